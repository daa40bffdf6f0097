// withOptions: a second face of the same client, with its own defaults for calls, against a server; and the
// client's own headers, which are defaults as well.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { inspect } from "node:util";
import { load } from "../packaging/load.mjs";
import { connect as connectProvider, NAMES, PROVIDERS } from "../support/providers.mjs";
import { echoed, record, rejection, setup, statuses } from "../support/setup.mjs";

const { OAuthClient } = await load("everbearer");
const { AthenaClient } = await load("everbearer/athena");

const KEY = "canary-k3y";

describe("a face of a client", () => {
  test("shares token, listeners and status with it", async (t) => {
    const { connect, tokenRequests } = await setup(t);
    const client = connect();
    const heard = record(client);
    const face = client.withOptions({ timeoutMs: 5_000 });
    const all = [client, face, face.withOptions({ maxRetries: 0 })];
    const seen = await Promise.all(all.map((one) => statuses(one, 3)));
    assert.deepEqual(seen.flat(), Array(9).fill(200));
    assert.equal(tokenRequests(), 1);
    assert.equal(heard.filter(([name]) => name === "token").length, 1);
    const tokens = await Promise.all(all.map((one) => one.getToken()));
    assert.equal(new Set(tokens.map(({ accessToken }) => accessToken)).size, 1);
    assert.equal(new Set(await Promise.all(all.map((one) => one.authorization()))).size, 1);
    face.on("token", () => heard.push(["face", "token"]));
    client.invalidate();
    await client.getToken();
    assert.deepEqual(heard.at(-1), ["face", "token"]);
    // Two looks at the clock may be a millisecond apart.
    const facts = ({ state, generation, tokenRequests }) => [state, generation, tokenRequests];
    assert.deepEqual(facts(face.status()), ["usable", 2, 2]);
    assert.deepEqual(facts(client.status()), facts(face.status()));
  });

  test("ends with it, and it with the face", async (t) => {
    const { connect } = await setup(t);
    for (const end of [(one) => one.close(), (one) => one[Symbol.dispose]()]) {
      for (const [at, other] of [
        [0, 1],
        [1, 0],
      ]) {
        const first = connect();
        const both = [first, first.withOptions({})];
        await statuses(both[at], 1);
        end(both[at]);
        assert.equal((await rejection(both[other].fetch("things"))).code, "client_closed");
        assert.equal(both[other].status().state, "closed");
        assert.equal(first.withOptions({}).status().state, "closed");
      }
    }
  });

  test("has a base, a timeout, retries and headers of its own", async (t) => {
    const { sandbox, oauth, connect } = await setup(t);
    const client = connect({ headers: { "X-Key": KEY } });
    const face = client.withOptions({
      baseUrl: sandbox.url,
      timeoutMs: 20,
      maxRetries: 0,
      headers: { "X-Tenant": "7" },
    });
    const { path, headers } = await echoed(
      await face.fetch("resource/echo?a", { timeoutMs: 5_000 }),
    );
    assert.equal(path, "/resource/echo?a");
    assert.deepEqual([headers["x-key"], headers["x-tenant"]], [KEY, "7"]);
    const plain = await echoed(await client.fetch("echo"));
    assert.deepEqual([plain.headers["x-key"], plain.headers["x-tenant"]], [KEY, undefined]);
    oauth.api.inject({ kind: "status", status: 503 });
    assert.deepEqual(
      await statuses(face, 1, `${oauth.baseUrl}things`, { timeoutMs: 5_000 }),
      [503],
    );
    oauth.api.inject({ kind: "hang" });
    assert.equal((await rejection(face.fetch(`${oauth.baseUrl}things`))).code, "call_timeout");
    const { baseUrl, timeoutMs, maxRetries } = face.toJSON();
    assert.deepEqual([baseUrl, timeoutMs, maxRetries], [`${sandbox.url}/`, 20, 0]);
    assert.equal(client.toJSON().baseUrl, oauth.baseUrl);
  });

  test("is a fetch for libraries, and the client's stays as it was", async (t) => {
    const { connect } = await setup(t);
    const client = connect();
    const { fetch: before } = client;
    const { fetch: bound } = client.withOptions({ headers: { "X-Tenant": "7" } });
    const call = async (fetch) => (await echoed(await fetch("echo"))).headers["x-tenant"];
    assert.deepEqual([await call(bound), await call(before)], ["7", undefined]);
  });

  test("makes nothing on the instance of the module", async (t) => {
    const { connect } = await setup(t);
    const client = connect();
    await statuses(client, 1);
    const before = process.memoryUsage().arrayBuffers;
    for (let count = 0; count < 1_000; count += 1) client.withOptions({ timeoutMs: 1 + count });
    assert.ok(process.memoryUsage().arrayBuffers - before < 1024 * 1024);
    assert.deepEqual(await statuses(client.withOptions({}), 1), [200]);
  });
});

describe("faces of faces", () => {
  test("are merged: headers by name, undefined keeps, null takes away", async (t) => {
    const { connect } = await setup(t);
    const face = connect({ headers: { "X-A": "1", "X-B": "1" }, timeoutMs: 7_000 })
      .withOptions({ headers: { "x-a": "2", "X-C": "2" }, maxRetries: 1 })
      .withOptions({
        headers: { "X-b": null, "X-C": undefined, "X-D": "3" },
        timeoutMs: undefined,
      });
    const { headers } = await echoed(await face.fetch("echo"));
    const seen = ["x-a", "x-b", "x-c", "x-d"].map((name) => headers[name]);
    assert.deepEqual(seen, ["2", undefined, "2", "3"]);
    assert.equal(face.toJSON().timeoutMs, 7_000);
    assert.equal(face.toJSON().maxRetries, 1);
    assert.deepEqual(face.toJSON().headers, ["x-a", "X-C", "X-D"]);
    assert.equal(face.withOptions({ timeoutMs: Infinity }).toJSON().timeoutMs, undefined);
  });
});

describe("a client's headers", () => {
  test("go with every call, and with no token request", async (t) => {
    const { oauth, connect } = await setup(t);
    const client = connect({ headers: { "X-Key": KEY, "X-None": undefined } });
    for (const init of [
      undefined,
      {},
      { headers: {} },
      { headers: new Headers() },
      { method: "PUT" },
    ]) {
      const { headers } = await echoed(await client.fetch("echo", init));
      assert.deepEqual([headers["x-key"], "x-none" in headers], [KEY, false]);
    }
    const { headers } = await echoed(await client.fetch(new Request(`${oauth.baseUrl}echo`)));
    assert.equal(headers["x-key"], KEY);
    const tokenRequests = oauth.requests().filter(({ endpoint }) => endpoint === "token");
    assert.equal(tokenRequests.length, 1);
    assert.ok(!JSON.stringify(tokenRequests).includes(KEY));
  });

  test("give way to those of a call, however they are written", async (t) => {
    const { oauth, connect } = await setup(t);
    const client = connect({ headers: { "X-Key": KEY } });
    const url = `${oauth.baseUrl}echo`;
    for (const call of [
      ["echo", { headers: { "x-key": "own" } }],
      ["echo", { headers: [["X-KEY", "own"]] }],
      ["echo", { headers: new Headers({ "X-Key": "own" }) }],
      [new Request(url, { headers: { "X-Key": "own" } })],
    ]) {
      assert.equal((await echoed(await client.fetch(...call))).headers["x-key"], "own");
    }
  });

  test("are never shown: their names are", async (t) => {
    const { connect } = await setup(t);
    const client = connect({ headers: { "X-Key": KEY } });
    for (const one of [client, client.withOptions({ headers: { "X-Other": KEY } })]) {
      const shown = inspect(one, { depth: null, showHidden: true }) + JSON.stringify(one);
      assert.ok(!shown.includes(KEY), shown);
      assert.ok(shown.includes("X-Key"));
    }
    assert.equal("headers" in connect().toJSON(), false);
  });
});

describe("maxRetries of a call", () => {
  test("beats that of the face and of the client", async (t) => {
    const { oauth, connect } = await setup(t);
    const client = connect({ maxRetries: 1, policy: { retryBudget: 1_000 } });
    const face = client.withOptions({ maxRetries: 2 });
    for (const [one, init, sent] of [
      [client, undefined, 2],
      [client, { maxRetries: 0 }, 1],
      [client, { maxRetries: 4 }, 5],
      [client, { maxRetries: undefined }, 2],
      [face, undefined, 3],
      [face, { maxRetries: 0 }, 1],
    ]) {
      oauth.api.inject({ kind: "status", status: 503 }, { times: sent });
      const before = oauth.counters().apiCalls;
      assert.deepEqual(await statuses(one, 1, "things", init), [503]);
      assert.equal(oauth.counters().apiCalls - before, sent);
    }
  });

  for (const maxRetries of [-1, 21, 1.5, NaN, Infinity, "2", null, {}]) {
    test(`is invalid if it is ${inspect(maxRetries)}`, async (t) => {
      const { oauth, connect } = await setup(t);
      const error = await rejection(connect().fetch("things", { maxRetries }));
      assert.equal(error.code, "invalid_call");
      assert.equal(error.message, "maxRetries must be a whole number from 0 to 20.");
      assert.equal(oauth.counters().tokenRequests, 0);
    });
  }
});

describe("faces of providers' clients", () => {
  for (const name of NAMES) {
    test(`${name}: their methods and their fetch have the defaults, and one token`, async (t) => {
      const { client, calls, tokens } = connectProvider(t, name);
      const face = client.withOptions({ headers: { "X-Tenant": "7", "X-Request-Id": "r-7" } });
      assert.ok(face instanceof PROVIDERS[name].Client);
      await PROVIDERS[name].read(client);
      await PROVIDERS[name].read(face);
      await face.fetch("things");
      await PROVIDERS[name].read(face, { requestId: "own" });
      assert.deepEqual(
        calls.map(({ headers }) => headers.get("x-tenant")),
        [null, "7", "7", "7"],
      );
      const ids = calls.map(({ headers }) => headers.get("x-request-id"));
      assert.deepEqual(ids.slice(1), ["r-7", "r-7", "own"]);
      assert.equal(tokens.length, 1);
    });

    test(`${name}: maxRetries of a face and of a call`, async (t) => {
      const respond = () => new Response("{}", { status: 503 });
      const { client, calls } = connectProvider(t, name, respond, { maxRetries: 3 });
      const { read } = PROVIDERS[name];
      for (const [one, options, sent] of [
        [client, undefined, 4],
        [client.withOptions({ maxRetries: 1 }), undefined, 2],
        [client.withOptions({ maxRetries: 1 }), { maxRetries: 0 }, 1],
      ]) {
        calls.length = 0;
        assert.equal((await rejection(read(one, options))).requestId.length > 0, true);
        assert.equal(calls.length, sent);
      }
      assert.match((await rejection(read(client, { maxRetries: 21 }))).message, /from 0 to 20/);
    });
  }

  test("the header that carries V2's token is invalid, and all other headers are valid", async (t) => {
    const { Client, options } = PROVIDERS.v2;
    assert.throws(
      () => new Client({ ...options, headers: { AccessToken: KEY }, region: 7 }),
      ({ problems, message }) => {
        const named = problems.map(({ option }) => option).sort();
        assert.deepEqual(named, ["headers.AccessToken", "region"]);
        return !message.includes(KEY);
      },
    );
    const { client, calls, tokens } = connectProvider(t, "v2", undefined, {
      headers: { "X-Key": KEY },
    });
    await PROVIDERS.v2.read(client);
    assert.equal(calls[0].headers.get("x-key"), KEY);
    assert.equal(tokens[0].headers.get("x-key"), null);
  });

  test("the base of a face is that of its paths", async (t) => {
    const { client, calls } = connectProvider(t, "athena");
    const { baseUrl } = client.toJSON();
    const other = client.withOptions({ baseUrl: baseUrl.replace("195900", "1") });
    await other.patients.getPatient("1");
    assert.equal(calls[0].url.pathname, "/v1/1/patients/1");
  });

  test("a class of the caller's own keeps its class, its methods and its fields", async (t) => {
    class Clinic extends AthenaClient {
      name = "clinic";
      first() {
        return this.patients.getPatient("1");
      }
    }
    const { options } = PROVIDERS.athena;
    const { fetch, calls } = connectProvider(t, "athena");
    const clinic = new Clinic({ ...options, fetch });
    t.after(() => clinic.close());
    const face = clinic.withOptions({ headers: { "X-Tenant": "7" } });
    assert.ok(face instanceof Clinic);
    assert.equal(face.name, "clinic");
    await face.first();
    assert.equal(calls[0].headers.get("x-tenant"), "7");
    assert.equal(calls.length, 1);
    class Plain extends OAuthClient {}
    const plain = Plain.fromEnv("PLAIN", {
      env: {
        PLAIN_CLIENT_ID: "i",
        PLAIN_CLIENT_SECRET: "s",
        PLAIN_TOKEN_URL: "https://a.example/t",
      },
    });
    assert.ok(plain.withOptions({}) instanceof Plain);
    plain.close();
  });
});
