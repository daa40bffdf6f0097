// Owns the handlers of both routes, with one client for all requests.

import { OAuthClient, TokenError } from "everbearer";

export const client = OAuthClient.fromEnv("ACME");

/** @param {Request} request */
export function GET(request) {
  const id = new URL(request.url).searchParams.get("id") ?? "";
  return passOn(`things/${encodeURIComponent(id)}`);
}

/** @param {Request} request */
export async function POST(request) {
  const headers = { "content-type": "application/json" };
  return passOn("things", { method: "POST", headers, body: await request.text() });
}

/**
 * Passes the API's response on.
 *
 * @param {Parameters<typeof client.fetch>} call
 */
async function passOn(...call) {
  try {
    const response = await client.fetch(...call);
    return Response.json(await response.json(), { status: response.status });
  } catch (error) {
    if (error instanceof TokenError) return Response.json({ error: error.code }, { status: 503 });
    throw error;
  }
}
