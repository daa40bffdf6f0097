// Owns what every property is checked against: a process with a second client that must go on as before,
// timers that are moved and never slept, and the rules for whatever comes out of the package.

import assert from "node:assert/strict";
import { test } from "node:test";
import { inspect } from "node:util";
import fc from "fast-check";
import { load } from "../packaging/load.mjs";

export const SECRET = "canary-client-s3cr3t";
export const TOKEN = "canary-access-t0ken";
/** In a header that no HTTP message can carry. */
export const PRIVATE = "canary-private-header";
const CANARIES = [SECRET, TOKEN, PRIVATE];

const FACTOR = Number(process.env.EVERBEARER_FUZZ_FACTOR ?? 1);
const SEED = Number(process.env.EVERBEARER_FUZZ_SEED ?? 1);

/** What the module may have grown to by the end of a run, in bytes. */
const MEMORY_LIMIT = 8 * 1024 * 1024;

const memories = [];
const { Instance } = WebAssembly;
WebAssembly.Instance = function (module, imports) {
  const instance = new Instance(module, imports);
  if ("a" in imports) {
    memories.push(Object.values(instance.exports).find((one) => one instanceof WebAssembly.Memory));
  }
  return instance;
};

const { isEverbearerError, OAuthClient } = await load("everbearer");
const { virtualClock } = await load("everbearer/sandbox");

/** The clock of every client. Time moves when nothing else does. */
const clock = virtualClock();

/** Lets the next timer fire; false if there is none. */
async function fireNext() {
  const [next] = clock.pending();
  if (next) await clock.advance(next.dueInMs);
  return next !== undefined;
}

const turn = () => new Promise((resolve) => setImmediate(resolve));

/** Turns of the event loop in which something may happen by itself before a timer fires. */
const TURNS = 10;
/** What takes more timers than this, or more time of a real clock, hangs. */
const FIRINGS = 300;
const PATIENCE_NS = 10_000_000_000n;

/** How a promise ended: `{ value }` or `{ error }`. Fails if it never does. */
export async function settled(promise) {
  let outcome;
  promise.then(
    (value) => (outcome = { value }),
    (error) => (outcome = { error }),
  );
  const deadline = process.hrtime.bigint() + PATIENCE_NS;
  for (let firings = 0; firings < FIRINGS && process.hrtime.bigint() < deadline;) {
    for (let turns = 0; turns < TURNS; turns += 1) {
      await turn();
      if (outcome) return outcome;
    }
    if (await fireNext()) firings += 1;
  }
  return assert.fail("the promise never settles");
}

export const tokenResponse = () =>
  Response.json({ access_token: TOKEN, token_type: "Bearer", expires_in: 86_400 });

/** A fetch that does to its arguments what the global one does to them. */
export const responding =
  (respond, token = tokenResponse) =>
  async (input, init) => {
    const request = new Request(input, { ...init, duplex: "half" });
    return request.url.startsWith(OPTIONS.tokenUrl) ? token(request) : respond(request);
  };

export const OPTIONS = {
  tokenUrl: "https://auth.example.com/token",
  clientId: "fuzz",
  clientSecret: SECRET,
  baseUrl: "https://api.example.com/",
  clock,
};

const witness = new OAuthClient({
  ...OPTIONS,
  backgroundRefresh: false,
  policy: { maxLifetimeMs: 31_536_000_000 },
  fetch: responding(
    () => new Response("{}"),
    () => Response.json({ access_token: TOKEN, expires_in: 31_536_000 }),
  ),
});
await settled(witness.getToken());

const PROTOTYPES = [Object, Array, Function, Promise, Error].map(({ prototype }) => prototype);
const own = () => PROTOTYPES.map((prototype) => Reflect.ownKeys(prototype).map(String).join());
const prototypes = own();

const stray = [];
process.on("unhandledRejection", (error) => stray.push(error));
process.on("uncaughtException", (error) => stray.push(error));
let instances = memories.length;

/** After each case: the other client goes on with its token, and nothing was left behind. */
async function checkWorld() {
  const { tokenRequests } = witness.status();
  const { value, error } = await settled(witness.fetch("things"));
  assert.equal(value?.status, 200, `the other client fails: ${error}`);
  assert.equal(witness.status().tokenRequests, tokenRequests, "the other client's token is lost");
  const before = instances;
  instances = memories.length;
  assert.equal(instances, before, "the instance was replaced");
  assert.deepEqual(own(), prototypes, "a prototype was changed");
  await turn();
  assert.deepEqual(clock.pending(), [], "a timer was left behind");
  assert.deepEqual(stray.splice(0), [], "a rejection that nobody handles");
}

/** An error is one of ours with a code, or one of those that the caller knows. */
export function checkError(error, isTheCallers = () => false) {
  if (isTheCallers(error)) return;
  assert.ok(isEverbearerError(error), `not an error of the package: ${shown(error)}`);
  assert.match(error.code, /^[a-z][a-z0-9_]*$/);
  assert.notEqual(error.code, "instance_failed");
  checkShown(error);
}

/** Nothing that prints a value shows a canary. */
export function checkShown(value) {
  const texts = [shown(value), String(value), JSON.stringify(value)];
  if (value instanceof Error) texts.push(value.message, String(value.stack));
  for (const canary of CANARIES) {
    assert.ok(!texts.some((text) => text?.includes(canary)), `shows ${canary}: ${texts[0]}`);
  }
}

function shown(value) {
  try {
    return inspect(value, { depth: 8 });
  } catch {
    return "[cannot be inspected]";
  }
}

/**
 * A test of one property: `check(...generated)` for so many cases of a fixed seed, those that once failed
 * first. It prints how many there were.
 */
export function property(name, runs, arbitraries, check, examples = []) {
  test(name, async () => {
    const numRuns = Math.round(runs * FACTOR);
    let done = 0;
    const asserted = fc.asyncProperty(...arbitraries, async (...generated) => {
      done += 1;
      await check(...generated);
      await checkWorld();
    });
    await fc.assert(asserted, { numRuns, seed: SEED, examples, includeErrorInReport: true });
    const bytes = memories.at(-1).buffer.byteLength;
    assert.ok(bytes <= MEMORY_LIMIT, `the module has grown to ${bytes} bytes`);
    console.log(`| JavaScript: ${name} | ${done} | ${Math.ceil(bytes / 2 ** 20)} MB |`);
  });
}
