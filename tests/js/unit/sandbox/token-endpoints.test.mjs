// The sandbox's three token endpoints: what they grant and refuse, and the effect of their settings.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import {
  FORM,
  GRANT,
  JSON_TYPE,
  SCOPE,
  ask,
  basic,
  errorOf,
  probe,
  send,
  start,
} from "./support.mjs";

describe("oauth token endpoint", () => {
  test("accepts Basic, form and JSON credentials, and echoes the scope", async (t) => {
    const s = await start(t, {
      clientId: "id:1 ü",
      clientSecret: "a+b c%:é",
      tokenLifetimeSeconds: 9,
    });
    const inBody = { client_id: s.clientId, client_secret: s.clientSecret, ...GRANT };
    const encode = (text) => new URLSearchParams({ "": text }).toString().slice(1);
    const responses = [
      await ask.oauth(s, GRANT, basic(encode(s.clientId), encode(s.clientSecret))),
      await ask.oauth(s, inBody, {}),
      await send("POST", s.oauth.tokenUrl, JSON_TYPE, JSON.stringify(inBody)),
    ];
    for (const { status, headers, json } of responses) {
      assert.equal(status, 200);
      assert.equal(headers.get("cache-control"), "no-store");
      assert.match(headers.get("content-type"), /^application\/json/);
      assert.match(json.access_token, /^[\w-]{43}$/);
      assert.deepEqual(
        { ...json, access_token: "" },
        { access_token: "", token_type: "Bearer", expires_in: 9 },
      );
    }
    assert.equal(new Set(responses.map(({ json }) => json.access_token)).size, 3);
    assert.equal((await ask.oauth(s, { ...inBody, scope: "a b" }, {})).json.scope, "a b");
    // Basic credentials that were not form-encoded are other credentials.
    assert.equal((await ask.oauth(s, GRANT, basic(s.clientId, s.clientSecret))).status, 401);
  });

  test("refuses with the codes of RFC 6749 section 5.2", async (t) => {
    const s = await start(t);
    const good = basic(s.clientId, s.clientSecret);
    const cases = [
      [ask.oauth(s, { grant_type: "password" }), 400, "unsupported_grant_type"],
      [ask.oauth(s, {}), 400, "invalid_request"],
      [ask.oauth(s, { grant_type: "" }), 400, "invalid_request"],
      [ask.oauth(s, { ...GRANT, client_secret: s.clientSecret }), 400, "invalid_request"],
      [
        send("POST", s.oauth.tokenUrl, { ...FORM, ...good }, "grant_type=a&grant_type=a"),
        400,
        "invalid_request",
      ],
      [
        send("POST", s.oauth.tokenUrl, good, "grant_type=client_credentials"),
        400,
        "invalid_request",
      ],
      [send("POST", s.oauth.tokenUrl, { ...JSON_TYPE, ...good }, "[]"), 400, "invalid_request"],
      [
        send("POST", s.oauth.tokenUrl, { ...JSON_TYPE, ...good }, '{"grant_type":1}'),
        400,
        "invalid_request",
      ],
      [send("GET", s.oauth.tokenUrl, good), 405, "invalid_request"],
    ];
    for (const [response, ...expected] of cases) {
      const { headers, ...rest } = await response;
      assert.deepEqual(errorOf(rest), expected);
      assert.equal(headers.get("cache-control"), "no-store");
    }
    const wrong = [
      basic(s.clientId, "x"),
      basic("x", s.clientSecret),
      { authorization: "Basic !" },
      basic("%", "%"),
    ];
    for (const auth of wrong) {
      const response = await ask.oauth(s, GRANT, auth);
      assert.deepEqual(errorOf(response), [401, "invalid_client"]);
      assert.match(response.headers.get("www-authenticate"), /^Basic realm="/);
    }
    const posted = await ask.oauth(s, { ...GRANT, client_id: s.clientId, client_secret: "x" }, {});
    assert.deepEqual(errorOf(posted), [401, "invalid_client"]);
    assert.equal(posted.headers.get("www-authenticate"), null);
    assert.deepEqual(s.oauth.counters(), {
      tokenRequests: 14,
      tokensIssued: 0,
      tokenErrors: 14,
      apiCalls: 0,
      apiUnauthorized: 0,
      apiErrors: 0,
    });
  });
});

describe("athena and Vagaro token endpoints", () => {
  test("athena responds as documented", async (t) => {
    const s = await start(t, { clientSecret: "a+b/c=" });
    const encoded = basic(s.clientId, encodeURIComponent(s.clientSecret));
    for (const auth of [undefined, encoded]) {
      const { status, json } = await ask.athena(s, undefined, auth);
      assert.equal(status, 200);
      assert.deepEqual(json, {
        access_token: json.access_token,
        token_type: "bearer",
        expires_in: 3600,
        scope: SCOPE,
      });
      assert.equal((await probe(s, "athena", json.access_token)).status, 200);
    }
    const inBody = { client_id: s.clientId, client_secret: s.clientSecret, ...GRANT, scope: SCOPE };
    assert.deepEqual(errorOf(await ask.athena(s, inBody, {})), [401, "invalid_client"]);
    assert.deepEqual(errorOf(await ask.athena(s, undefined, basic("a", "b"))), [
      401,
      "invalid_client",
    ]);
    assert.deepEqual(errorOf(await ask.athena(s, { scope: SCOPE })), [400, "invalid_request"]);
    assert.deepEqual(errorOf(await ask.athena(s, { grant_type: "x", scope: SCOPE })), [
      400,
      "unsupported_grant_type",
    ]);
    assert.deepEqual(errorOf(await ask.athena(s, GRANT)), [400, "invalid_scope"]);
    assert.deepEqual(errorOf(await ask.athena(s, undefined, undefined, JSON_TYPE)), [
      400,
      "invalid_request",
    ]);
  });

  test("vagaro responds as documented", async (t) => {
    const s = await start(t);
    const { status, json } = await ask.vagaro(s);
    assert.equal(status, 200);
    assert.deepEqual(json, {
      access_token: json.access_token,
      token_type: "Bearer",
      expires_in: 3600,
    });
    assert.match(json.access_token, /^eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9\.[\w-]+\.[\w-]+$/);
    for (const fields of [{ client_id: "x" }, { client_secret: "x" }]) {
      const response = await ask.vagaro(s, fields);
      assert.equal(response.status, 401);
      assert.deepEqual(response.json, {
        error: "invalid_client",
        error_description: "Client authentication failed",
      });
    }
    for (const name of ["client_id", "client_secret", "grant_type"]) {
      const response = await ask.vagaro(s, { [name]: undefined });
      assert.equal(response.status, 400);
      assert.deepEqual(response.json, {
        error: "invalid_request",
        error_description: `Missing required parameter: ${name}`,
      });
    }
    assert.deepEqual(errorOf(await ask.vagaro(s, { grant_type: "password" })), [
      400,
      "invalid_request",
    ]);
    assert.deepEqual(errorOf(await ask.vagaro(s, { client_id: 7 })), [400, "invalid_request"]);
    assert.deepEqual(errorOf(await ask.vagaro(s, {}, FORM)), [400, "invalid_request"]);
  });
});

describe("settings", () => {
  test("override, omit and add fields of the token response", async (t) => {
    const s = await start(t);
    const { settings } = s.oauth;
    for (const value of ["3600", 0, -1, 1e12, null]) {
      settings.expiresIn = value;
      assert.equal((await ask.oauth(s)).json.expires_in, value);
    }
    for (const value of ["bearer", "BEARER", "mac"]) {
      settings.tokenType = value;
      assert.equal((await ask.oauth(s)).json.token_type, value);
    }
    for (const value of [7, "a\u0000b\n"]) {
      settings.accessToken = value;
      assert.equal((await ask.oauth(s)).json.access_token, value);
    }
    settings.scope = "granted";
    settings.extra = { refresh_in: 1800 };
    settings.accessToken = "chosen";
    settings.omit = ["expires_in", "token_type"];
    const { json } = await ask.oauth(s);
    assert.deepEqual(json, { access_token: "chosen", scope: "granted", refresh_in: 1800 });
    assert.equal((await probe(s, "oauth", "chosen")).status, 200);
    assert.equal((await ask.vagaro(s)).json.expires_in, 3600);
    settings.omit = ["access_token"];
    assert.equal("access_token" in (await ask.oauth(s)).json, false);
  });
});
