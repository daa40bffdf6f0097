// The recipes for Postgres and memcached, against real servers: what a store promises, a race of several clients, and a
// fleet of clients that share a token through it.

import { test } from "node:test";
import { checkStore } from "everbearer/sandbox";
import { assertOneTokenRequest } from "./fleet.mjs";
import { race } from "./race.mjs";
import { blockOf, recipeOf } from "./recipe.mjs";
import { startMemcached, startPostgres } from "./servers.mjs";

const CLIENTS = 4;

/** A list of clients whose `end` is called before the servers, which are started later, end. */
function clientsOf(t, end) {
  const clients = [];
  t.after(() => Promise.all(clients.map(end)));
  return clients;
}

async function assertStores(t, stores) {
  await checkStore(stores[0]);
  await race(stores, "eb1.race");
  await assertOneTokenRequest(t, stores);
}

test("Postgres", async (t) => {
  const pools = clientsOf(t, (pool) => pool.end());
  const options = await startPostgres(t);
  if (!options) return;
  const { library, postgresStore } = await recipeOf(t, "Postgres", "pg");
  for (let count = 0; count < CLIENTS; count += 1) pools.push(new library.Pool(options));
  await pools[0].query(blockOf("Postgres", "sql"));
  await assertStores(t, pools.map(postgresStore));
});

test("Memcached", async (t) => {
  const clients = clientsOf(t, (client) => client.close());
  const address = await startMemcached(t);
  if (!address) return;
  const { library, memcachedStore } = await recipeOf(t, "Memcached", "memjs");
  for (let count = 0; count < CLIENTS; count += 1) {
    clients.push(library.Client.create(address, { retries: 1 }));
  }
  await assertStores(t, clients.map(memcachedStore));
});
