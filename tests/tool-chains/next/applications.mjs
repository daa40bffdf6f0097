// Owns the rows of Next.js: the applications beside it are built and started, their tokens are revoked, and
// what was built is searched for tokens.

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
  return { tokens: tokenRequests, refused: apiUnauthorized, answered: apiCalls - apiUnauthorized };
}

/**
 * What is counted from now on. How many clients there are is Next's to say: those of the edge runtime are its
 * own, and route handlers share that of the pages in Next 14, and do not in Next 16. So what is counted is
 * always what is added by one path.
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

/** Throws unless so much was counted. */
function demand(what, found, wanted, compare = exactly) {
  if (has(found, wanted, compare)) return;
  throw new Error(`${what}: ${JSON.stringify(found)}, not ${JSON.stringify(wanted)}`);
}

/** An application that has been started, as the rows ask it. */
function started(sandbox, base) {
  const ask = async (path) => {
    const response = await fetch(new URL(path, base));
    const text = await response.text();
    if (response.status === 200 && text.includes(SHOWN)) return;
    throw new Error(`${path} answers ${response.status}, and has to show "${SHOWN}"\n${text}`);
  };
  return {
    ask,
    counting: () => counting(sandbox),
    /** Asks until so much was counted: when Next calls again is Next's to say. */
    async askUntil(path, counts, wanted) {
      const until = performance.now() + PATIENCE_MS;
      while (!has(counts(), wanted, atLeast)) {
        if (performance.now() > until) demand(path, counts(), wanted, atLeast);
        await ask(path);
        await pause(PAUSE_MS);
      }
    },
    /** Lets the client of this path have a token, revokes it, and counts from there. */
    async revoked(path) {
      await ask(path);
      sandbox.oauth.revokeTokens();
      return counting(sandbox);
    },
  };
}

/** A path that calls each time it is asked: its next call has a new token, and the one after it the same. */
async function calling({ ask, revoked }, path) {
  const counts = await revoked(path);
  for (const answered of [1, 2]) {
    await ask(path);
    demand(`${path} after a revocation`, counts(), { tokens: 1, refused: 1, answered });
  }
}

/** A path of which Next keeps what a function gives. It runs that again, so that the client sees the refusal. */
async function keepingResults({ askUntil, revoked }, path) {
  const counts = await revoked(path);
  await askUntil(path, counts, { tokens: 1, answered: 2 });
  demand(`${path} after a revocation`, counts(), { tokens: 1 });
}

/**
 * A path of which Next keeps the answer of a call. It makes that call again by itself, with the token of the
 * call, and drops what is no success: the client cannot see the refusal. That client's next call which is not
 * kept gets a new token, and an answer that was kept under the old one is not found by the new one.
 */
async function keepingAnswers({ ask, askUntil, revoked }, path, sameClient) {
  const counts = await revoked(path);
  await askUntil(path, counts, { refused: 2 });
  demand(`${path} after a revocation`, counts(), { tokens: 0, answered: 0 });
  await ask(sameClient);
  demand(`${sameClient} after it`, counts(), { tokens: 1, answered: 1 });
  await ask(path);
  demand(`${path} with the new token`, counts(), { tokens: 1, answered: 2 });
}

/** A path whose call leaves to Next whether its answer is kept: asked with a token, it is or is not. */
async function leavingIt({ ask, counting }, path, answered) {
  for (let asked = 0; asked < 2; asked += 1) await ask(path);
  const counts = counting();
  await ask(path);
  demand(`${path} once more`, counts(), { tokens: 0, answered });
}

function secretsOf({ clientSecret, oauth }) {
  const headers = oauth.requests().map((request) => request.headers.authorization);
  const tokens = headers.filter((one) => one?.startsWith("Bearer ")).map((one) => one.slice(7));
  if (tokens.length === 0) throw new Error("no call had a token");
  return [clientSecret, '"access_token":"', ...new Set(tokens)];
}

/** Throws where a secret is, and where what Next is known to keep is not found. */
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

/** Builds an application and starts it once, for all its paths. Its answers are kept in this place. */
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
 * Pages and route handlers, with calls that say how they are kept.
 *
 * @param calls - How often a call that says nothing is made, when its path is asked once more.
 */
export const routes = (calls) =>
  application("routes", "body", async (server) => {
    for (const path of ["/no-store", "/node", "/edge"]) await calling(server, path);
    await leavingIt(server, "/plain", calls);
    await keepingResults(server, "/kept");
    await keepingAnswers(server, "/revalidate", "/no-store");
  });

export const cached = application("cached", "file", async (server) => {
  await calling(server, "/dynamic");
  await keepingResults(server, "/cached");
});
