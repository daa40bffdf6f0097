// Owns counting what a thousand calls at once cost without a token, and with a token that is rejected. A
// token endpoint and an API replace fetch, so the counts are exact.

import { setImmediate } from "node:timers/promises";

const CALLS = 1_000;
/** Rejections are spread over so many turns of the event loop, long after the first led to a new token. */
const SPREAD = 20;
const ORIGIN = "https://api.example.com";

function provider() {
  const counts = { tokenRequests: 0, rejections: 0 };
  let valid;
  const grant = () => {
    counts.tokenRequests += 1;
    valid = `token-${counts.tokenRequests}`;
    return Response.json({ access_token: valid, token_type: "Bearer", expires_in: 3_600 });
  };
  const fetch = async (input, { headers }) => {
    await setImmediate();
    if (String(input) === `${ORIGIN}/token`) return grant();
    if (new Headers(headers).get("authorization") === `Bearer ${valid}`) return Response.json({});
    counts.rejections += 1;
    for (let turn = counts.rejections % SPREAD; turn > 0; turn--) await setImmediate();
    return new Response(null, { status: 401 });
  };
  return { counts, fetch, revoke: () => (valid = undefined) };
}

async function stampede(prepare) {
  const { OAuthClient } = await import("everbearer");
  const api = provider();
  const client = new OAuthClient({
    tokenUrl: `${ORIGIN}/token`,
    clientId: "id",
    clientSecret: "secret",
    baseUrl: ORIGIN,
    fetch: api.fetch,
  });
  await prepare(client, api);
  const before = api.counts.tokenRequests;
  const outcomes = await Promise.allSettled(
    Array.from({ length: CALLS }, () => client.fetch("things")),
  );
  client.close();
  return {
    tokenRequests: api.counts.tokenRequests - before,
    failures: outcomes.filter(({ value }) => value?.status !== 200).length,
  };
}

export async function countStampedes() {
  return {
    "stampede, no token": await stampede(() => undefined),
    "stampede, token rejected": await stampede(async (client, api) => {
      await client.getToken();
      api.revoke();
    }),
  };
}
