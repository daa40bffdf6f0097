// Wire profiles over real HTTP: the token's end in each form, members by path, codes that are booleans, and headers
// other than Retry-After.

import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer } from "node:http";
import { describe, test } from "node:test";
import { inspect } from "node:util";
import { load } from "../packaging/load.mjs";
import { record, rejection } from "../support/setup.mjs";

const { OAuthClient } = await load("everbearer");
const { virtualClock } = await load("everbearer/sandbox");

const CANARY = "canary-access-t0ken";
const MINUTE = 60_000;

/** A server that responds to token requests and calls as these functions say, and a client of it. */
async function setup(t, profile, { token, api = () => [200, {}], ...own }) {
  const seen = { token: 0, api: 0 };
  const server = createServer(({ url }, response) => {
    const kind = url === "/token" ? "token" : "api";
    seen[kind] += 1;
    const [status, body, headers] = (kind === "token" ? token : api)(seen[kind]);
    response.writeHead(status, { "content-type": "application/json", ...headers });
    response.end(JSON.stringify(body));
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const url = `http://127.0.0.1:${server.address().port}`;
  const clock = virtualClock();
  const client = new OAuthClient({
    ...{ tokenUrl: `${url}/token`, baseUrl: `${url}/`, clientId: "acme", clientSecret: "hush" },
    ...{ profile, clock, ...own },
  });
  t.after(() => {
    client.close();
    server.closeAllConnections();
    server.close();
  });
  return { client, seen, clock };
}

const jwt = (claims) =>
  `e30.${Buffer.from(JSON.stringify(claims)).toString("base64url")}.${CANARY}`;

describe("expiresInFormat", () => {
  for (const [format, value] of [
    ["seconds", () => 300],
    ["milliseconds", () => 300_000],
    ["milliseconds", () => "300000"],
    ["epoch_seconds", (end) => end / 1_000],
    ["epoch_milliseconds", (end) => String(end)],
    ["iso8601", (end) => new Date(end).toISOString()],
    ["iso8601", (end) => new Date(end).toISOString().replace(/[.]000Z$/, "")],
    ["iso8601", (end) => new Date(end + 330 * MINUTE).toISOString().replace("Z", "+05:30")],
  ]) {
    test(`${format}: ${value(0)}`, async (t) => {
      let end;
      const token = () => [200, { access_token: CANARY, expires_in: value(end) }];
      const { client, clock } = await setup(t, { expiresInFormat: format }, { token });
      end = Math.ceil(clock.wall() / 1_000) * 1_000 + 5 * MINUTE;
      const { expiresAt } = await client.getToken();
      assert.ok(Math.abs(expiresAt - end) < 1_000, `${expiresAt - end}`);
    });
  }

  test("jwt: the claim of the token, whatever the response says", async (t) => {
    let end;
    const token = () => [200, { access_token: jwt({ sub: "x", exp: end / 1_000 }), expires_in: 7 }];
    const { client, clock } = await setup(t, { expiresInFormat: "jwt" }, { token });
    end = Math.ceil(clock.wall() / 1_000) * 1_000 + 5 * MINUTE;
    assert.equal((await client.getToken()).expiresAt, end);
  });

  test("a point in time that has passed: the call is made, and the next one asks again", async (t) => {
    const token = () => [200, { access_token: CANARY, expires_in: "2001-01-01T00:00:00Z" }];
    const { client, seen } = await setup(t, { expiresInFormat: "iso8601" }, { token });
    for (let made = 1; made <= 3; made += 1) {
      assert.equal((await client.fetch("things")).status, 200);
      assert.equal(seen.token, made);
    }
  });

  test("what cannot be read is the default lifetime", async (t) => {
    for (const format of ["epoch_seconds", "iso8601", "jwt"]) {
      const token = () => [200, { access_token: CANARY, expires_in: "soon" }];
      const { client, clock } = await setup(t, { expiresInFormat: format }, { token });
      const { expiresAt } = await client.getToken();
      assert.equal(expiresAt - clock.wall(), 15 * MINUTE, format);
    }
  });

  test("iso8601 is read as Date.parse reads it", async (t) => {
    const random = (most) => Math.floor(Math.random() * (most + 1));
    const two = (number) => String(number).padStart(2, "0");
    const clock = virtualClock();
    let read = 0;
    for (let round = 0; round < 500; round += 1) {
      const date = `${2026 + random(70)}-${two(1 + random(12))}-${two(1 + random(30))}`;
      const time = `${two(random(24))}:${two(random(60))}`;
      const more = ["", ":00", `:${two(random(59))}`, `:${two(random(59))}.${random(999)}`];
      const zone = ["Z", `+${two(random(24))}:${two(random(60))}`, `-${two(random(14))}:30`];
      const text = `${date}T${time}${more[random(3)]}${zone[random(2)]}`;
      const day = new Date(`${date}T00:00:00Z`);
      // Date.parse takes 31 June for 1 July, and 24:00 for the end of a day. No server writes either.
      if (Number.isNaN(day.getTime()) || day.toISOString().slice(0, 10) !== date) continue;
      if (/T24|[+-]24/.test(text)) continue;
      const parsed = Date.parse(text);
      clock.setWall(day.getTime() - random(350) * 1_440 * MINUTE);
      const client = new OAuthClient({
        ...{ tokenUrl: "https://auth.example.com/token", clientId: "acme", clientSecret: "hush" },
        ...{ clock, profile: { expiresInFormat: "iso8601" } },
        policy: { maxLifetimeMs: 31_536_000_000 },
        fetch: async () => Response.json({ access_token: CANARY, expires_in: text }),
      });
      t.after(() => client.close());
      const { expiresAt } = await client.getToken();
      const year = clock.wall() + 31_536_000_000;
      const expected = Number.isNaN(parsed)
        ? clock.wall() + 15 * MINUTE
        : Math.min(Math.max(Math.floor(parsed / 1_000) * 1_000, clock.wall()), year);
      assert.equal(expiresAt, expected, text);
      read += Number(expiresAt === Math.floor(parsed / 1_000) * 1_000);
    }
    assert.ok(read > 250, `${read}`);
  });
});

describe("members by path", () => {
  test("of the token response and of its errors", async (t) => {
    const profile = {
      ...{ tokenMember: "data", accessTokenMember: "tokens[0].value", expiresInMember: "ttl.s" },
      ...{ errorMember: "errors[0].code", errorDescriptionMember: "errors[0].text" },
    };
    const token = (count) =>
      count === 1
        ? [400, { errors: [{ code: "invalid_client", text: "No such client." }] }]
        : [200, { data: { tokens: [{ value: CANARY }], ttl: { s: 60 } } }];
    const { client, clock } = await setup(t, profile, { token });
    const error = await rejection(client.getToken());
    assert.equal(error.code, "invalid_client");
    assert.equal(error.errorDescription, "No such client.");
    client.invalidate();
    const { accessToken, expiresAt } = await client.getToken();
    assert.deepEqual([accessToken, expiresAt - clock.wall()], [CANARY, MINUTE]);
  });

  test("of calls: a 403 with a code rejects the token", async (t) => {
    const profile = { codeMember: "[0].errorCode", statusOfCode: { INVALID_SESSION_ID: 401 } };
    const token = (count) => [200, { access_token: `${CANARY}-${count}`, expires_in: 3600 }];
    const api = (count) =>
      count === 1 ? [403, [{ errorCode: "INVALID_SESSION_ID" }]] : [200, [{ id: 1 }]];
    const { client, seen } = await setup(t, profile, { token, api });
    assert.equal((await client.fetch("things")).status, 200);
    assert.deepEqual(seen, { token: 2, api: 2 });
  });
});

describe("codes that are booleans", () => {
  const profile = { codeMember: "success", successCode: "true", statusOfCode: { false: 401 } };

  test("of the token response", async (t) => {
    const token = (count) =>
      count === 1
        ? [200, { success: false, access_token: CANARY }]
        : [200, { success: true, access_token: CANARY, expires_in: 60 }];
    const { client } = await setup(t, profile, { token });
    assert.equal((await rejection(client.getToken())).code, "invalid_client");
    client.invalidate();
    assert.equal((await client.getToken()).accessToken, CANARY);
  });

  test("of calls", async (t) => {
    const token = () => [200, { success: true, access_token: CANARY, expires_in: 3600 }];
    const api = (count) => [200, { success: count > 1 }];
    const { client, seen } = await setup(t, profile, { token, api });
    assert.deepEqual(await (await client.fetch("things")).json(), { success: true });
    assert.deepEqual(seen, { token: 2, api: 2 });
  });
});

describe("retryAfterHeader", () => {
  const good = () => [200, { access_token: CANARY, expires_in: 3600 }];
  for (const [format, value] of [
    ["", () => "20"],
    ["", (at) => String(at / 1_000)],
    ["", (at) => new Date(at).toUTCString()],
    ["milliseconds", () => "20000"],
    ["epoch_seconds", (at) => String(at / 1_000)],
    ["epoch_milliseconds", (at) => String(at)],
  ]) {
    const profile = { retryAfterHeader: "X-Reset", retryAfterFormat: format };
    const wall = (clock) => Math.ceil(clock.wall() / 1_000) * 1_000;

    test(`${format || "as Retry-After"}: a call waits, ${value(0)}`, async (t) => {
      const api = (count) => (count === 1 ? [429, {}, { "x-reset": value(at) }] : [200, {}]);
      const { client, seen, clock } = await setup(t, profile, { token: good, api });
      await client.getToken();
      const at = wall(clock) + 20_000;
      const retried = record(client, ["retried"]);
      const call = client.fetch("things");
      while (retried.length === 0) await clock.advance(0, client);
      const [[, { delayMs }]] = retried;
      assert.ok(delayMs >= 19_000 && delayMs <= 26_000, `${delayMs}`);
      await clock.advance(delayMs, client);
      assert.equal((await call).status, 200);
      assert.equal(seen.api, 2);
    });

    test(`${format || "as Retry-After"}: the token endpoint is left alone, ${value(0)}`, async (t) => {
      const token = (count) => (count === 1 ? [429, {}, { "x-reset": value(at) }] : good());
      const { client, clock } = await setup(t, profile, { token, tokenWaitMs: 5_000 });
      const at = wall(clock) + 20_000;
      const failed = record(client, ["token-failed"]);
      const first = rejection(client.getToken());
      while (failed.length === 0) await clock.advance(0, client);
      await clock.advance(5_000, client);
      const error = await first;
      assert.ok(error.retryAfterMs > 13_000 && error.retryAfterMs <= 26_000, error.retryAfterMs);
      await clock.advance(20_000, client);
      assert.equal((await client.getToken()).accessToken, CANARY);
    });
  }

  test("Retry-After comes first, and other statuses mean no wait", async (t) => {
    const profile = { retryAfterHeader: "x-reset", rejectedStatuses: [401, 403] };
    const api = (count) =>
      [
        [429, {}, { "x-reset": "50", "retry-after": "1" }],
        [403, {}, { "x-reset": "50" }],
        [200, {}],
      ][count - 1];
    const { client, seen, clock } = await setup(t, profile, { token: good, api });
    const retried = record(client, ["retried"]);
    const call = client.fetch("things");
    while (retried.length === 0) await clock.advance(0, client);
    const [[, { delayMs }]] = retried;
    assert.ok(delayMs >= 1_000 && delayMs <= 6_000, `${delayMs}`);
    await clock.advance(delayMs, client);
    assert.equal((await call).status, 200);
    // The 403 rejected the token.
    assert.deepEqual(seen, { token: 2, api: 3 });
  });
});

describe("mistakes", () => {
  const PATHS = "must be a member's name, or a path such as errors[0].code.";
  const SPANS = "milliseconds, epoch_seconds, epoch_milliseconds, or empty.";
  for (const [member, wrong, problem] of [
    ["expiresInMember", "a[x]", PATHS],
    ["accessTokenMember", "a[0", PATHS],
    ["codeMember", "a[]", PATHS],
    [
      "expiresInFormat",
      "minutes",
      "must be seconds, iso8601, jwt, milliseconds, epoch_seconds, or epoch_milliseconds.",
    ],
    ["retryAfterFormat", "jwt", `must be ${SPANS}`],
    ["retryAfterHeader", "x reset", "must be a header's name."],
    ["retryAfterHeader", "", "must not be empty."],
  ]) {
    test(`${member}: ${JSON.stringify(wrong)}`, () => {
      const options = {
        ...{ tokenUrl: "https://auth.example.com/token", clientId: "acme", clientSecret: "hush" },
        profile: { [member]: wrong },
      };
      assert.throws(
        () => new OAuthClient(options),
        ({ problems }) => {
          assert.deepEqual(problems, [{ option: `profile.${member}`, problem }]);
          return true;
        },
      );
    });
  }
});

test("no form of a lifetime carries a token into a message", async (t) => {
  for (const expiresInFormat of ["iso8601", "epoch_seconds", "jwt"]) {
    for (const body of [
      { access_token: `${CANARY} \u0000`, expires_in: CANARY },
      { access_token: [CANARY], expires_in: CANARY },
      { access_token: jwt({ exp: CANARY }), expires_in: CANARY, token_type: "mac" },
    ]) {
      const token = () => [200, body];
      const { client } = await setup(t, { expiresInFormat }, { token });
      const error = await rejection(client.getToken());
      const shown = [error.message, error.stack, inspect(error), inspect(client)];
      shown.push(JSON.stringify(error), JSON.stringify(client.status()));
      assert.ok(!shown.join().includes(CANARY), error.message);
    }
  }
});
