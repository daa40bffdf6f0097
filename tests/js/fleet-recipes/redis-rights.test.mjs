// The rights of docs/fleet.md for a user of Redis: enough for the store and its client libraries, and no more.

import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { join } from "node:path";
import { test } from "node:test";
import { redisStore } from "everbearer/redis";
import { provideServers } from "../../../scripts/lib/redis-servers.mjs";
import { race } from "./race.mjs";
import { blockOf, noted, provideClients } from "./recipe.mjs";

const servers = await provideServers(noted);
const clients = await provideClients();
const require = createRequire(join(clients, "none.js"));
Object.assign(process.env, {
  EVERBEARER_SERVERS: JSON.stringify(servers),
  EVERBEARER_STORES: clients,
});
// They look for the servers when they are loaded.
const { startServer } = await import("../fleet/servers.mjs");

const LIBRARIES = ["redis", "redis5", "redis4", "ioredis", "ioredis5", "iovalkey"];
const USER = { username: "everbearer", password: "PASSWORD" };
const RIGHTS = blockOf("Redis and Valkey", "text").trim().split(" ");

/** The library's client, connected as the user, and how it sends a command. */
async function connected(t, name, port) {
  const { createClient, Redis } = require(name);
  if (createClient && !name.startsWith("io")) {
    const client = createClient({ ...USER, socket: { host: "127.0.0.1", port } });
    client.on("error", () => undefined);
    t.after(() => (client.destroy ? client.destroy() : client.disconnect()));
    await client.connect();
    return { client, send: (...words) => client.sendCommand(words) };
  }
  const client = new Redis({ ...USER, host: "127.0.0.1", port, lazyConnect: true });
  client.on("error", () => undefined);
  t.after(() => client.disconnect());
  await client.connect();
  return { client, send: (...words) => client.call(...words) };
}

for (const [kind, { version }] of Object.entries(servers)) {
  test(`${kind} ${version}`, async (t) => {
    const { port, ask } = await startServer(t, kind);
    assert.equal(await ask(...RIGHTS), "OK");
    const connections = await Promise.all(LIBRARIES.map((name) => connected(t, name, port)));
    await race(
      connections.map(({ client }) => redisStore(client)),
      "eb1.race",
    );
    for (const { client, send } of connections) {
      const store = redisStore(client);
      await store.set("eb1.key", "value", 60_000);
      assert.equal((await store.get("eb1.key")).value, "value");
      await store.delete("eb1.key");
      assert.equal(await store.get("eb1.key"), undefined);
      for (const words of [
        ["GET", "other"],
        ["EVAL", "return 1", "0"],
        ["FLUSHALL"],
        ["KEYS", "*"],
      ]) {
        await assert.rejects(send(...words), /NOPERM/, words.join(" "));
      }
    }
  });
}
