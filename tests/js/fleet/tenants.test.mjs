// A pool of tenants on a real server: tenants that were evicted come back by one read, in the same process and in
// another one.

import assert from "node:assert/strict";
import { test } from "node:test";
import { load } from "../packaging/load.mjs";
import { callAll, names, poolOf, provider } from "../support/tenants.mjs";
import { storeKey } from "./fleet.mjs";
import { connect } from "./libraries.mjs";
import { SERVERS, startServer } from "./servers.mjs";
import { poll } from "./wait.mjs";

const { redisStore } = await load("everbearer/redis");

const TENANTS = 200;

/** A store that counts its operations. */
function counted(store) {
  const counts = {};
  const operation =
    (name) =>
    async (...given) => {
      counts[name] = (counts[name] ?? 0) + 1;
      return store[name](...given);
    };
  const operations = ["get", "set", "add", "delete"].map((name) => [name, operation(name)]);
  return { counts, store: Object.fromEntries(operations) };
}

for (const [kind, { version }] of Object.entries(SERVERS)) {
  for (const library of ["redis", "ioredis"]) {
    test(`${kind} ${version}, ${library}: eviction under load`, async (t) => {
      const server = await startServer(t, kind);
      const place = connect(library, server.target);
      t.after(place.close);
      await place.ready;
      const own = provider({ latencyMs: 0 });
      const key = storeKey();
      const make = () => {
        const { counts, store } = counted(redisStore(place.client));
        const options = { maxTenants: 40, store, storeKey: key, storeTimeoutMs: 4_000 };
        return { counts, ...poolOf(t, own, options) };
      };
      const { clock, books } = own;
      const tenants = names(TENANTS);
      const outcomes = [];
      const first = make();
      for (let round = 0; round < 3; round += 1) {
        for (let at = 0; at < TENANTS; at += 50) {
          outcomes.push(...(await callAll(first.pool, clock, tenants.slice(at, at + 50))));
          await poll(
            async () => (await server.ask("KEYS", "*.l")).length === 0,
            "leases are given back",
          );
        }
      }
      assert.ok(outcomes.every(({ outcome }) => outcome === 200));
      assert.equal(books.requests.length, TENANTS, "one token request for each tenant");
      const { evicted, tenants: remembered } = first.pool.status();
      assert.ok(
        remembered <= 40 && evicted >= 2 * TENANTS,
        `${remembered} remembered, ${evicted} evicted`,
      );
      // The second and third round read and did nothing else: the record, and the lease beside it.
      const { get, add, set } = first.counts;
      assert.deepEqual([add, set], [TENANTS, TENANTS]);
      const before = { ...first.counts };
      const [back] = await callAll(first.pool, clock, [tenants[0]]);
      assert.equal(back.outcome, 200);
      assert.deepEqual(first.counts, { ...before, get: get + 2 });
      // A process that starts finds them all.
      const second = make();
      const again = await callAll(second.pool, clock, tenants);
      assert.ok(again.every(({ outcome }) => outcome === 200));
      assert.equal(books.requests.length, TENANTS);
      assert.deepEqual(second.counts, { get: 2 * TENANTS });
      console.log(
        `| ${kind} ${version}, ${library}: ${TENANTS} tenants in a pool of 40, and restarted | 2 | ${TENANTS} | 0 |`,
      );
    });
  }
}
