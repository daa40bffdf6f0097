// Owns the example for ky, which passes a Request to fetch. Its own retries are switched off, or they
// would multiply the client's.

import { OAuthClient } from "everbearer";
import ky from "ky";

export const client = OAuthClient.fromEnv("ACME");

const api = ky.create({ prefix: process.env.ACME_BASE_URL, fetch: client.fetch, retry: 0 });

/**
 * @param {string} id
 * @returns {Promise<import("./things.d.ts").Thing>}
 */
export const thing = (id) => api.get(`things/${id}`).json();

/**
 * @param {string} name
 * @returns {Promise<import("./things.d.ts").Thing>}
 */
export const addThing = (name) => api.post("things", { json: { name } }).json();
