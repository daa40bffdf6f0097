// Four workers in workerd with one Durable Object: their requests make one token request.

import assert from "node:assert/strict";
import { createServer } from "node:http";
import { after, before, test } from "node:test";
import { workerModules } from "./bundlers.mjs";
import { beside, load } from "./tools.mjs";

const WORKERS = 4;
const REQUESTS = 500;
/** workerd's messages about work in the wrong request, and work that hangs. */
const COMPLAINT = /different request|never complete|had hung/;

let miniflare;
let log = "";
let base;
let tokenRequests = 0;
let refused;

/** A token endpoint and an API. */
const server = createServer((request, response) => {
  if (request.url === "/token") {
    tokenRequests += 1;
    const body = JSON.stringify({ access_token: `token-${tokenRequests}`, expires_in: 3_600 });
    // Long enough for others to come.
    setTimeout(() => {
      response.writeHead(200, { "content-type": "application/json" }).end(body);
    }, 300);
    return;
  }
  const { authorization } = request.headers;
  response.writeHead(authorization === refused ? 401 : 200).end(authorization);
});

before(async () => {
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const modules = await workerModules(beside("workers/fleet.mjs"));
  const { Miniflare } = await load("miniflare");
  const BASE = `http://127.0.0.1:${server.address().port}`;
  const STORE_KEY = Buffer.alloc(32, 7).toString("base64");
  const own = { className: "TokenStoreObject", useSQLite: true };
  const workers = Array.from({ length: WORKERS }, (_, index) => ({
    name: `worker-${index}`,
    compatibilityDate: "2026-04-01",
    modules,
    bindings: { BASE, STORE_KEY },
    durableObjects: { TOKENS: index === 0 ? own : { ...own, scriptName: "worker-0" } },
    routes: [`worker-${index}.test/*`],
    outboundService: { network: { allow: ["public", "private"] } },
  }));
  miniflare = new Miniflare({
    cf: false,
    workers,
    handleRuntimeStdio(stdout, stderr) {
      for (const stream of [stdout, stderr]) {
        stream.setEncoding("utf8").on("data", (text) => (log += text));
      }
    },
  });
  base = await miniflare.ready;
});
after(async () => {
  await miniflare?.dispose();
  server.close();
  assert.doesNotMatch(log, COMPLAINT);
});

/** A request to one of the workers. */
const ask = (worker, path = "", init = {}) =>
  miniflare.dispatchFetch(`http://worker-${worker}.test/${path}`, init);

/** So many requests at once, over all workers. Resolves with how often each answer came. */
async function requests(count) {
  const asked = Array.from({ length: count }, (_, index) => ask(index % WORKERS));
  const answers = {};
  for (const response of await Promise.all(asked)) {
    const answer = `${response.status} ${await response.text()}`;
    answers[answer] = (answers[answer] ?? 0) + 1;
  }
  return answers;
}

test("500 requests over four workers make one token request, and so does a revocation", async () => {
  assert.ok(base);
  assert.deepEqual(await requests(REQUESTS), { "200 Bearer token-1": REQUESTS });
  assert.equal(tokenRequests, 1);
  const statuses = await Promise.all(
    Array.from({ length: WORKERS }, async (_, index) => (await ask(index, "status")).json()),
  );
  const adopted = statuses.map((status) => status.adopted).sort();
  assert.deepEqual(adopted, [0, 1, 1, 1]);

  refused = "Bearer token-1";
  assert.deepEqual(await requests(REQUESTS), { "200 Bearer token-2": REQUESTS });
  assert.equal(tokenRequests, 2);
});

test("a request that ends while it leads the flight costs one token request more at most", async () => {
  const before = tokenRequests;
  refused = "Bearer token-2";
  const ending = new AbortController();
  const led = ask(0, "", { signal: ending.signal }).catch((error) => error);
  ending.abort();
  await led;
  const answers = await requests(40);
  assert.ok(
    Object.keys(answers).every((answer) => answer.startsWith("200 ")),
    JSON.stringify(answers),
  );
  assert.ok(tokenRequests - before <= 2, `${tokenRequests - before} token requests`);
});
