// The client libraries over real servers: each of them makes a store of which all promises hold, and processes with
// different libraries share one token.

import { describe, test } from "node:test";
import assert from "node:assert/strict";
import { load } from "../packaging/load.mjs";
import { assertAll, row, sharing, startEndpoint, startFleet } from "./fleet.mjs";
import { startCluster, startWatched } from "./groups.mjs";
import { connect, TCP_LIBRARIES } from "./libraries.mjs";
import { startRest } from "./rest.mjs";
import { SERVERS, startServer } from "./servers.mjs";

const { redisStore } = await load("everbearer/redis");
const { checkStore } = await load("everbearer/sandbox");

const CALLS = 20;
const REST = "@upstash/redis";

/** Checks the store over this library. */
async function checked(library, target) {
  const { client, ready, close } = connect(library, target);
  try {
    await ready;
    await checkStore(redisStore(client));
  } finally {
    close();
  }
}

for (const [kind, { version }] of Object.entries(SERVERS)) {
  describe(`${kind} ${version}`, () => {
    test("the store over each library keeps its promises", async (t) => {
      const server = await startServer(t, kind);
      for (const library of TCP_LIBRARIES) await checked(library, server.target);
      await checked(REST, (await startRest(t, server)).target);
    });

    test("a cluster", async (t) => {
      const { target } = await startCluster(t, kind);
      for (const library of ["redis", "redis5", "ioredis"]) await checked(library, target);
    });

    test("a master that Sentinel names", async (t) => {
      const { target } = await startWatched(t, kind);
      for (const library of ["redis", "ioredis"]) await checked(library, target);
    });

    test("processes with a library each share one token", async (t) => {
      const server = await startServer(t, kind);
      const rest = await startRest(t, server);
      const endpoint = await startEndpoint(t);
      const options = sharing(endpoint);
      const libraries = [...TCP_LIBRARIES, REST];
      const fleet = await startFleet(t, libraries.length, (index) => {
        const library = libraries[index];
        return { library, target: library === REST ? rest.target : server.target, options };
      });
      const outcome = await fleet.calls(CALLS);
      const { tokenRequests, tokensUsed } = await endpoint.books();
      row(`${kind} ${version}: a library each`, libraries.length, tokenRequests, outcome);
      assertAll(outcome, libraries.length * CALLS);
      assert.deepEqual([tokenRequests, tokensUsed], [1, 1]);
      const statuses = await fleet.all("status");
      assert.deepEqual(new Set(statuses.map(({ store }) => store)), new Set(["ok"]));
      assert.equal(statuses.filter(({ adopted }) => adopted === 1).length, libraries.length - 1);
    });
  });
}
