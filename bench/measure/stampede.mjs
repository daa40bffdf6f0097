// Owns stampedes: a thousand calls at once without a usable token. It counts the token requests, and the
// calls that fail.

import { request } from "node:http";
import { connect, connectWarm, PATH } from "../lib/subjects.mjs";

const CALLS = 1_000;
const TOKEN_DELAY_MS = 50;
const SPREAD_MS = 300;
const OUTAGE = 1e9;
const LONGER_THAN_A_TOKEN_LASTS_MS = 61 * 60_000;
const PATIENCE_MS = 30_000;

/** Moves the wall clock of the process on, but not its monotonic clock. */
function moveClock(ms) {
  const Original = Date;
  const now = () => Original.now() + ms;
  class Moved extends Original {
    constructor(...args) {
      super(...(args.length === 0 ? [now()] : args));
    }
    static now = now;
  }
  globalThis.Date = Moved;
  return () => (globalThis.Date = Original);
}

/** How the client differs from a warm one when the thousand calls come. */
const CASES = {
  cold: { title: "no token yet", cold: true },
  expiry: { title: "the token has ended", revoke: true, moved: LONGER_THAN_A_TOKEN_LASTS_MS },
  revoked: { title: "the token was revoked", revoke: true },
  "revoked-spread": {
    title: `the token was revoked, 401s over ${SPREAD_MS} ms`,
    revoke: true,
    faults: { rejectionSpreadMs: SPREAD_MS },
  },
  "one-503": { title: "no token yet, one 503 at first", cold: true, faults: { tokenFailures: 1 } },
  outage: {
    title: "no token yet, nothing but 503s",
    cold: true,
    // Without a delay: some clients send a token request for each caller, one after the other.
    faults: { tokenFailures: OUTAGE, tokenDelayMs: 0 },
  },
};

export const figures = Object.fromEntries(
  Object.entries(CASES).map(([name, { title }]) => [
    `stampede-${name}`,
    { title: `${CALLS} calls at once: ${title}`, unit: "token requests", better: "lower" },
  ]),
);

export const comparesWithRaw = false;

export const sizes = {
  full: { rounds: 2 },
  quick: { rounds: 1 },
  smoke: { rounds: 1 },
};

/** Without fetch, whose open connections a client could reuse. */
function control({ controlUrl }, order) {
  return new Promise((resolve, reject) => {
    const sent = request(controlUrl, { method: "POST", agent: false }, (response) => {
      let text = "";
      response.setEncoding("utf8").on("data", (part) => (text += part));
      response.once("end", () => resolve(JSON.parse(text)));
    });
    sent.once("error", reject).end(JSON.stringify(order));
  });
}

/** Whether the call succeeds. */
async function succeeds(subject) {
  let timer;
  const patience = new Promise((resolve) => {
    timer = setTimeout(resolve, PATIENCE_MS, false);
  });
  const call = async () => {
    const result = await subject.call(PATH);
    if (!(result instanceof Response)) return true;
    await result.text();
    return result.ok;
  };
  const outcome = await Promise.race([call().catch(() => false), patience]);
  clearTimeout(timer);
  return outcome;
}

async function stampede({ peer, server }, { cold, revoke = false, moved = 0, faults }) {
  await control(server, {});
  const subject = await (cold ? connect : connectWarm)(peer, server);
  await control(server, { revoke, tokenDelayMs: TOKEN_DELAY_MS, ...faults });
  const restore = moveClock(moved);
  const outcomes = await Promise.all(Array.from({ length: CALLS }, () => succeeds(subject)));
  restore();
  const { tokenRequests } = await control(server, {});
  return { value: tokenRequests, failures: outcomes.filter((ok) => !ok).length, calls: CALLS };
}

export async function sample(task) {
  const found = {};
  for (const [name, settings] of Object.entries(CASES)) {
    found[`stampede-${name}`] = await stampede(task, settings);
  }
  return found;
}
