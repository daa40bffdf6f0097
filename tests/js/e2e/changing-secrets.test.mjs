// Secrets that change: a function that is asked, and a file that is read, before each token request.

import assert from "node:assert/strict";
import { AsyncLocalStorage } from "node:async_hooks";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { inspect } from "node:util";
import { load } from "../packaging/load.mjs";
import { connectDouble, gate, PLACES, tokenResponse, turns } from "../support/double.mjs";
import { virtualClock } from "../support/setup.mjs";

const { ConfigurationError, OAuthClient, TokenError } = await load("everbearer");

/** The secret in the Basic header of a request. */
const secretOf = ({ headers }) =>
  Buffer.from(headers.get("authorization").slice(6), "base64").toString().split(":")[1];

/** A token endpoint that knows the secret that `good()` says. */
const knowing = (good) => (call, index) =>
  secretOf(call) === good()
    ? tokenResponse(index + 1)
    : Response.json({ error: "invalid_client" }, { status: 401 });

const errorOf = (promise) =>
  promise.then(
    () => assert.fail("no error"),
    (error) => error,
  );

/** A file with this text, until the end of the test. */
function file(t, text) {
  const directory = mkdtempSync(join(tmpdir(), "everbearer-secret-"));
  t.after(() => rmSync(directory, { recursive: true }));
  const path = join(directory, "secret");
  writeFileSync(path, text);
  return path;
}

for (const [how, give] of [
  ["a function", () => "first"],
  ["an asynchronous function", async () => "first"],
  ["a function whose text ends as a file does", () => "\u{feff}first\r\n"],
]) {
  test(`${how} is asked once for a token request, and not at construction`, async (t) => {
    let asked = 0;
    const clientSecret = (...given) => {
      asked += 1;
      assert.equal(given.length, 1);
      assert.equal(given[0].signal.aborted, false);
      return give();
    };
    const { client, tokens } = connectDouble(t, { clientSecret });
    await turns();
    assert.equal(asked, 0);
    await Promise.all(Array.from({ length: 1_000 }, () => client.fetch("things")));
    assert.deepEqual([asked, tokens.length], [1, 1]);
    assert.equal(secretOf(tokens[0]), "first");
    client.invalidate();
    await client.getToken();
    assert.deepEqual([asked, tokens.length], [2, 2]);
  });
}

test("the secret is asked for and sent in the context of the call that needs it", async (t) => {
  const run = new AsyncLocalStorage();
  const seen = [];
  const clientSecret = async () => {
    await turns(2);
    seen.push(run.getStore());
    return "first";
  };
  const token = () => {
    seen.push(run.getStore());
    return tokenResponse(seen.length);
  };
  const { client } = connectDouble(t, { clientSecret, token });
  const calls = ["a", "b", "c"].map((name) => run.run(name, () => client.fetch("things")));
  await Promise.all(calls);
  client.invalidate();
  await run.run("d", () => client.fetch("things"));
  assert.deepEqual(seen, ["a", "a", "d", "d"]);
});

test("a secret that is rotated in the middle of 1,000 calls fails none of them", async (t) => {
  for (const moment of [0, 300, 999]) {
    let secret = "first";
    const { client, tokens, calls } = connectDouble(t, {
      clientSecret: async () => secret,
      token: knowing(() => secret),
    });
    const statuses = [];
    for (let call = 0; call < 1_000; call += 1) {
      if (call === moment) {
        secret = "second";
        client.invalidate();
      }
      statuses.push(client.fetch("things").then(({ status }) => status));
      if (call % 100 === 0) await turns(1);
    }
    assert.deepEqual(new Set(await Promise.all(statuses)), new Set([200]));
    assert.equal(calls.length, 1_000);
    assert.ok(tokens.length <= 2, `${tokens.length} token requests`);
  }
});

test("a secret that changes while it is on its way is asked for once more", async (t) => {
  const secrets = ["old", "new"];
  const { client, tokens } = connectDouble(t, {
    clientSecret: () => secrets.shift(),
    token: knowing(() => "new"),
  });
  assert.equal((await client.fetch("things")).status, 200);
  assert.deepEqual(tokens.map(secretOf), ["old", "new"]);
  assert.deepEqual([client.status().tokenRequests, client.status().tokenFailures], [2, 0]);
});

for (const [what, more] of [
  ["is the same", () => "wrong"],
  [
    "cannot be had",
    () => {
      throw new Error("the store is down");
    },
  ],
  ["cannot be used", () => ""],
]) {
  test(`a refused secret is not sent again if the next one ${what}`, async (t) => {
    const gives = [() => "wrong", more];
    const { client, tokens } = connectDouble(t, {
      clientSecret: () => gives.shift()(),
      token: knowing(() => "right"),
    });
    const error = await errorOf(client.fetch("things"));
    assert.deepEqual([error.code, error.transient, tokens.length], ["invalid_client", false, 1]);
    assert.equal(client.status().tokenRequests, 1);
  });
}

test("a third secret is left for the next token request", async (t) => {
  const secrets = ["one", "two", "three"];
  const { client, tokens } = connectDouble(t, {
    clientSecret: () => secrets.shift(),
    token: knowing(() => "three"),
    policy: { storedErrorMs: 0 },
  });
  assert.equal((await errorOf(client.fetch("things"))).code, "invalid_client");
  assert.equal((await client.fetch("things")).status, 200);
  assert.deepEqual(tokens.map(secretOf), ["one", "two", "three"]);
});

for (const [what, give, message, cause] of [
  [
    "throws",
    () => {
      throw new Error("the store is down");
    },
    /^clientSecret could not be had; cause says more\. /,
    "the store is down",
  ],
  [
    "rejects",
    () => Promise.reject(new Error("the store is down")),
    /could not be had; cause says more\. /,
    "the store is down",
  ],
  [
    "gives no text",
    () => ({ secret: "s3cr3t" }),
    /could not be had; cause says more\. /,
    "clientSecret has to give a string.",
  ],
  ["gives an empty text", () => " ", /^clientSecret is empty\. /],
  [
    "gives two lines",
    () => "s3cr3t\ns3cr3t",
    /^clientSecret holds a line break or another control character\. /,
  ],
]) {
  test(`a function that ${what} is a transient error, and the next try heals`, async (t) => {
    const clock = virtualClock();
    let gives = give;
    const { client, tokens } = connectDouble(t, { clientSecret: () => gives(), clock });
    const failed = errorOf(client.fetch("things"));
    for (let step = 0; step < 40; step += 1) await clock.advance(500, client);
    const error = await failed;
    assert.ok(error instanceof TokenError);
    assert.deepEqual([error.code, error.transient], ["credentials_unavailable", true]);
    assert.match(error.message, message);
    assert.match(error.message, / Nothing was sent to the token endpoint\.$/);
    assert.equal(error.cause?.message, cause);
    assert.equal(inspect(error).includes("s3cr3t"), false);
    assert.equal(tokens.length, 0);
    gives = () => "right";
    await clock.advance(60_000, client);
    assert.equal((await client.fetch("things")).status, 200);
    assert.equal(tokens.length, 1);
  });
}

test("a function that never settles is given up after tokenTimeoutMs", async (t) => {
  const clock = virtualClock();
  let signal;
  const clientSecret = (context) => {
    ({ signal } = context);
    return new Promise(() => undefined);
  };
  const options = { clientSecret, clock, tokenTimeoutMs: 3_000, policy: { tokenAttempts: 1 } };
  const { client, tokens } = connectDouble(t, options);
  const failed = errorOf(client.fetch("things"));
  await clock.advance(2_999);
  assert.equal(signal.aborted, false);
  await clock.advance(1);
  assert.equal(signal.aborted, true);
  const error = await failed;
  assert.deepEqual([error.code, tokens.length], ["credentials_unavailable", 0]);
  assert.match(error.message, /^clientSecret did not come within tokenTimeoutMs\. /);
});

test("a secret that comes after its flight was given up is not sent", async (t) => {
  const clock = virtualClock();
  const { opened, open } = gate();
  const gives = [() => opened.then(() => "late"), () => "second"];
  const { client, tokens } = connectDouble(t, {
    clientSecret: () => gives.shift()(),
    clock,
    tokenTimeoutMs: 3_000,
  });
  const call = client.fetch("things");
  await clock.advance(3_000);
  for (let step = 0; step < 40; step += 1) await clock.advance(500);
  assert.equal((await call).status, 200);
  open();
  await turns();
  assert.deepEqual(tokens.map(secretOf), ["second"]);
});

test("a secret that comes after the last try was given up is not sent", async (t) => {
  const clock = virtualClock();
  const { opened, open } = gate();
  const { client, tokens } = connectDouble(t, {
    clientSecret: () => opened.then(() => "late"),
    clock,
    tokenTimeoutMs: 3_000,
    policy: { tokenAttempts: 1 },
  });
  const failed = errorOf(client.fetch("things"));
  await clock.advance(3_000);
  assert.equal((await failed).code, "credentials_unavailable");
  open();
  await turns();
  assert.equal(tokens.length, 0);
});

test("a secret that comes after close is not sent", async (t) => {
  const { opened, open } = gate();
  const { client, tokens } = connectDouble(t, { clientSecret: () => opened.then(() => "late") });
  const failed = errorOf(client.fetch("things"));
  await turns();
  client.close();
  assert.equal((await failed).code, "client_closed");
  open();
  await turns();
  assert.equal(tokens.length, 0);
});

test("the token's age counts from its request, not from when the secret was asked for", async (t) => {
  const clock = virtualClock();
  const { opened, open } = gate();
  const { client } = connectDouble(t, { clientSecret: () => opened.then(() => "s"), clock });
  const call = client.getToken();
  await clock.advance(8_000);
  open();
  const { expiresAt } = await call;
  assert.equal(expiresAt, clock.wall() + 3_600_000);
});

test("an option beats the variable, and a function needs neither", async (t) => {
  const env = { ACME_CLIENT_SECRET: "of the variable", ACME_CLIENT_SECRET_FILE: "/nowhere" };
  const { client, tokens } = connectDouble(
    t,
    { clientSecret: () => "of the function" },
    (options) => OAuthClient.fromEnv("ACME", { ...options, env }),
  );
  await client.getToken();
  assert.equal(secretOf(tokens[0]), "of%20the%20function");
});

/** Options of a client whose secret is in this file. */
const ofFile = (path) => ({ clientSecret: undefined, env: { ACME_CLIENT_SECRET_FILE: path } });

test("a file is read for each token request, and a rotation fails no call", async (t) => {
  const path = file(t, "first\n");
  let good = "first";
  const { client, tokens } = connectDouble(t, { token: knowing(() => good) }, (given) =>
    OAuthClient.fromEnv("ACME", { ...given, ...ofFile(path) }),
  );
  assert.equal((await client.fetch("things")).status, 200);
  writeFileSync(path, "second\n");
  good = "second";
  client.invalidate();
  assert.equal((await client.fetch("things")).status, 200);
  assert.deepEqual(tokens.map(secretOf), ["first", "second"]);
  rmSync(path);
  client.invalidate();
  const error = await errorOf(client.fetch("things", { timeoutMs: 60_000 }));
  assert.deepEqual([error.code, error.cause.code], ["credentials_unavailable", "ENOENT"]);
});

test("a file that is missing at construction is a mistake in the configuration", () => {
  assert.throws(
    () => OAuthClient.fromEnv("ACME", { ...PLACES, ...ofFile("/nowhere/at/all") }),
    (error) => error instanceof ConfigurationError && /ENOENT/.test(error.message),
  );
});

test("an echo of the secret that was sent is scrubbed, whichever it was", async (t) => {
  const secrets = ["first-s3cr3t", "second-s3cr3t"];
  const { client } = connectDouble(t, {
    clientSecret: () => secrets.shift(),
    token: (call) =>
      Response.json(
        { error: "invalid_client", error_description: `got ${secretOf(call)}` },
        { status: 401 },
      ),
  });
  const error = await errorOf(client.fetch("things"));
  assert.equal(error.errorDescription, "got [redacted]");
  assert.equal(inspect(error).includes("s3cr3t"), false);
});
