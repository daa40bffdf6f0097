// Owns the scenes of the demo: what each shows, and its expected counts.

import { OAuthClient } from "everbearer";

const CROWD = 1_000;
const TOKEN_REQUEST_MS = 400;
const BETWEEN_CALLS_MS = 20;

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
const none = { failures: 0, replays: 0, retries: 0 };

async function reuse(run) {
  run.open();
  await run.tellCall();
  await run.tellCall();
  await run.tellCall();
}

async function crowd(run) {
  run.open();
  const responses = await Promise.all(Array.from({ length: CROWD }, () => run.call()));
  const good = responses.filter(({ status }) => status === 200).length;
  run.say(`${good} of ${CROWD} calls got a 200 response`);
  run.check(good === CROWD, `${CROWD - good} calls got another response`);
}

async function timer(run) {
  const client = run.open();
  await run.tellCall();
  run.say(`the client is idle; refresh is due in ${dueIn(client)}`);
  const refreshed = await run.next("token");
  run.check(refreshed?.reason === "ahead", "the timer refreshed nothing");
}

const dueIn = (client) => `${((client.status().refreshesAt - Date.now()) / 1000).toFixed(1)} s`;

async function behind(run) {
  const client = run.open();
  await run.tellCall();
  run.system.server.token.latency(TOKEN_REQUEST_MS);
  run.say(`calls continue; the next token request will take ${TOKEN_REQUEST_MS} ms`);
  let refreshed;
  let meanwhile = 0;
  let longest = 0;
  const waiting = run.next("token").then((event) => (refreshed = event ?? { reason: "never" }));
  while (!refreshed) {
    const { ms } = await run.call();
    longest = Math.max(longest, ms);
    if (client.status().state === "refreshing") meanwhile++;
    await pause(BETWEEN_CALLS_MS);
  }
  await waiting;
  run.say(`${meanwhile} calls finished meanwhile; the longest call took ${longest.toFixed(0)} ms`);
  run.check(meanwhile > 0, "no call finished while the token was being refreshed");
  run.check(refreshed.reason === "ahead", "a call had to wait for the new token");
  await run.tellCall();
}

async function revoked(run) {
  run.open();
  await run.tellCall();
  run.system.server.revokeTokens();
  run.say("the server revokes the token");
  await run.tellCall();
}

async function throttled(run) {
  run.open();
  await run.tellCall();
  run.system.server.api.inject({ kind: "rate-limit", retryAfter: 1 });
  run.say("the API will respond 429 with Retry-After: 1");
  const ms = await run.tellCall();
  // Timers may be a little early.
  run.check(ms > 980, `the call was retried after ${ms.toFixed(0)} ms`);
}

async function wrongSecret(run) {
  const clientSecret = "not-the-secret";
  run.open({ clientSecret });
  for (const attempt of ["first", "second"]) {
    const error = await run.call().catch((reason) => reason);
    run.say(`the ${attempt} call throws ${error.name} ${error.code}`);
    if (attempt === "first") run.say(error.message);
    run.check(error.code === "invalid_client", `the error is ${error}`);
    run.check(!error.message.includes(clientSecret), "the message shows the secret");
  }
  run.say("the second call got the stored error: no second token request");
}

async function missing(run) {
  const { prefix } = run.system;
  try {
    const env = { [`${prefix}_CLIENT_ID`]: "my-client", [`${prefix}_MAX_RETRIES`]: "x" };
    OAuthClient.fromEnv(prefix, { env });
    run.check(false, "the constructor accepted it");
  } catch (error) {
    run.say(`OAuthClient.fromEnv("${prefix}") throws ${error.name} ${error.code}`);
    run.say(error.message);
    run.check(error.code === "invalid_configuration", `the error is ${error}`);
    run.check(error.problems?.length === 3, "the error does not list three problems");
  }
}

/** In playing order. `expected` is checked; counts that it leaves out may vary. */
export const scenes = [
  {
    title: "First call, and reuse",
    about: "The first call gets a token; later calls use the same one.",
    expected: { calls: 3, "token requests": 1, ...none },
    run: reuse,
  },
  {
    title: "1,000 calls at once",
    about: "A thousand calls of a cold client wait for one token request.",
    expected: { calls: CROWD, "token requests": 1, ...none },
    run: crowd,
  },
  {
    title: "Refresh by timer",
    about: "Tokens last 4 s here. When the client is idle, a timer refreshes the token ahead.",
    tokenLifetimeSeconds: 4,
    sideBySide: true,
    expected: { calls: 1, "token requests": 2, ...none },
    run: timer,
  },
  {
    title: "Refresh behind calls",
    about: "The same during a steady stream of calls, with a slow token endpoint.",
    tokenLifetimeSeconds: 4,
    sideBySide: true,
    expected: { "token requests": 2, ...none },
    run: behind,
  },
  {
    title: "Revoked token",
    about:
      "The server revokes the token. After the 401 the client gets a new token and replays once.",
    expected: { calls: 2, "token requests": 2, ...none, replays: 1 },
    run: revoked,
  },
  {
    title: "429 with Retry-After",
    about: "The API asks for a wait of one second, and the client waits before the retry.",
    sideBySide: true,
    expected: { calls: 2, "token requests": 1, ...none, retries: 1 },
    run: throttled,
  },
  {
    title: "Wrong secret",
    about:
      "The error says what was tried and what to check. It is stored, not requested repeatedly.",
    expected: { calls: 2, "token requests": 1, ...none, failures: 1 },
    run: wrongSecret,
  },
  {
    title: "Missing options",
    about: "All mistakes of a configuration are listed at once, before any request.",
    expected: { calls: 0, "token requests": 0, ...none },
    run: missing,
  },
].map((scene, index) => ({ number: index + 1, ...scene }));
