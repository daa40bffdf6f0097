// Owns the example for Hono: an application for a worker or a server, with one client for all requests. A
// new client does nothing yet, so it can be a module constant.

import { OAuthClient, TokenError } from "everbearer";
import { Hono } from "hono";

export const client = OAuthClient.fromEnv("ACME");

const app = new Hono();

app.get("/things/:id", (c) => passOn(`things/${encodeURIComponent(c.req.param("id"))}`));

app.post("/things", async (c) => {
  const headers = { "content-type": "application/json" };
  return passOn("things", { method: "POST", headers, body: await c.req.text() });
});

app.onError((error, c) => {
  if (error instanceof TokenError) return c.json({ error: error.code }, 503);
  throw error;
});

export default app;

/**
 * Passes the API's response on, without its headers: those of a body that fetch has decoded
 * (Content-Encoding, Content-Length) would be wrong.
 *
 * @param {Parameters<typeof client.fetch>} call
 */
async function passOn(...call) {
  const response = await client.fetch(...call);
  return Response.json(await response.json(), { status: response.status });
}
