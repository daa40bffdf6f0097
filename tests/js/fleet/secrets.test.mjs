// What a store tells: nothing to a client with a wrong secret, and nothing to whoever reads it.

import assert from "node:assert/strict";
import { once } from "node:events";
import { connect as connectTcp } from "node:net";
import { test } from "node:test";
import { canaries } from "../support/canaries.mjs";
import {
  LIBRARIES,
  assertAll,
  row,
  sharing,
  startEndpoint,
  startProcess,
  storeKey,
  summed,
} from "./fleet.mjs";
import { SERVERS, startServer } from "./servers.mjs";
import { poll } from "./wait.mjs";

const CALLS = 20;
const ID = "canary-of-the-id";
const SECRET = "canary of the secret/+";

/** Hears every command that a server gets. */
async function monitor(t, { port }) {
  const socket = connectTcp({ host: "127.0.0.1", port });
  const heard = { text: "" };
  socket.setEncoding("latin1").on("data", (text) => (heard.text += text));
  t.after(() => socket.destroy());
  await once(socket, "connect");
  socket.write("MONITOR\r\n");
  await poll(() => heard.text.startsWith("+OK"), "the server tells its commands");
  return heard;
}

/** All that a server has: keys, values, their bytes, and their dumps. */
async function contents(server) {
  const texts = [];
  for (const key of await server.ask("KEYS", "*")) {
    const [value, dump] = [await server.ask("GET", key), await server.ask("DUMP", key)];
    const parts = value.split(".").map((part) => Buffer.from(part, "base64url").toString("latin1"));
    texts.push(key, value, ...parts, dump);
  }
  return texts;
}

function assertSilent(texts, forbidden) {
  for (const text of texts) {
    for (const canary of forbidden) assert.ok(!text.includes(canary), `${canary} in ${text}`);
  }
}

for (const [kind, { version }] of Object.entries(SERVERS)) {
  test(`${kind} ${version}: a wrong secret gets nothing of the store`, async (t) => {
    const server = await startServer(t, kind);
    const endpoint = await startEndpoint(t);
    const shared = sharing(endpoint);
    const { target } = server;
    const right = await startProcess(t, { library: "redis", target, options: shared });
    assertAll(await right.ask("calls", CALLS), CALLS);
    const keys = await server.ask("KEYS", "*");

    const options = { ...shared, clientSecret: "wrong" };
    const wrong = await startProcess(t, { library: "redis", target, options });
    const outcome = await wrong.ask("calls", CALLS);
    assert.deepEqual(outcome.failed, { invalid_client: CALLS });
    const { adopted } = await wrong.ask("status");
    assert.equal(adopted, 0);

    const again = await right.ask("calls", CALLS);
    const { byClient, apiCalls } = await endpoint.books();
    row(
      `${kind} ${version}: a wrong secret beside a right one`,
      2,
      byClient["fleet:secret"],
      again,
    );
    assertAll(again, CALLS);
    assert.deepEqual(byClient, { "fleet:secret": 1, "fleet:wrong": 1 });
    assert.equal(apiCalls, 2 * CALLS);
    const record = keys.find((key) => !key.endsWith(".l"));
    assert.ok((await server.ask("KEYS", "*")).includes(record));
  });

  test(`${kind} ${version}: neither the server nor an event nor an error tells a secret`, async (t) => {
    const server = await startServer(t, kind);
    const heard = await monitor(t, server);
    const secrets = { [ID]: [SECRET] };
    const endpoint = await startEndpoint(t, { secrets });
    const key = storeKey();
    const own = { clientId: ID, clientSecret: SECRET, storeKey: key };
    const options = sharing(endpoint, own);
    const processes = [];
    for (const library of LIBRARIES) {
      processes.push(await startProcess(t, { library, target: server.target, options }));
    }
    const calls = async () =>
      summed(await Promise.all(processes.map((one) => one.ask("calls", CALLS))));
    const told = [];
    const look = async () => told.push(...(await contents(server)));

    assertAll(await calls(), LIBRARIES.length * CALLS);
    await look();
    // A record that is changed is ignored, and a full server refuses commands, with what they say in the error.
    const [record] = await server.ask("KEYS", "*");
    await server.ask("SET", record, "1.changed");
    await endpoint.revoke();
    assertAll(await calls(), LIBRARIES.length * CALLS);
    await look();
    await server.ask("CONFIG", "SET", "maxmemory", "1");
    await endpoint.revoke();
    assertAll(await calls(), LIBRARIES.length * CALLS);
    await server.ask("CONFIG", "SET", "maxmemory", "0");
    await endpoint.set({ secrets: {} });
    await endpoint.revoke();
    const refused = await calls();
    assert.deepEqual(Object.keys(refused.failed), ["invalid_client"]);
    await look();

    const reports = await Promise.all(processes.map((one) => one.ask("report")));
    const types = new Set(reports.flatMap(({ events }) => events.map(({ type }) => type)));
    for (const type of ["token", "store-failed", "store-ignored", "token-failed"]) {
      assert.ok(types.has(type), `no event ${type}`);
    }
    const tokens = await endpoint.tokens();
    assert.ok(tokens.length >= 3 && heard.text.includes(record));
    const secret = canaries({ clientId: ID, clientSecret: SECRET }, [ID, key, ...tokens]);
    const { host, pathname } = new URL(endpoint.options.tokenUrl);
    const all = reports.flatMap((report) => report.told);
    assertSilent(
      [...all.map(({ text }) => text), ...processes.map((one) => one.printed())],
      secret,
    );
    // An error of the token endpoint names its URL; the store, and what is told of it, do not.
    const ofStore = all.filter(({ type }) => type.startsWith("store-")).map(({ text }) => text);
    assertSilent([...told, heard.text, ...ofStore], [...secret, host, pathname]);
  });
}
