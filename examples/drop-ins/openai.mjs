// Owns the example for openai, for a gateway with the same API and OAuth tokens; clients generated for
// other APIs have the same options. It sends its API key in an Authorization header, which the client
// refuses: null omits that header. Its own retries are switched off, or they would multiply the client's.

import { OAuthClient } from "everbearer";
import OpenAI from "openai";

export const client = OAuthClient.fromEnv("ACME");

const api = new OpenAI({
  baseURL: process.env.ACME_BASE_URL,
  fetch: client.fetch,
  apiKey: "not used",
  defaultHeaders: { Authorization: null },
  maxRetries: 0,
});

/** @param {string} id */
export const model = (id) => api.models.retrieve(id);

/** @param {string} content */
export async function answer(content) {
  const messages = [{ role: /** @type {const} */ ("user"), content }];
  const { choices } = await api.chat.completions.create({ model: "small", messages });
  return choices[0]?.message.content;
}
