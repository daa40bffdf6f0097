// Owns what must be the same in every runtime: one function for each behaviour, with web standards and the
// package only. The sandbox runs in the driver's process and is controlled over HTTP.

import { bodies, replayedBodies, requestObject, streamedResponse } from "./bodies.mjs";
import { ownContexts } from "./contexts.mjs";
import { equal, includes, rejection } from "./expect.mjs";
import { oneSignature, signedAssertions } from "./keys.mjs";
import { redirectDowngraded, redirectElsewhere } from "./redirects.mjs";
import { tenantsOfAPool } from "./tenants.mjs";

const CALLS = 50;
const HOUR_MS = 3_600_000;
const hang = { kind: "hang" };

async function coldStampede({ connect, counters }) {
  const client = connect();
  const calls = Array.from({ length: CALLS }, async (_, index) => {
    const response = await client.fetch(`things/${index}`);
    equal([response.status, (await response.json()).id], [200, String(index)]);
  });
  await Promise.all(calls);
  const { tokenRequests, apiCalls } = await counters();
  equal([tokenRequests, apiCalls], [1, CALLS]);
}

/** Moves the clock of all calls ahead by an hour. */
async function anHourLater(work) {
  const { now } = Date;
  Date.now = () => now() + HOUR_MS;
  try {
    await work();
  } finally {
    Date.now = now;
  }
}

async function expiry({ connect, counters, statusesOf }) {
  const client = connect();
  const { generation } = await client.getToken();
  await anHourLater(async () => equal(await statusesOf(client, 3), [200, 200, 200]));
  equal([generation, client.status().generation], [1, 2]);
  const { tokenRequests, apiUnauthorized } = await counters();
  equal([tokenRequests, apiUnauthorized], [2, 0]);
}

async function revoke({ connect, control, counters, statusesOf }) {
  const client = connect();
  await client.getToken();
  await control("POST", "oauth/revoke");
  equal(await statusesOf(client, 5), [200, 200, 200, 200, 200]);
  equal((await counters()).tokenRequests, 2);
}

async function replay401({ connect, control }) {
  const client = connect();
  const rejected = [];
  client.on("replayed", ({ rejectedGeneration, generation }) => {
    rejected.push(rejectedGeneration, generation);
  });
  await control("POST", "oauth/api/faults", { fault: { kind: "unauthorized" } });
  const response = await client.fetch("echo", { method: "POST", body: "once more" });
  equal([response.status, (await response.json()).body], [200, "once more"]);
  equal([client.status().replays, rejected], [1, [1, 2]]);
}

async function retry429({ connect, control, counters, statusesOf }) {
  const client = connect();
  await control("POST", "oauth/api/faults", { fault: { kind: "rate-limit", retryAfter: 0 } });
  equal([await statusesOf(client, 1), client.status().retries], [[200], 1]);
  await control("POST", "oauth/token/faults", { fault: { kind: "rate-limit", retryAfter: 0 } });
  client.invalidate();
  equal(await statusesOf(client, 1), [200]);
  const { tokenRequests } = await counters();
  equal(tokenRequests, 3);
}

async function abort({ connect, control, arrival, statusesOf }) {
  const reason = new Error("enough");
  /** Aborts a call once its request has arrived. */
  const aborted = async (client, counter) => {
    const controller = new AbortController();
    const error = rejection(client.fetch("things", { signal: controller.signal }));
    await arrival(counter);
    controller.abort(reason);
    return (await error) === reason;
  };
  await control("POST", "oauth/token/faults", { fault: hang });
  const waiting = connect();
  equal(await aborted(waiting, "tokenRequests"), true);
  waiting.close();
  const client = connect();
  await client.getToken();
  await control("POST", "oauth/api/faults", { fault: hang });
  equal([await aborted(client, "apiCalls"), await statusesOf(client, 1)], [true, [200]]);
}

async function timeout({ connect, control }) {
  const client = connect();
  await client.getToken();
  await control("POST", "oauth/api/faults", { fault: hang });
  const error = await rejection(client.fetch("things", { timeoutMs: 50 }));
  equal([error.code, error.name, error.transient], ["call_timeout", "CallError", true]);
  await control("POST", "oauth/token/faults", { fault: hang, times: "always" });
  const waiting = connect({ tokenTimeoutMs: 50, policy: { tokenAttempts: 1 } });
  equal((await rejection(waiting.getToken())).code, "token_endpoint_timeout");
}

function environment({ everbearer: { OAuthClient }, variables }) {
  const expected = [variables.ACME_CLIENT_ID, variables.ACME_TOKEN_URL];
  const settings = (client) => {
    const { clientId, tokenUrl } = client.toJSON();
    client.close();
    return [clientId, tokenUrl];
  };
  equal(settings(OAuthClient.fromEnv("ACME")), expected);
  const bindings = { BOUND_BUCKET: { get() {} }, BOUND_CLIENT_ID: "bound" };
  const given = { tokenUrl: variables.ACME_TOKEN_URL, clientSecret: "s" };
  equal(settings(OAuthClient.fromEnv("BOUND", { ...given, env: bindings })), [
    "bound",
    expected[1],
  ]);
  try {
    OAuthClient.fromEnv("NOBODY");
  } catch (error) {
    equal(error.code, "invalid_configuration");
    includes(error.message, "NOBODY_CLIENT_ID");
    return;
  }
  throw new Error("variables that are not there were found");
}

/** The secret is rotated between two token requests, and once more while one is on its way. */
async function changingSecret({ connect, counters, statusesOf, variables }) {
  const secret = variables.ACME_CLIENT_SECRET;
  const secrets = ["too old", secret, secret];
  const client = connect({
    async clientSecret({ signal }) {
      equal(signal.aborted, false);
      return secrets.shift();
    },
  });
  equal(await statusesOf(client, 10), Array(10).fill(200));
  client.invalidate();
  equal(await statusesOf(client, 10), Array(10).fill(200));
  equal([secrets.length, (await counters()).tokenRequests], [0, 3]);
}

async function redaction({ connect, control, inspect, variables }) {
  const client = connect({ maxRetries: 0 });
  const token = await client.getToken();
  // Some runtimes retry a call themselves when its connection breaks.
  await control("POST", "oauth/api/faults", { fault: { kind: "reset" }, times: "always" });
  const shown = [client, token, client.status(), await rejection(client.fetch("things"))];
  client.invalidate();
  await control("POST", "oauth/token/faults", { fault: { kind: "unauthorized" } });
  shown.push(await rejection(client.getToken()));
  equal([shown[3].code, shown[4].code], ["network_error", "invalid_client"]);
  const texts = shown.flatMap((one) => [
    String(one),
    JSON.stringify(one),
    inspect(one),
    one.stack ?? "",
  ]);
  const basic = btoa(`${variables.ACME_CLIENT_ID}:${variables.ACME_CLIENT_SECRET}`);
  for (const canary of [variables.ACME_CLIENT_SECRET, token.accessToken, basic]) {
    equal(
      texts.filter((text) => text.includes(canary)),
      [],
    );
  }
  includes(texts.join("\n"), "[redacted]");
}

async function dispose({ connect, control, counters, arrival }) {
  const client = connect();
  await control("POST", "oauth/token/faults", { fault: hang });
  const waiting = [rejection(client.fetch("things")), rejection(client.getToken())];
  await arrival("tokenRequests");
  // A host without the symbol has the method only.
  if (Symbol.dispose) client[Symbol.dispose]();
  else client.close();
  const late = [rejection(client.fetch("things")), rejection(client.authorization())];
  const errors = await Promise.all([...waiting, ...late]);
  equal(
    errors.map(({ code }) => code),
    Array(4).fill("client_closed"),
  );
  client.close();
  equal([client.status().state, (await counters()).apiCalls], ["closed", 0]);
}

async function faces({ connect, counters }) {
  const client = connect({ headers: { "X-Client": "1" } });
  const face = client.withOptions({ headers: { "X-Face": "1" }, maxRetries: 0 });
  const seen = [];
  for (const one of [client, face]) {
    const { headers } = await (await one.fetch("echo")).json();
    seen.push([headers["x-client"], headers["x-face"] ?? "none"]);
  }
  equal(seen, [
    ["1", "none"],
    ["1", "1"],
  ]);
  equal((await counters()).tokenRequests, 1);
  face.close();
  equal(client.status().state, "closed");
}

async function moduleConstants({ constants: { oauth, athena, vagaro, vagaroV2 }, statusesOf }) {
  equal(await statusesOf(oauth, 2), [200, 200]);
  equal((await athena.patients.getPatient("1")).patientid, "1");
  equal((await vagaro.customers.retrieve({ customer_id: "cust_456" })).customer_id, "cust_456");
  for await (const { serviceId } of vagaroV2.services.list()) equal(typeof serviceId, "string");
  const clients = [oauth, athena, vagaro, vagaroV2];
  equal(
    clients.map((client) => client.status().tokenRequests),
    [1, 1, 1, 1],
  );
}

export const behaviours = {
  "cold stampede": coldStampede,
  expiry,
  revoke,
  "401 replay": replay401,
  "429 retry": retry429,
  abort,
  timeout,
  env: environment,
  "changing secret": changingSecret,
  "signed assertions": signedAssertions,
  "one signature": oneSignature,
  tenants: tenantsOfAPool,
  redaction,
  dispose,
  faces,
  bodies,
  "bodies again": replayedBodies,
  Request: requestObject,
  stream: streamedResponse,
  constants: moduleConstants,
  "own context": ownContexts,
  "redirect to another origin": redirectElsewhere,
  "redirect downgraded to http": redirectDowngraded,
};
