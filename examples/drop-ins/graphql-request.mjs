// Owns the example for graphql-request: every operation is a POST, which is retried after 429 but not
// after 503. An Idempotency-Key header declares that a query is safe to retry.

import { OAuthClient } from "everbearer";
import { gql, GraphQLClient } from "graphql-request";

export const client = OAuthClient.fromEnv("ACME");

const api = new GraphQLClient(`${process.env.ACME_BASE_URL}graphql`, { fetch: client.fetch });

/**
 * @param {string} id
 * @returns {Promise<import("./things.d.ts").Thing>}
 */
export async function thing(id) {
  const query = gql`
    query ($id: ID!) {
      thing(id: $id) {
        id
        name
      }
    }
  `;
  return (await api.request(query, { id })).thing;
}

/**
 * @param {string} name
 * @returns {Promise<import("./things.d.ts").Thing>}
 */
export async function addThing(name) {
  const mutation = gql`
    mutation ($name: String!) {
      addThing(name: $name) {
        id
        name
      }
    }
  `;
  return (await api.request(mutation, { name })).addThing;
}
