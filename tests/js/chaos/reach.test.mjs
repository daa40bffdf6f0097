// Unreachable servers: names that do not resolve, ports that refuse or speak another protocol, connections
// that close between two requests.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { changed, turn } from "./faults.mjs";
import { chaos, ending, healed } from "./world.mjs";

/** A name that never resolves (RFC 6761 §6.4). */
const NOWHERE = "https://nowhere.invalid/";

describe("an unreachable server", () => {
  test("its name does not resolve: the errors of token request and call say so", async (t) => {
    const { open, settled } = await chaos(t);
    const lost = await ending(open({ tokenUrl: NOWHERE }));
    assert.equal(lost.outcome, "token_endpoint_unreachable");
    assert.match(lost.error.message, /\((ENOTFOUND|EAI_AGAIN)\)/);
    const client = open({ allowedOrigins: [new URL(NOWHERE).origin] });
    const { outcome, error } = await ending(client, { input: NOWHERE });
    assert.equal(outcome, "network_error");
    assert.match(error.message, /\((ENOTFOUND|EAI_AGAIN)\)\. It was not sent\./);
    assert.equal(client.status().retries, 1);
    await healed(client);
    await settled();
  });

  test("TLS to a port that speaks plain HTTP", async (t) => {
    const { proxy, open, settled } = await chaos(t);
    const secure = (url) => url.replace("http:", "https:");
    const lost = await ending(open({ tokenUrl: secure(proxy.tokenUrl) }));
    assert.equal(lost.outcome, "token_endpoint_unreachable");
    const client = open({ baseUrl: secure(proxy.baseUrl) });
    assert.equal((await ending(client)).outcome, "network_error");
    const { pathname } = new URL(proxy.baseUrl);
    assert.deepEqual(
      proxy.requests.filter(({ path }) => path.startsWith(pathname)),
      [],
    );
    await settled();
  });

  test("it refuses connections, then accepts them", async (t) => {
    const { proxy, open, settled } = await chaos(t);
    const [cold, warm] = [open(), open()];
    await healed(warm);
    await proxy.down();
    const lost = await ending(cold);
    assert.equal(lost.outcome, "token_endpoint_unreachable");
    const post = { input: "echo", method: "POST", body: "x" };
    for (const init of [{}, post]) {
      assert.equal((await ending(warm, init)).outcome, "network_error");
    }
    await proxy.up();
    await healed(cold, lost.error);
    await healed(warm);
    assert.equal(warm.status().tokenRequests, 1);
    await settled();
  });

  test("it comes back while a call waits: the call succeeds, and a POST arrives once", async (t) => {
    const { proxy, open, settled } = await chaos(t);
    const client = open({ maxRetries: 20, policy: { retryBudget: 1_000, backoffMaxMs: 20 } });
    await client.getToken();
    await proxy.down();
    const call = ending(client, { input: "echo", method: "POST", body: "x" });
    while (client.status().retries === 0) await turn();
    await proxy.up();
    assert.equal((await call).outcome, "200");
    assert.equal(
      proxy.requests.filter(({ method, path }) => method === "POST" && /echo/.test(path)).length,
      1,
    );
    await settled();
  });
});

describe("a kept connection", () => {
  for (const [name, end] of [
    ["closes", (socket) => socket.end()],
    ["is reset", (socket) => socket.resetAndDestroy()],
    [
      "says 408 and closes",
      (socket) => socket.end("HTTP/1.1 408 Late\r\ncontent-length: 0\r\nconnection: close\r\n\r\n"),
    ],
  ]) {
    test(`${name} between two requests: ten calls succeed`, async (t) => {
      const { proxy, open, settled } = await chaos(t);
      const client = open();
      for (let call = 0; call < 10; call += 1) {
        assert.equal((await ending(client)).outcome, "200");
        for (const socket of proxy.sockets) end(socket);
        while (proxy.sockets.size > 0) await turn();
      }
      assert.equal(client.status().tokenRequests, 1);
      await settled();
    });
  }

  test("closes as the next request arrives: a GET is retried, a POST is not", async (t) => {
    const { proxy, open, settled } = await chaos(t);
    const client = open();
    await healed(client);
    const faults = [(socket) => socket.end()];
    proxy.plan(() => faults.shift());
    assert.equal((await ending(client)).outcome, "200");
    faults.push((socket) => socket.end());
    const post = { input: "echo", method: "POST", body: "x" };
    assert.equal((await ending(client, post)).outcome, "network_error");
    assert.equal((await ending(client, post)).outcome, "200");
    assert.equal(proxy.requests.filter(({ path }) => /echo/.test(path)).length, 2);
    await settled();
  });

  test("is used again after a discarded response", async (t) => {
    const { proxy, open, settled } = await chaos(t);
    const client = open();
    await healed(client);
    const before = new Set(proxy.sockets);
    const faults = [changed(() => ({ status: "503 Busy", body: "a".repeat(1_000) }))];
    proxy.plan(() => faults.shift());
    assert.equal((await ending(client)).outcome, "200");
    assert.ok([...before].some((socket) => proxy.sockets.has(socket)));
    await settled();
  });
});
