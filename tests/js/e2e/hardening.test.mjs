// Careless or hostile code in the same process: foreign objects in place of URLs, responses and bodies, a
// fetch that closes the client, missing globals, thousands of waits.

import assert from "node:assert/strict";
import { createServer } from "node:http";
import { once } from "node:events";
import { test } from "node:test";
import { optionsFor, runScript } from "../support/child.mjs";
import { gate, rejection, setup, until } from "../support/setup.mjs";

/** A server of another origin that records its requests. */
async function elsewhere(t) {
  const seen = [];
  const server = createServer((request, response) => {
    seen.push(request.headers.authorization);
    response.end("{}");
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  t.after(() => server.close());
  return { url: `http://127.0.0.1:${server.address().port}/`, seen };
}

test("other input than text, URL or Request is checked as the text to which fetch converts it", async (t) => {
  const { connect } = await setup(t);
  const client = connect();
  await client.getToken();
  const { url, seen } = await elsewhere(t);
  const foreign = [
    { href: url, toString: () => url },
    { url: "things", toString: () => url },
    Object(url),
  ];
  for (const input of foreign) {
    assert.equal((await rejection(client.fetch(input))).code, "origin_not_allowed");
  }
  assert.deepEqual(seen, []);
});

test("a fetch that closes its client during a call does not affect other clients", async (t) => {
  const { connect } = await setup(t);
  const other = connect();
  await other.getToken();
  let close = () => undefined;
  const closing = connect({
    fetch: (input, init) => {
      close();
      return fetch(input, init);
    },
  });
  await closing.getToken();
  close = () => closing.close();
  assert.equal((await closing.fetch("things")).status, 200);
  assert.equal(closing.status().state, "closed");
  assert.equal((await other.fetch("things")).status, 200);
  assert.equal(other.status().tokenRequests, 1);
});

test("a response whose body cannot be cancelled is discarded all the same", async (t) => {
  const { connect } = await setup(t);
  const responses = [
    { status: 503, body: "text" },
    { status: 503, body: { pipe() {} } },
  ];
  const client = connect({
    fetch: (input, init) => {
      const stub = String(input).includes("token") ? undefined : responses.shift();
      return stub ? Promise.resolve(stub) : fetch(input, init);
    },
  });
  assert.equal((await client.fetch("things")).status, 200);
  assert.equal(client.status().retries, 2);
});

test("a stream is sent without duplex in the caller's init", async (t) => {
  const { connect, oauth } = await setup(t);
  const body = new Blob(["streamed"]).stream();
  const response = await connect().fetch("echo", { method: "POST", body });
  assert.equal(response.status, 200);
  assert.equal(oauth.requests().at(-1).body, "streamed");
});

test("a Request whose body was read fails with a clear error", async (t) => {
  const { connect, oauth } = await setup(t);
  const request = new Request(`${oauth.baseUrl}things`, { method: "POST", body: "x" });
  await request.text();
  const error = await rejection(connect().fetch(request));
  assert.equal(error.code, "invalid_call");
  assert.equal(error.transient, false);
});

test("headers whose names differ in case only are one header, as in fetch", async (t) => {
  const { connect, oauth } = await setup(t);
  await connect().fetch("echo", { headers: { Accept: "a/a", accept: "b/b" } });
  assert.equal(oauth.requests().at(-1).headers.accept, "a/a, b/b");
});

test("a token that was requested before invalidate() is not used after it", async (t) => {
  const { connect, tokenRequests } = await setup(t);
  const { fetch, held, hold, release } = gate();
  const client = connect({ fetch });
  hold("token");
  const early = client.getToken();
  await until(() => held.length === 1);
  client.invalidate();
  release();
  const [first, second] = await Promise.all([early, client.getToken()]);
  assert.equal(first.accessToken, second.accessToken);
  assert.equal(tokenRequests(), 2);
});

test("without Web Crypto there is less jitter, but tokens work", async (t) => {
  const { sandbox } = await setup(t);
  const { code, stdout, stderr } = await runScript(
    `const { OAuthClient } = await load("everbearer");
     delete globalThis.crypto;
     const client = new OAuthClient(JSON.parse(env.OPTIONS));
     console.log((await client.fetch("things")).status, typeof crypto);`,
    { env: optionsFor(sandbox) },
  );
  assert.deepEqual({ code, stdout, stderr }, { code: 0, stdout: "200 undefined\n", stderr: "" });
});

test("thousands of waits leave nothing behind", async (t) => {
  const { sandbox } = await setup(t);
  const { code, stdout, stderr } = await runScript(
    `const { OAuthClient } = await load("everbearer");
     const client = new OAuthClient({
       ...JSON.parse(env.OPTIONS),
       fetch: async () => Response.json({ access_token: "a", expires_in: 3600 }),
     });
     const wave = async () => {
       client.invalidate();
       await Promise.all(Array.from({ length: 1_000 }, () => client.getToken()));
     };
     const heap = async (waves) => {
       for (let index = 0; index < waves; index += 1) await wave();
       for (let turn = 0; turn < 10; turn += 1) await new Promise(setImmediate);
       gc();
       return process.memoryUsage().heapUsed;
     };
     const before = await heap(10);
     const after = await heap(40);
     console.log(Math.max(0, Math.round((after - before) / 40_000)));`,
    { env: optionsFor(sandbox), flags: ["--expose-gc"] },
  );
  assert.equal(stderr, "");
  assert.equal(code, 0);
  assert.ok(Number(stdout) < 100, `each wait has left ${stdout.trim()} bytes behind`);
});

test("a listener that drops the token makes its caller wait for another", async (t) => {
  const { connect, tokenRequests } = await setup(t);
  const client = connect();
  const stop = client.on("token", () => {
    stop();
    client.invalidate();
  });
  assert.equal((await client.getToken()).generation, 2);
  assert.equal(tokenRequests(), 2);
});
