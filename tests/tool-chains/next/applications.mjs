// Owns the rows of Next.js: the applications beside it are built and started, their tokens are revoked, and
// the build is searched for tokens.

import { cpSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { kept } from "../../js/drop-ins/next-kept.mjs";

export const NEXT = "next/dist/bin/next";
export const QUIET = { NEXT_TELEMETRY_DISABLED: "1" };
const SHOWN = "Thing 7";
const PATIENCE_MS = 60_000;
const PAUSE_MS = 100;

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

function countsOf({ oauth }) {
  const { tokenRequests, apiCalls, apiUnauthorized } = oauth.counters();
  return { tokens: tokenRequests, rejected: apiUnauthorized, accepted: apiCalls - apiUnauthorized };
}

/**
 * Counts from now on. Next decides how many clients there are: the edge runtime has its own, and route
 * handlers share that of the pages in Next 14, and do not in Next 16. So only the additions of one path
 * are counted.
 */
function counting(sandbox) {
  const before = countsOf(sandbox);
  const added = () =>
    Object.entries(countsOf(sandbox)).map(([name, n]) => [name, n - before[name]]);
  return () => Object.fromEntries(added());
}

const has = (found, wanted, compare) =>
  Object.entries(wanted).every(([name, count]) => compare(found[name], count));

const exactly = (one, other) => one === other;
const atLeast = (one, other) => one >= other;

/** Throws unless the counts are as wanted. */
function demand(what, found, wanted, compare = exactly) {
  if (has(found, wanted, compare)) return;
  throw new Error(`${what}: ${JSON.stringify(found)}, not ${JSON.stringify(wanted)}`);
}

/** A started application, for the rows. */
function started(sandbox, base) {
  const ask = async (path) => {
    const response = await fetch(new URL(path, base));
    const text = await response.text();
    if (response.status === 200 && text.includes(SHOWN)) return;
    throw new Error(`${path} responds ${response.status}, and has to show "${SHOWN}"\n${text}`);
  };
  return {
    ask,
    counting: () => counting(sandbox),
    /** Requests the path until the counts are as wanted: Next decides when it calls again. */
    async askUntil(path, counts, wanted) {
      const until = performance.now() + PATIENCE_MS;
      while (!has(counts(), wanted, atLeast)) {
        if (performance.now() > until) demand(path, counts(), wanted, atLeast);
        await ask(path);
        await pause(PAUSE_MS);
      }
    },
    /** Lets the path's client get a token, revokes it, and counts from then on. */
    async revoked(path) {
      await ask(path);
      sandbox.oauth.revokeTokens();
      return counting(sandbox);
    },
  };
}

/** A path that calls at each request: its next call has a new token, and the one after it the same. */
async function calling({ ask, revoked }, path) {
  const counts = await revoked(path);
  for (const accepted of [1, 2]) {
    await ask(path);
    demand(`${path} after a revocation`, counts(), { tokens: 1, rejected: 1, accepted });
  }
}

/** A path with a function whose result Next caches. Next runs it again, so the client sees the 401. */
async function keepingResults({ askUntil, revoked }, path) {
  const counts = await revoked(path);
  await askUntil(path, counts, { tokens: 1, accepted: 2 });
  demand(`${path} after a revocation`, counts(), { tokens: 1 });
}

/**
 * A path with a call whose response Next caches. Next repeats the call itself, with the call's token, and
 * drops unsuccessful responses, so the client cannot see the 401. The client's next call that is not cached
 * gets a new token, with which a response cached under the old one is not found.
 */
async function keepingResponses({ ask, askUntil, revoked }, path, sameClient) {
  const counts = await revoked(path);
  await askUntil(path, counts, { rejected: 2 });
  demand(`${path} after a revocation`, counts(), { tokens: 0, accepted: 0 });
  await ask(sameClient);
  demand(`${sameClient} after it`, counts(), { tokens: 1, accepted: 1 });
  await ask(path);
  demand(`${path} with the new token`, counts(), { tokens: 1, accepted: 2 });
}

/** A path whose call lets Next decide whether its response is cached; it is requested with a token. */
async function leavingIt({ ask, counting }, path, accepted) {
  for (let asked = 0; asked < 2; asked += 1) await ask(path);
  const counts = counting();
  await ask(path);
  demand(`${path} once more`, counts(), { tokens: 0, accepted });
}

function secretsOf({ clientSecret, oauth }) {
  const headers = oauth.requests().map((request) => request.headers.authorization);
  const tokens = headers.filter((one) => one?.startsWith("Bearer ")).map((one) => one.slice(7));
  if (tokens.length === 0) throw new Error("no call had a token");
  return [clientSecret, '"access_token":"', ...new Set(tokens)];
}

/** Throws if a secret is found, or if the text that Next caches is not. */
function searched(directory, sandbox, place) {
  const secrets = secretsOf(sandbox);
  const shown = new Set();
  for (const { path, where, text } of kept(directory)) {
    const secret = secrets.find((one) => text.includes(one));
    if (secret !== undefined) throw new Error(`${path} has ${secret}`);
    if (text.includes(SHOWN)) shown.add(where);
  }
  if (!shown.has(place)) throw new Error(`"${SHOWN}" is in no ${place} below ${directory}`);
}

/** Builds an application and starts it once, for all its paths. `place` is where its responses are cached. */
const application = (name, place, use) => async (project) => {
  const { sandbox } = project;
  sandbox.reset();
  cpSync(fileURLToPath(new URL(name, import.meta.url)), project.path(name), { recursive: true });
  await project.bin(NEXT, ["build", name], { env: QUIET });
  const args = [project.installed(NEXT), "start", name, "-H", "127.0.0.1", "-p", "0"];
  const asked = (base) => use(started(sandbox, base));
  await project.serving(process.execPath, args, asked, { env: QUIET });
  searched(project.path(name, ".next"), sandbox, place);
  return "token, call, replay, no token kept";
};

/**
 * Pages and route handlers, with calls that say how they are cached.
 *
 * @param calls - How often a call without such an option is made at one more request of its path.
 */
export const routes = (calls) =>
  application("routes", "body", async (server) => {
    for (const path of ["/no-store", "/node", "/edge"]) await calling(server, path);
    await leavingIt(server, "/plain", calls);
    await keepingResults(server, "/kept");
    await keepingResponses(server, "/revalidate", "/no-store");
  });

export const cached = application("cached", "file", async (server) => {
  await calling(server, "/dynamic");
  await keepingResults(server, "/cached");
});
