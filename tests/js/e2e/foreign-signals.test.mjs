// Signals of another class than the runtime's: those of a polyfill have neither a reason nor throwIfAborted,
// and the runtime's fetch rejects them. They end calls all the same.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { AbortController as Polyfilled } from "abort-controller";
import { connectDouble, outcomeOf, turns } from "../support/double.mjs";
import { connect as connectProvider, NAMES, PROVIDERS } from "../support/providers.mjs";
import { startRecorder } from "../support/recorder.mjs";

/** Like Node's fetch: a promise that hangs until it rejects with the reason of its signal. */
const heeding = ({ signal }) =>
  new Promise((_, reject) => {
    const stop = () => reject(signal.reason);
    if (signal?.aborted) stop();
    signal?.addEventListener("abort", stop);
  });

/** A minimal signal. */
class Least {
  aborted = false;
  listeners = new Set();
  addEventListener(_type, listener) {
    this.listeners.add(listener);
  }
  removeEventListener(_type, listener) {
    this.listeners.delete(listener);
  }
}

const SIGNALS = {
  "of the polyfill abort-controller": () => {
    const controller = new Polyfilled();
    return { signal: controller.signal, abort: () => controller.abort() };
  },
  "with aborted and listeners only": () => {
    const signal = new Least();
    const abort = () => {
      signal.aborted = true;
      for (const listener of [...signal.listeners]) listener({ type: "abort" });
    };
    return { signal, abort };
  },
};

/** The error of an abort without a reason. */
function assertAbort({ error }) {
  assert.ok(error instanceof Error, `rejected with ${String(error)}`);
  assert.equal(error.name, "AbortError");
}

const WAYS = [
  ["fetch", (client, init) => client.fetch("things", init)],
  ["getToken", (client, init) => client.getToken(init)],
  ["authorization", (client, init) => client.authorization(init)],
];

for (const [kind, make] of Object.entries(SIGNALS)) {
  describe(`a signal ${kind}`, () => {
    for (const [name, call] of WAYS) {
      for (const limit of [{}, { timeoutMs: 60_000 }]) {
        test(`ends ${name} that waits for a token, with ${JSON.stringify(limit)}`, async (t) => {
          const { client } = connectDouble(t, { token: heeding });
          const { signal, abort } = make();
          const outcome = outcomeOf(call(client, { ...limit, signal }));
          await turns();
          abort();
          assertAbort(await outcome);
        });
      }

      test(`that is already aborted ends ${name} at once, and nothing is sent`, async (t) => {
        const { client, tokens, calls } = connectDouble(t, { token: heeding });
        const { signal, abort } = make();
        abort();
        assertAbort(await outcomeOf(call(client, { signal })));
        assertAbort(await outcomeOf(call(client, { signal, timeoutMs: 60_000 })));
        assert.deepEqual([tokens, calls], [[], []]);
      });
    }

    for (const limit of [{}, { timeoutMs: 60_000 }]) {
      test(`ends a call that has a token, with ${JSON.stringify(limit)}`, async (t) => {
        const { client, calls } = connectDouble(t, { api: heeding });
        await client.getToken();
        const { signal, abort } = make();
        const outcome = outcomeOf(client.fetch("things", { ...limit, signal }));
        await turns();
        abort();
        assertAbort(await outcome);
        assert.ok(calls[0].signal instanceof AbortSignal, "fetch gets a signal that it knows");
      });
    }

    test("works with the global fetch, which itself rejects it", async (t) => {
      const body = '{"access_token":"t","expires_in":3600}';
      const { url } = await startRecorder(t, (_request, response) => response.end(body));
      const places = { tokenUrl: `${url}/token`, baseUrl: `${url}/` };
      const { client } = connectDouble(t, { ...places, fetch: undefined });
      const { signal, abort } = make();
      assert.equal((await client.fetch("things", { signal })).status, 200);
      assert.equal((await client.fetch("things", { signal })).status, 200);
      abort();
      assertAbort(await outcomeOf(client.fetch("things", { signal })));
    });

    for (const name of NAMES) {
      test(`ends a method of the provider ${name}`, async (t) => {
        const { client } = connectProvider(t, name, heeding);
        const { signal, abort } = make();
        const outcome = outcomeOf(PROVIDERS[name].read(client, { signal }));
        await turns();
        abort();
        assertAbort(await outcome);
      });
    }
  });
}

test("a signal ends the reading of a body after the response has arrived", async (t) => {
  for (const [kind, make] of Object.entries(SIGNALS)) {
    for (const limit of [{}, { timeoutMs: 60_000 }]) {
      let given;
      const { client } = connectDouble(t, {
        api: ({ signal }) => ((given = signal), new Response("{}")),
      });
      const { signal, abort } = make();
      const response = await client.fetch("things", { ...limit, signal });
      abort();
      assert.equal(given.aborted, true, kind);
      assert.equal(response.status, 200);
    }
  }
});

test("a finished wait leaves no listener on the signal", async (t) => {
  const { client } = connectDouble(t);
  const signal = new Least();
  await client.getToken({ signal, timeoutMs: 60_000 });
  await client.getToken({ signal, forceRefresh: true });
  assert.equal(signal.listeners.size, 0);
});

test("finished calls leave one listener on the signal, for all bodies still to be read", async (t) => {
  const { client } = connectDouble(t);
  const signal = new Least();
  for (let call = 0; call < 20; call += 1) {
    await client.fetch("things", { signal, timeoutMs: 60_000 });
  }
  assert.equal(signal.listeners.size, 1);
});
