// Owns the tests of every drop-in example: the client works unseen by the library, which does the rest
// alone.

import assert from "node:assert/strict";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";
import { startSandbox } from "everbearer/sandbox";
import { rejection } from "../support/setup.mjs";
import { startGateway } from "./gateway.mjs";

const examples = new URL("../../../examples/drop-ins/", import.meta.url);

/** The path of an example's file. */
export const example = (path) => fileURLToPath(new URL(path, examples));

/** The calls of examples with `thing` and `addThing`. */
export const THINGS = {
  read: ({ thing }) => thing("7"),
  found: { id: "7", name: "Thing 7" },
  write: ({ addThing }) => addThing("new"),
  written: ({ id, name }) => assert.deepEqual([typeof id, name], ["string", "new"]),
};

/** The same for examples that serve requests: `get` and `post` make one and resolve with the response. */
export const handlers = ({ get, post }) => ({
  ...THINGS,
  read: async (example) => bodyOf(await get(example)),
  write: async (example) => bodyOf(await post(example, { name: "new" })),
  refusal: ({ status, body }) => assert.deepEqual([status, body.error], [422, "not_so"]),
  codeIn: ({ status, body }) => status === 503 && body.error,
});

/** The body of a successful response; any other is thrown. */
async function bodyOf(response) {
  const body = await response.json();
  if (response.ok) return body;
  throw Object.assign(new Error("no success"), { status: response.status, body });
}

/** The code of the client's error, wherever the library puts it. */
function codeInCauses(error) {
  if (error.name === "TokenError") return error.code;
  return error.cause && codeInCauses(error.cause);
}

/**
 * The tests of one example.
 *
 * @param file - The example, as a path below examples/drop-ins/.
 * @param library - `read` and `write` make a call with the example; `found` is the result of a read;
 * `written` checks that of a write, and `refusal` the library's error for a 422. `attempts` is the number
 * of sendings of a read with 503 responses; `codeIn` finds the code of the client's error.
 */
export async function dropIn(file, library) {
  const { read, found, write, written, refusal } = library;
  const { attempts = 3, codeIn = codeInCauses, gateway = false } = library;
  const sandbox = await startSandbox();
  const { oauth } = sandbox;
  const baseUrl = gateway ? `${(await startGateway({ after }, oauth)).url}/` : oauth.baseUrl;
  Object.assign(process.env, {
    ACME_TOKEN_URL: oauth.tokenUrl,
    ACME_CLIENT_ID: sandbox.clientId,
    ACME_CLIENT_SECRET: sandbox.clientSecret,
    ACME_BASE_URL: baseUrl,
  });
  const used = await import(new URL(file, examples));
  const { client } = used;
  after(async () => {
    client.close();
    await sandbox.close();
  });

  /** Starts anew, without a token and without faults; gives the counts. */
  const begin = () => {
    sandbox.reset();
    client.invalidate();
    return () => {
      const { tokenRequests, apiCalls } = oauth.counters();
      return { tokenRequests, apiCalls };
    };
  };

  test("calls that begin without a token share one token request", async () => {
    const counts = begin();
    const results = await Promise.all([read(used), read(used), write(used)]);
    assert.deepEqual(results.slice(0, 2), [found, found]);
    written(results[2]);
    assert.deepEqual(counts(), { tokenRequests: 1, apiCalls: 3 });
  });

  for (const [name, call] of [
    ["read", async () => assert.deepEqual(await read(used), found)],
    ["write", async () => written(await write(used))],
  ]) {
    test(`a ${name} survives a revoked token`, async () => {
      const counts = begin();
      await call();
      oauth.revokeTokens();
      await call();
      assert.deepEqual(counts(), { tokenRequests: 2, apiCalls: 3 });
    });

    test(`a ${name} survives a 429 with Retry-After`, async () => {
      const counts = begin();
      oauth.api.inject({ kind: "rate-limit", retryAfter: 0 });
      await call();
      assert.deepEqual(counts(), { tokenRequests: 1, apiCalls: 2 });
    });
  }

  test("an unsuccessful response is the library's own error", async () => {
    const counts = begin();
    oauth.api.inject({ kind: "status", status: 422, body: { error: "not_so" } });
    refusal(await rejection(write(used)));
    assert.equal(counts().apiCalls, 1);
  });

  test("only the client retries in an outage, and writes are not retried", async () => {
    const counts = begin();
    const headers = { "retry-after": "0" };
    oauth.api.inject({ kind: "status", status: 503, headers, body: {} }, { times: Infinity });
    await rejection(write(used));
    assert.equal(counts().apiCalls, 1);
    await rejection(read(used));
    assert.equal(counts().apiCalls, 1 + attempts);
  });

  // Last, because the client stores this error for a while.
  test("a failed token request reaches the caller", async () => {
    const counts = begin();
    oauth.token.inject({ kind: "unauthorized" }, { times: Infinity });
    const error = await rejection(read(used));
    assert.equal(codeIn(error), "invalid_client");
    assert.deepEqual(counts(), { tokenRequests: 1, apiCalls: 0 });
  });
}
