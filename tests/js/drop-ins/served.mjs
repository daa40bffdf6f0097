// Owns the tests of an example in another process: one client for all its requests, observed over HTTP
// only.

import assert from "node:assert/strict";
import { describe, test } from "node:test";

const json = async (response) => ({ status: response.status, body: await response.json() });

/**
 * The tests of one served application.
 *
 * @param name - The server's name.
 * @param oauth - The system that its client calls.
 * @param requests - `get` and `post` give the requests that read thing 7 and add one.
 */
export function served(name, oauth, { get, post }) {
  const read = async () => json(await fetch(get()));
  const write = async () => json(await fetch(post({ name: "new" })));
  const found = { status: 200, body: { id: "7", name: "Thing 7" } };
  const written = ({ status, body }) => assert.deepEqual([status, body.name], [201, "new"]);

  /** Counts from now on. */
  const begin = () => {
    const before = oauth.counters();
    return () => {
      const { tokenRequests, apiCalls } = oauth.counters();
      return [tokenRequests - before.tokenRequests, apiCalls - before.apiCalls];
    };
  };

  describe(name, () => {
    test("requests that begin without a token share one token request", async () => {
      const counts = begin();
      const results = await Promise.all(Array.from({ length: 20 }, read));
      assert.deepEqual(results, Array(20).fill(found));
      written(await write());
      assert.deepEqual(counts(), [1, 21]);
    });

    test("reads and writes survive a revoked token", async () => {
      const counts = begin();
      oauth.revokeTokens();
      assert.deepEqual(await read(), found);
      oauth.revokeTokens();
      written(await write());
      assert.deepEqual(counts(), [2, 4]);
    });

    test("reads and writes survive a 429 with Retry-After", async () => {
      const counts = begin();
      oauth.api.inject({ kind: "rate-limit", retryAfter: 0 });
      assert.deepEqual(await read(), found);
      oauth.api.inject({ kind: "rate-limit", retryAfter: 0 });
      written(await write());
      assert.deepEqual(counts(), [0, 4]);
    });

    test("an unsuccessful response is passed on", async () => {
      const body = { error: "not_so" };
      oauth.api.inject({ kind: "status", status: 422, body });
      assert.deepEqual(await write(), { status: 422, body });
    });

    // Last, because the client stores this error for a while.
    test("a failed token request reaches the application", async () => {
      oauth.revokeTokens();
      oauth.token.inject({ kind: "unauthorized" });
      assert.deepEqual(await read(), { status: 503, body: { error: "invalid_client" } });
    });
  });
}
