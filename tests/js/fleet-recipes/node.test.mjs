// The recipes for Postgres and memcached, against real servers.

import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { inBuild } from "../../../scripts/lib/paths.mjs";
import { findingsIn } from "../support/typecheck.mjs";
import { race } from "./race.mjs";
import { blockOf, provideClients, recipeOf } from "./recipe.mjs";
import { startMemcached, startPostgres } from "./servers.mjs";

const CLIENTS = 4;

/** A list of clients whose `end` is called before the servers, which are started later, end. */
function clientsOf(t, end) {
  const clients = [];
  t.after(() => Promise.all(clients.map(end)));
  return clients;
}

test("Postgres", async (t) => {
  const pools = clientsOf(t, (pool) => pool.end());
  const options = await startPostgres(t);
  const { library, postgresStore } = await recipeOf(t, "Postgres", "pg");
  for (let count = 0; count < CLIENTS; count += 1) pools.push(new library.Pool(options));
  await pools[0].query(blockOf("Postgres", "sql"));
  const stores = pools.map(postgresStore);
  await race(stores, "eb1.race");
});

test("Memcached", async (t) => {
  const clients = clientsOf(t, (client) => client.close());
  const address = await startMemcached(t);
  const { library, memcachedStore } = await recipeOf(t, "Memcached", "memjs");
  for (let count = 0; count < CLIENTS; count += 1) {
    clients.push(library.Client.create(address, { retries: 1 }));
  }
  const stores = clients.map(memcachedStore);
  await race(stores, "eb1.race");
});

test("the types of both fit, strictly", async () => {
  const types = join(await provideClients(), "@types");
  const paths = {
    everbearer: [inBuild("js", "stores", "contract.d.ts")],
    pg: [join(types, "pg", "index.d.ts")],
    memjs: [join(types, "memjs", "index.d.ts")],
  };
  const recipes = {
    "postgres.mts": blockOf("Postgres", "ts"),
    "memcached.mts": blockOf("Memcached", "ts"),
  };
  assert.deepEqual(
    findingsIn(recipes, { paths, strict: true, noUncheckedIndexedAccess: true }),
    [],
  );
  const wrong = recipes["postgres.mts"].replace("row.left_ms > 0", "row.left");
  assert.match(findingsIn({ "wrong.mts": wrong }, { paths, strict: true }).join(), /'left'/);
});
