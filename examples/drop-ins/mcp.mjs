// Owns the example for clients of MCP servers: the transport gets the client's fetch, and the client has a private key,
// as the MCP extension for client credentials recommends.

import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { StreamableHTTPClientTransport } from "@modelcontextprotocol/sdk/client/streamableHttp.js";
import { OAuthClient } from "everbearer";

export const client = OAuthClient.fromEnv("ACME", {
  // The server that the token is for (RFC 8707).
  resource: process.env.ACME_BASE_URL,
});

/** @returns {Promise<Client>} */
export async function connect() {
  const mcp = new Client({ name: "agent", version: "1.0.0" });
  const url = new URL(process.env.ACME_BASE_URL ?? "");
  await mcp.connect(new StreamableHTTPClientTransport(url, { fetch: client.fetch }));
  return mcp;
}
