// Owns the example for ofetch: its `createFetch` takes a fetch. Its own retries are switched off, or they
// would multiply the client's.

import { OAuthClient } from "everbearer";
import { createFetch } from "ofetch";

export const client = OAuthClient.fromEnv("ACME");

const defaults = { baseURL: process.env.ACME_BASE_URL, retry: /** @type {const} */ (false) };
const api = createFetch({ fetch: client.fetch, defaults });

/**
 * @param {string} id
 * @returns {Promise<import("./things.d.ts").Thing>}
 */
export const thing = (id) => api(`things/${id}`);

/**
 * @param {string} name
 * @returns {Promise<import("./things.d.ts").Thing>}
 */
export const addThing = (name) => api("things", { method: "POST", body: { name } });
