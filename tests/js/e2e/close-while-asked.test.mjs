// Clients that are closed while somebody else is asked for something: the answer comes later, and concerns nobody.

import assert from "node:assert/strict";
import { generateKeyPairSync } from "node:crypto";
import { test } from "node:test";
import { load } from "../packaging/load.mjs";
import { rejection, setup } from "../support/setup.mjs";

const { OAuthClient } = await load("everbearer");
const { privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
const pem = privateKey.export({ type: "pkcs8", format: "pem" });
const JWT = "aaa.bbb.ccc";
const turn = () => new Promise((go) => setImmediate(go));

/** What is asked for, with the options of a client that asks for it, and the answer. */
const ASKED = {
  "a secret": (ask) => [{ clientSecret: ask }, "secret"],
  "an assertion": (ask) => [{ clientAssertion: ask }, JWT],
  "a key": (ask) => [{ privateKey: ask, issuer: "https://as.example.com" }, pem],
  metadata: (ask) => [
    { tokenUrl: undefined, issuer: "https://as.example.com", clientSecret: "secret", fetch: ask },
    new Response("{}"),
  ],
  "a record of the store": (ask) => [
    {
      clientSecret: "secret",
      store: { get: ask, set: async () => undefined, delete: async () => undefined },
      storeKey: Buffer.alloc(32, 1).toString("base64"),
    },
    undefined,
  ],
};

for (const [what, of] of Object.entries(ASKED)) {
  test(`${what}: nothing is sent, and other clients go on`, async (t) => {
    const { connect, tokenRequests } = await setup(t);
    const other = connect();
    const { accessToken } = await other.getToken();
    let answer;
    let sent = 0;
    const asked = new Promise((called) => {
      t.ask = () => {
        called();
        return new Promise((go) => (answer = go));
      };
    });
    const [own, value] = of(() => t.ask());
    const client = new OAuthClient({
      tokenUrl: "https://as.example.com/token",
      clientId: "acme",
      fetch: async () => {
        sent += 1;
        return new Response("{}");
      },
      ...own,
    });
    const closed = rejection(client.getToken());
    await asked;
    client.close();
    assert.equal((await closed).code, "client_closed");
    answer(value);
    for (let turns = 0; turns < 20; turns += 1) await turn();
    assert.equal(sent, 0);
    // A new instance would have asked for a new token.
    assert.equal((await other.getToken()).accessToken, accessToken);
    assert.equal(tokenRequests(), 1);
  });
}
