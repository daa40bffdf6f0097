// Clients that are dropped without close are garbage-collected, even if something that they hold refers to
// them: a listener, a custom fetch or a custom clock.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { runScript } from "../support/child.mjs";

const CLIENTS = 500;

/** Options that refer to the client, which is `self()`. */
const KINDS = {
  "nothing refers to": "() => ({})",
  "a custom fetch refers to": `(self) => ({
    fetch: (input) => { self().status(); return stub(input); },
  })`,
  "a custom clock refers to": `(self) => {
    const naming = (read) => (...given) => { void self(); return read(...given); };
    return {
      clock: {
        wall: naming(() => Date.now()),
        monotonic: naming(() => performance.now()),
        setTimeout: naming((callback, ms) => setTimeout(callback, ms).unref()),
        clearTimeout: naming((handle) => clearTimeout(handle)),
      },
    };
  }`,
};
const LISTENERS = {
  "a listener for token names": `client.on("token", () => client.status())`,
  "listeners for every event name": `
    for (const name of ["token-request", "token", "token-failed", "replayed", "retried"])
      client.on(name, () => client.status());`,
};

const USES = {
  "that were never used": "",
  "that have a token": "await client.getToken();",
  "that have made calls": `
    await (await client.fetch("things")).text();
    await client.authorization();
    await (await client.fetch("things", { timeoutMs: 60_000 })).text();`,
};

const CLASSES = {
  OAuthClient: `
    const { OAuthClient } = await load("everbearer");
    const make = (own) =>
      new OAuthClient({ tokenUrl: "https://auth.example.com/token", baseUrl: "https://api.example.com/", ...own });`,
  AthenaClient: `
    const { AthenaClient } = await load("everbearer/athena");
    const make = (own) => new AthenaClient({ environment: "preview", practiceId: "195900", ...own });`,
};

/** The number of clients, of CLIENTS, that were collected. */
async function collected({ kind = "() => ({})", listen = "", use, of = CLASSES.OAuthClient }) {
  const script = `${of}
    const stub = async (input) =>
      String(input).endsWith("token")
        ? Response.json({ access_token: "t", expires_in: 3600 })
        : new Response("{}");
    const given = ${kind};
    let count = 0;
    const registry = new FinalizationRegistry(() => (count += 1));
    const live = async () => {
      let client;
      const own = { clientId: "i", clientSecret: "s", fetch: stub };
      client = make({ ...own, ...given(() => client) });
      ${listen}
      ${use}
      registry.register(client);
    };
    for (let made = 0; made < ${CLIENTS}; made += 1) await live();
    for (let round = 0; round < 30 && count < ${CLIENTS}; round += 1) {
      gc();
      await new Promise((resolve) => setTimeout(resolve));
    }
    console.log(count);
    process.exit(0);`;
  const { code, stdout, stderr } = await runScript(script, {
    flags: ["--expose-gc"],
    timeout: 60_000,
  });
  assert.deepEqual([code, stderr], [0, ""]);
  return Number(stdout);
}

for (const [when, use] of Object.entries(USES)) {
  describe(`all ${CLIENTS} clients ${when} are collected, although`, () => {
    for (const [what, kind] of Object.entries(KINDS)) {
      test(`${what} them`, async () => assert.equal(await collected({ kind, use }), CLIENTS));
    }
    for (const [what, listen] of Object.entries(LISTENERS)) {
      test(`${what} them`, async () => assert.equal(await collected({ listen, use }), CLIENTS));
    }
  });
}

test("the module's host forgets clients that are closed, dropped or were never made", async () => {
  const script = `
    const { OAuthClient } = await load("everbearer");
    const options = {
      tokenUrl: "https://auth.example.com/token",
      clientId: "i",
      clientSecret: "s",
      fetch: async () => Response.json({ access_token: "t", expires_in: 3600 }),
    };
    // The host holds its clients weakly, in a map.
    const { set } = Map.prototype;
    let hosted;
    let added = 0;
    Map.prototype.set = function (key, value) {
      if (value instanceof WeakRef) {
        hosted = this;
        added += 1;
      }
      return set.call(this, key, value);
    };
    const settled = async (most) => {
      for (let round = 0; round < 30 && hosted.size > most; round += 1) {
        gc();
        await new Promise((resolve) => setTimeout(resolve));
      }
      return hosted.size;
    };
    const kept = new OAuthClient(options);
    const sizes = [hosted.size];
    for (let made = 0; made < 50; made += 1) {
      const closed = new OAuthClient(options);
      if (made % 2) await closed.getToken();
      closed.close();
    }
    await Promise.resolve();
    sizes.push(hosted.size);
    for (let made = 0; made < 50; made += 1) {
      try { new OAuthClient({ ...options, clientId: "" }); } catch {}
      try { new OAuthClient({ ...options, fetch: 7 }); } catch {}
    }
    sizes.push(hosted.size);
    const drop = async () => { await new OAuthClient(options).getToken(); };
    for (let made = 0; made < 50; made += 1) await drop();
    sizes.push(await settled(1));
    console.log(JSON.stringify({ added, sizes, kept: (await kept.getToken()).generation }));
    process.exit(0);`;
  const { stdout, stderr } = await runScript(script, { flags: ["--expose-gc"], timeout: 60_000 });
  assert.equal(stderr, "");
  assert.deepEqual(JSON.parse(stdout), { added: 201, sizes: [1, 1, 1, 1], kept: 1 });
});

test(`all ${CLIENTS} clients of a provider are collected, although a listener refers to them`, async () => {
  const of = CLASSES.AthenaClient;
  const listen = LISTENERS["a listener for token refers to"];
  const use = `await client.getToken?.(); await client.patients.getPatient("1").catch(() => undefined);`;
  assert.equal(await collected({ of, listen, use }), CLIENTS);
});
