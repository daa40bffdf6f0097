// Owns an HTTP server around @node-oauth/oauth2-server, as its README sets one up: it reads forms only, and it
// does not decode the credentials of a Basic header.

import { once } from "node:events";
import { createServer } from "node:http";
import OAuth2Server from "@node-oauth/oauth2-server";

const { Request, Response } = OAuth2Server;

async function formOf(request) {
  let text = "";
  for await (const part of request.setEncoding("utf8")) text += part;
  const isForm = request.headers["content-type"] === "application/x-www-form-urlencoded";
  return isForm ? Object.fromEntries(new URLSearchParams(text)) : {};
}

/** The client credentials and scopes in memory. */
const modelOf = ({ id, secret, scopes }) => ({
  getClient: (clientId, clientSecret) =>
    clientId === id && clientSecret === secret && { id, grants: ["client_credentials"] },
  getUserFromClient: () => ({}),
  validateScope: (_user, _client, asked) =>
    (asked ?? []).every((one) => scopes.includes(one)) && asked,
  saveToken: (token, client, user) => ({ ...token, client, user }),
});

/**
 * Starts the server. `hidesErrors`: it responds to refused clients with an empty 403, as some servers and
 * gateways do. Resolves with the URL of its token endpoint.
 */
export async function startServer(t, credentials, { hidesErrors = false } = {}) {
  const oauth = new OAuth2Server({ model: modelOf({ scopes: ["read"], ...credentials }) });
  const server = createServer(async (incoming, outgoing) => {
    const { method, headers } = incoming;
    const request = new Request({ method, headers, query: {}, body: await formOf(incoming) });
    const response = new Response();
    let status = 200;
    let body;
    try {
      await oauth.token(request, response);
      ({ body } = response);
    } catch (error) {
      status = error.code;
      body = { error: error.name, error_description: error.message };
    }
    if (hidesErrors && status !== 200) return outgoing.writeHead(403).end();
    outgoing.writeHead(status, { ...response.headers, "content-type": "application/json" });
    return outgoing.end(JSON.stringify(body));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  t.after(() => server.close());
  return `http://127.0.0.1:${server.address().port}/token`;
}
