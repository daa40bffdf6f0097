// Requests that others make with a client's token: the recipe for a 401, what invalidate drops and what it
// keeps, and forceRefresh.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { load } from "../packaging/load.mjs";
import { connectDouble, gate, outcomeOf, tokenResponse, turns } from "../support/double.mjs";

const { virtualClock } = await load("everbearer/sandbox");

const USERS = 100;

/** A service outside of the client that accepts one token; its responses wait for `next`. */
function service() {
  const held = [];
  let current = "token-1";
  return {
    revoke: () => (current = "token-2"),
    /** The status of a request with this header, once it is released. */
    async ask(header) {
      const { opened, open } = gate();
      held.push(open);
      await opened;
      return header === `Bearer ${current}` ? 200 : 401;
    },
    /** Releases the request that has waited longest. */
    next: () => held.shift()?.(),
    waiting: () => held.length,
  };
}

/** The documented recipe. */
async function user(client, ask, given = (header) => header) {
  const header = await client.authorization();
  const status = await ask(header);
  if (status !== 401) return status;
  client.invalidate(await given(header));
  return ask(await client.authorization());
}

/** A client and a service with a revoked token, and users that have sent their first request. */
async function revoked(t, { token, given } = {}) {
  const made = connectDouble(t, { clock: virtualClock(), ...(token && { token }) });
  const { client } = made;
  const remote = service();
  await client.getToken();
  remote.revoke();
  const outcomes = Array.from({ length: USERS }, () => user(client, remote.ask, given));
  await turns();
  assert.equal(remote.waiting(), USERS);
  return { ...made, remote, all: Promise.all(outcomes) };
}

const success = Array(USERS).fill(200);

describe(`${USERS} users of a revoked token make one token request, and all succeed`, () => {
  test("with all 401 responses at once", async (t) => {
    const { remote, all, tokens } = await revoked(t);
    while (remote.waiting() > 0) {
      while (remote.waiting() > 0) remote.next();
      await turns(5);
    }
    assert.deepEqual(await all, success);
    assert.equal(tokens.length, 2);
  });

  test("with 401 responses one after the other, each after the user before has succeeded", async (t) => {
    const { remote, all, tokens } = await revoked(t);
    while (remote.waiting() > 0) {
      remote.next();
      await turns(3);
    }
    assert.deepEqual(await all, success);
    assert.equal(tokens.length, 2);
  });

  test("with 401 responses before, during and after the token request", async (t) => {
    const { opened, open } = gate();
    const token = async (_call, index) => {
      if (index === 1) await opened;
      return tokenResponse(index + 1);
    };
    const { remote, all, tokens } = await revoked(t, { token });
    for (let third = 0; third < 3; third += 1) {
      for (let one = 0; one < USERS / 3; one += 1) remote.next();
      await turns();
      if (third === 1) open();
      await turns();
    }
    while (remote.waiting() > 0) {
      remote.next();
      await turns(3);
    }
    assert.deepEqual(await all, success);
    assert.equal(tokens.length, 2);
  });

  for (const [what, given] of [
    ["the token's text", (header) => header.replace("Bearer ", "")],
    ["the token", (header) => ({ accessToken: header.replace("Bearer ", "") })],
  ]) {
    test(`that pass ${what} instead of the header`, async (t) => {
      const { remote, all, tokens } = await revoked(t, { given });
      while (remote.waiting() > 0) {
        remote.next();
        await turns(3);
      }
      assert.deepEqual(await all, success);
      assert.equal(tokens.length, 2);
    });
  }
});

describe("invalidate with a rejected token", () => {
  test("accepts an AccessToken of getToken", async (t) => {
    const { client, tokens } = connectDouble(t);
    client.invalidate(await client.getToken());
    assert.equal((await client.getToken()).accessToken, "token-2");
    assert.equal(tokens.length, 2);
  });

  test("accepts a header of a profile without a scheme", async (t) => {
    const profile = { tokenHeader: "x-token", tokenScheme: "" };
    const { client, tokens } = connectDouble(t, { profile });
    const header = await client.authorization();
    assert.equal(header, "token-1");
    client.invalidate(header);
    assert.equal(await client.authorization(), "token-2");
    client.invalidate(header);
    assert.equal(await client.authorization(), "token-2");
    assert.equal(tokens.length, 2);
  });

  test("costs no token request after a late 401 of an old token, and keeps the new one", async (t) => {
    const { client, tokens } = connectDouble(t);
    const old = await client.getToken();
    const header = await client.authorization();
    client.invalidate(header);
    const { generation } = await client.getToken();
    assert.equal(generation, 2);
    for (const late of [header, old, old.accessToken, "Bearer somebody else's"]) {
      client.invalidate(late);
      assert.equal(client.status().state, "usable");
      assert.equal((await client.getToken()).generation, 2);
    }
    assert.equal(tokens.length, 2);
  });

  test("does not affect another's flight after a late 401 of an old token", async (t) => {
    const { opened, open } = gate();
    const token = async (_call, index) => {
      if (index === 1) await opened;
      return tokenResponse(index + 1);
    };
    const { client, tokens } = connectDouble(t, { token });
    const header = await client.authorization();
    client.invalidate(header);
    const first = client.authorization();
    await turns();
    client.invalidate(header);
    const second = client.authorization();
    open();
    assert.deepEqual(await Promise.all([first, second]), ["Bearer token-2", "Bearer token-2"]);
    assert.equal(tokens.length, 2);
  });

  test("does not cause a token request for each user if a service rejects every token", async (t) => {
    const { client, tokens } = connectDouble(t, { clock: virtualClock() });
    for (let made = 0; made < USERS; made += 1) {
      assert.equal(await user(client, () => Promise.resolve(401)), 401);
    }
    assert.ok(tokens.length <= 3, `${tokens.length} token requests`);
  });
});

const refusal = () => Response.json({ error: "invalid_client" }, { status: 401 });

describe("invalidate without an argument", () => {
  test("forgets a stored error: the next call makes a token request", async (t) => {
    const token = (_call, index) => (index === 0 ? refusal() : tokenResponse(index));
    const { client, tokens } = connectDouble(t, { clock: virtualClock(), token });
    for (let made = 0; made < 2; made += 1) {
      const { error } = await outcomeOf(client.getToken());
      assert.equal(error?.code, "invalid_client");
    }
    assert.equal(tokens.length, 1);
    client.invalidate();
    assert.equal((await outcomeOf(client.getToken())).value?.accessToken, "token-1");
    assert.equal(tokens.length, 2);
  });

  test("forgets the waits of an outage: the next call makes a token request", async (t) => {
    const token = (_call, index) =>
      index < 3 ? new Response(null, { status: 503 }) : tokenResponse(index);
    const clock = virtualClock();
    // Waits that no call outlasts by chance.
    const policy = { tokenAttempts: 1, backoffBaseMs: 60_000, backoffMaxMs: 60_000 };
    const { client, tokens } = connectDouble(t, { clock, token, policy, tokenWaitMs: 1_000 });
    for (let made = 0; made < 3; made += 1) {
      const { error } = await outcomeOf(client.getToken());
      assert.equal(error?.code, "token_endpoint_unavailable");
      assert.equal(tokens.length, made + 1);
      client.invalidate();
    }
    assert.equal((await outcomeOf(client.getToken())).value?.accessToken, "token-3");
  });

  test("does not forget a Retry-After of the token endpoint", async (t) => {
    const headers = { "retry-after": "600" };
    const token = (_call, index) =>
      index === 0 ? new Response(null, { status: 429, headers }) : tokenResponse(index);
    const clock = virtualClock();
    const { client, tokens } = connectDouble(t, { clock, token });
    for (let made = 0; made < 3; made += 1) {
      const { error } = await outcomeOf(client.getToken());
      assert.equal(error?.code, "token_endpoint_throttled");
      assert.ok(error.retryAfterMs >= 600_000, `${error.retryAfterMs}`);
      client.invalidate();
    }
    assert.equal(tokens.length, 1);
  });

  test("drops the token of a flight in the air", async (t) => {
    const { opened, open } = gate();
    const token = async (_call, index) => {
      if (index === 0) await opened;
      return tokenResponse(index + 1);
    };
    const { client, tokens } = connectDouble(t, { token });
    const first = client.getToken();
    await turns();
    client.invalidate();
    const later = client.getToken();
    await turns();
    open();
    await first;
    assert.equal((await later).accessToken, "token-2");
    assert.equal((await client.getToken()).accessToken, "token-2");
    assert.equal(tokens.length, 2);
  });
});

const FORCED = { forceRefresh: true };

describe("forceRefresh", () => {
  test("shares one token request among 50 callers, who all get the newer token", async (t) => {
    const { client, tokens } = connectDouble(t);
    await client.getToken();
    const wait = Array.from({ length: 50 }, (_, index) =>
      index % 2 === 0
        ? client.getToken(FORCED).then(({ accessToken }) => `Bearer ${accessToken}`)
        : client.authorization(FORCED),
    );
    assert.deepEqual(await Promise.all(wait), Array(50).fill("Bearer token-2"));
    assert.equal(tokens.length, 2);
    assert.equal((await client.getToken()).accessToken, "token-2");
  });

  test("gets the first token if there is none", async (t) => {
    const { client, tokens } = connectDouble(t);
    const [one, other] = await Promise.all([client.getToken(FORCED), client.getToken(FORCED)]);
    assert.deepEqual([one.generation, other.generation, tokens.length], [1, 1, 1]);
  });

  test("joins a flight in the air", async (t) => {
    const { opened, open } = gate();
    const token = async (_call, index) => {
      if (index === 1) await opened;
      return tokenResponse(index + 1);
    };
    const { client, tokens } = connectDouble(t, { token });
    await client.getToken();
    const first = client.getToken(FORCED);
    await turns();
    const second = client.authorization(FORCED);
    await turns();
    open();
    assert.deepEqual([(await first).accessToken, await second], ["token-2", "Bearer token-2"]);
    assert.equal(tokens.length, 2);
  });

  test("gets a newer token each time", async (t) => {
    const { client } = connectDouble(t);
    const seen = [];
    for (let made = 0; made < 3; made += 1) seen.push((await client.getToken(FORCED)).generation);
    assert.deepEqual(seen, [1, 2, 3]);
  });

  test("lets calls go on with the token at hand", async (t) => {
    const { opened, open } = gate();
    const token = async (_call, index) => {
      if (index === 1) await opened;
      return tokenResponse(index + 1);
    };
    const { client, calls } = connectDouble(t, { token });
    await client.getToken();
    const forced = client.getToken(FORCED);
    await client.fetch("things");
    assert.equal(calls[0].headers.get("authorization"), "Bearer token-1");
    open();
    await forced;
  });

  test("rejects if the token request is refused, and others keep the token at hand", async (t) => {
    const token = (_call, index) => (index === 0 ? tokenResponse(1) : refusal());
    const { client } = connectDouble(t, { clock: virtualClock(), token });
    await client.getToken();
    const { error } = await outcomeOf(client.getToken(FORCED));
    assert.deepEqual([error?.name, error?.code], ["TokenError", "invalid_client"]);
    assert.equal((await client.getToken()).accessToken, "token-1");
    assert.equal((await client.fetch("things")).status, 200);
  });

  test("sends nothing before the token endpoint's Retry-After has passed", async (t) => {
    const headers = { "retry-after": "600" };
    const token = (_call, index) =>
      index === 1 ? new Response(null, { status: 429, headers }) : tokenResponse(index + 1);
    const { client, tokens } = connectDouble(t, { clock: virtualClock(), token });
    await client.getToken();
    for (let made = 0; made < 3; made += 1) {
      const { error } = await outcomeOf(client.getToken(FORCED));
      assert.equal(error?.code, "token_endpoint_throttled");
    }
    assert.equal(tokens.length, 2);
  });

  test("ends with its own timeoutMs and signal", async (t) => {
    const token = (_call, index) => (index === 0 ? tokenResponse(1) : new Promise(() => undefined));
    const clock = virtualClock();
    const { client } = connectDouble(t, { clock, token });
    await client.getToken();
    const limited = outcomeOf(client.getToken({ ...FORCED, timeoutMs: 200 }));
    await turns(5);
    await clock.advance(200);
    assert.equal((await limited).error?.code, "call_timeout");
    const reason = new Error("enough");
    const { error } = await outcomeOf(
      client.authorization({ ...FORCED, signal: AbortSignal.abort(reason) }),
    );
    assert.equal(error, reason);
  });
});
