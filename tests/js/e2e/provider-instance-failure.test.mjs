// A trap in the WebAssembly instance while calls of a provider's client wait: each gets its own error.

import assert from "node:assert/strict";
import { test } from "node:test";
import { connect, json, PROVIDERS } from "../support/providers.mjs";
import { rejection, until } from "../support/setup.mjs";

let trap = false;
const { Instance } = WebAssembly;

/** Wraps every export of the module before the first client, so that it can be made to trap. */
WebAssembly.Instance = function (module, imports) {
  const trapping = ([name, value]) => {
    if (typeof value !== "function") return [name, value];
    const guarded = (...args) => {
      if (!trap) return value(...args);
      trap = false;
      throw new WebAssembly.RuntimeError("unreachable");
    };
    return [name, guarded];
  };
  const { exports } = new Instance(module, imports);
  return { exports: Object.fromEntries(Object.entries(exports).map(trapping)) };
};

/** The errors of two calls that wait for a token when the instance traps. */
async function failures(t) {
  let respond;
  const token = () => new Promise((resolve) => (respond = resolve));
  const { client, tokens } = connect(t, "athena", undefined, { token });
  const calls = ["one", "two"].map((requestId) =>
    rejection(PROVIDERS.athena.read(client, { requestId })),
  );
  await until(() => tokens.length === 1);
  trap = true;
  assert.throws(() => client.status(), { code: "instance_failed" });
  const errors = await Promise.all(calls);
  respond(json(PROVIDERS.athena.tokenBody));
  return { client, errors };
}

test("both calls get an error, and the client goes on with a new instance", async (t) => {
  const { client, errors } = await failures(t);
  assert.deepEqual(
    errors.map(({ name, code, transient }) => [name, code, transient]),
    Array.from({ length: 2 }, () => ["ClientError", "instance_failed", true]),
  );
  assert.equal(client.status().state, "idle");
});

test("each error has the id of its own call", async (t) => {
  const { errors } = await failures(t);
  assert.deepEqual(
    errors.map(({ requestId }) => requestId),
    ["one", "two"],
  );
});
