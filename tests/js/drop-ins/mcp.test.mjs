// The official SDK of MCP, as client and as server, with a client's fetch and a private key.

import assert from "node:assert/strict";
import { generateKeyPairSync, randomUUID } from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { after, test } from "node:test";
import { pathToFileURL } from "node:url";
import { startSandbox } from "everbearer/sandbox";
import { example } from "./drop-in.mjs";

const { resolve } = createRequire(example("mcp.mjs"));
const sdk = (path) => import(pathToFileURL(resolve(`@modelcontextprotocol/sdk/${path}`)).href);
const { McpServer } = await sdk("server/mcp.js");
const { StreamableHTTPServerTransport } = await sdk("server/streamableHttp.js");

const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
const sandbox = await startSandbox();
const { oauth } = sandbox;
oauth.settings.publicKeys = [publicKey.export({ type: "spki", format: "pem" })];

/** A server with one tool. The sandbox decides whether a request may pass. */
const sessions = new Map();
async function transportOf(id) {
  if (id) return sessions.get(id);
  const transport = new StreamableHTTPServerTransport({
    sessionIdGenerator: randomUUID,
    onsessioninitialized: (made) => void sessions.set(made, transport),
  });
  const server = new McpServer({ name: "things", version: "1.0.0" });
  server.registerTool("greet", { description: "Greets." }, () => ({
    content: [{ type: "text", text: "hello" }],
  }));
  await server.connect(transport);
  return transport;
}

const http = createServer(async (request, response) => {
  const { authorization = "" } = request.headers;
  const judged = await fetch(`${oauth.baseUrl}echo`, { headers: { authorization } });
  if (!judged.ok) return response.writeHead(judged.status).end();
  const transport = await transportOf(request.headers["mcp-session-id"]);
  return transport.handleRequest(request, response);
});
http.listen(0, "127.0.0.1");
await once(http, "listening");

Object.assign(process.env, {
  ACME_ISSUER: sandbox.url,
  ACME_CLIENT_ID: sandbox.clientId,
  ACME_PRIVATE_KEY: privateKey.export({ type: "pkcs8", format: "pem" }).replaceAll("\n", "\\n"),
  ACME_BASE_URL: `http://127.0.0.1:${http.address().port}/mcp/`,
});
const { client, connect } = await import(pathToFileURL(example("mcp.mjs")).href);

after(async () => {
  client.close();
  http.closeAllConnections();
  http.close();
  await sandbox.close();
});

test("an MCP client lists and calls tools with a signed client's token, and survives a revoked one", async () => {
  const mcp = await connect();
  const { tools } = await mcp.listTools();
  assert.deepEqual(
    tools.map(({ name }) => name),
    ["greet"],
  );
  oauth.revokeTokens();
  const { content } = await mcp.callTool({ name: "greet" });
  assert.deepEqual(content, [{ type: "text", text: "hello" }]);
  assert.equal(oauth.counters().tokenRequests, 2);
  const [{ body }] = oauth.requests().filter(({ endpoint }) => endpoint === "token");
  const form = new URLSearchParams(body);
  assert.equal(form.get("resource"), process.env.ACME_BASE_URL);
  assert.equal(form.has("client_secret"), false);
  await mcp.close();
});
