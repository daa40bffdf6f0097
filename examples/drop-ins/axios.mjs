// Owns the example for axios: its fetch adapter (1.12 and newer) takes a fetch from `env`, and passes a
// Request to it.

import axios from "axios";
import { OAuthClient } from "everbearer";

export const client = OAuthClient.fromEnv("ACME");

const api = axios.create({
  baseURL: process.env.ACME_BASE_URL,
  adapter: "fetch",
  env: { fetch: client.fetch },
});

/**
 * @param {string} id
 * @returns {Promise<import("./things.d.ts").Thing>}
 */
export const thing = async (id) => (await api.get(`things/${id}`)).data;

/**
 * @param {string} name
 * @returns {Promise<import("./things.d.ts").Thing>}
 */
export const addThing = async (name) => (await api.post("things", { name })).data;
