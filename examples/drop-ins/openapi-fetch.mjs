// Owns the example for openapi-fetch: calls typed by an OpenAPI document. It passes a Request to fetch.

import { OAuthClient } from "everbearer";
import createClient from "openapi-fetch";

export const client = OAuthClient.fromEnv("ACME");

/** @type {import("openapi-fetch").Client<import("./things.d.ts").paths>} */
const api = createClient({ baseUrl: process.env.ACME_BASE_URL, fetch: client.fetch });

/** @param {string} id */
export async function thing(id) {
  const { data, error, response } = await api.GET("/things/{id}", { params: { path: { id } } });
  if (!data) throw new Error(`no thing: ${response.status}`, { cause: error });
  return data;
}

/** @param {string} name */
export async function addThing(name) {
  const { data, error, response } = await api.POST("/things", { body: { name } });
  if (!data) throw new Error(`not added: ${response.status}`, { cause: error });
  return data;
}
