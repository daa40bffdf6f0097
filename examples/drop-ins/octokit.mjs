// Owns the example for octokit, for a gateway with the same API and OAuth tokens. It always sets an
// Authorization header if it has `auth`; the client's token takes its place.

import { OAuthClient } from "everbearer";
import { Octokit } from "@octokit/core";

export const client = OAuthClient.fromEnv("ACME");

const { fetch } = client.withOptions({ replaceAuthorization: true });
const octokit = new Octokit({
  baseUrl: process.env.ACME_BASE_URL?.replace(/\/$/, ""),
  auth: "not used",
  request: { fetch },
});

/**
 * @param {string} id
 * @returns {Promise<import("./things.d.ts").Thing>}
 */
export const thing = async (id) => (await octokit.request("GET /things/{id}", { id })).data;

/**
 * @param {string} name
 * @returns {Promise<import("./things.d.ts").Thing>}
 */
export const addThing = async (name) => (await octokit.request("POST /things", { name })).data;
