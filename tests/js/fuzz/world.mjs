// Owns what every property is checked against: a second client that must keep working, virtual time, and
// the rules for everything that comes out of the package.

import assert from "node:assert/strict";
import { test } from "node:test";
import { inspect } from "node:util";
import fc from "fast-check";
import { load } from "../packaging/load.mjs";

export const SECRET = "canary-client-s3cr3t";
export const TOKEN = "canary-access-t0ken";
/** The value of a header that no HTTP message can carry. */
export const PRIVATE = "canary-private-header";
const CANARIES = [SECRET, TOKEN, PRIVATE];

const FACTOR = Number(process.env.EVERBEARER_FUZZ_FACTOR ?? 1);
const SEED = Number(process.env.EVERBEARER_FUZZ_SEED ?? 1);

/** Maximum size of the module's memory at the end of a run, in bytes. */
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

/** Every client's clock. Time advances only when nothing else happens. */
const clock = virtualClock();

/** Fires the next timer; false if there is none. */
async function fireNext() {
  const [next] = clock.pending();
  if (next) await clock.advance(next.dueInMs);
  return next !== undefined;
}

const turn = () => new Promise((resolve) => setImmediate(resolve));

/** Turns of the event loop before a timer is fired. */
const TURNS = 10;
/** A promise that needs more timers or more real time than this hangs. */
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

/** A fetch that treats its arguments as the global one does. */
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

/** After each case: the other client still works with its token, and nothing was left behind. */
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
  assert.deepEqual(stray.splice(0), [], "an unhandled rejection");
}

/** An error is either the package's, with a code, or one of the caller's own. */
export function checkError(error, isTheCallers = () => false) {
  if (isTheCallers(error)) return;
  assert.ok(isEverbearerError(error), `not an error of the package: ${shown(error)}`);
  assert.match(error.code, /^[a-z][a-z0-9_]*$/);
  assert.notEqual(error.code, "instance_failed");
  checkShown(error);
}

/** No way of printing a value shows a canary. */
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
 * Tests one property: runs `check(...generated)` on `examples` (cases that once failed), then on `runs`
 * cases of a fixed seed, and prints the number of cases.
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
