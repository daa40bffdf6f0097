// The common parts of the sandbox's V2 system: tokens, scopes, envelopes, faults, settings.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { FORM, JSON_TYPE, askV2, bearer, control, send, start, vagaroV2 } from "./support.mjs";

const codesOf = ({ status, json }) => [status, json.status, json.responseCode];
const locations = (s, headers) =>
  send("POST", `${s.vagaroV2.baseUrl}locations`, { ...JSON_TYPE, ...headers }, "{}");

describe("vagaroV2: tokens", () => {
  test("come in an envelope, without a type", async (t) => {
    const s = await start(t);
    assert.equal(
      s.vagaroV2.tokenUrl,
      `${s.url}/${s.vagaroV2.region}/api/v2/merchants/generate-access-token`,
    );
    const { status, headers, json } = await askV2(s);
    assert.equal(status, 200);
    assert.equal(headers.get("cache-control"), "no-store");
    const { data, responseId, ...rest } = json;
    assert.deepEqual(rest, { status: 200, responseCode: 1000, message: "Success" });
    assert.match(responseId, /^[\da-f-]{36}$/);
    assert.deepEqual(data, { access_token: data.access_token, expires_in: 3600 });
    s.vagaroV2.settings.expiresIn = "60";
    s.vagaroV2.settings.extra = { scope: "read access" };
    assert.equal((await askV2(s)).json.data.expires_in, "60");
    assert.equal((await askV2(s)).json.data.scope, "read access");
  });

  test("are refused to requests with a missing or wrong field", async (t) => {
    const s = await start(t);
    for (const name of ["clientId", "clientSecretKey", "scope"]) {
      for (const value of [undefined, 7, ""]) {
        const response = await askV2(s, { [name]: value });
        assert.deepEqual(codesOf(response), [400, 400, 1003]);
        assert.deepEqual(Object.keys(response.json.errors), [name]);
      }
    }
    assert.deepEqual(codesOf(await askV2(s, {}, FORM)), [400, 400, 1003]);
    assert.deepEqual(codesOf(await askV2(s, { client_id: "x" })), [400, 400, 1003]);
    for (const fields of [{ clientId: "x" }, { clientSecretKey: "x" }]) {
      assert.deepEqual(codesOf(await askV2(s, fields)), [401, 401, 1051]);
    }
    const get = await send("GET", s.vagaroV2.tokenUrl);
    assert.deepEqual([...codesOf(get), get.headers.get("allow")], [405, 405, 1051, "POST"]);
    assert.equal(s.vagaroV2.counters().tokensIssued, 0);
  });

  test("are read from the accessToken header only, without a prefix", async (t) => {
    const s = await start(t);
    const token = (await askV2(s)).json.data.access_token;
    assert.deepEqual(codesOf(await locations(s, { accessToken: token })), [200, 200, 1000]);
    const refused = [{}, bearer(token), { accessToken: `Bearer ${token}` }, { accessToken: "x" }];
    for (const headers of refused) {
      assert.deepEqual(codesOf(await locations(s, headers)), [401, 401, 1034]);
    }
    s.vagaroV2.settings.tokenLifetimeSeconds = 0;
    const expired = (await askV2(s)).json.data.access_token;
    const response = await locations(s, { accessToken: expired });
    assert.deepEqual(codesOf(response), [401, 401, 1034]);
    assert.match(response.json.message, /expired/);
    s.vagaroV2.revokeTokens();
    assert.equal((await locations(s, { accessToken: token })).status, 401);
  });

  test("allow what their scope allows, and nothing with an unknown scope", async (t) => {
    const change = ["PUT", "locations/:id", {}];
    const assign = ["POST", "merchants/employees/assign", {}];
    const look = ["POST", "locations", {}];
    const cases = [
      ["read access", look, 200],
      ["read access", change, 403],
      ["read access", assign, 403],
      ["write access", look, 403],
      ["write access,write employee", assign, 400],
      ["read access, write access", change, 400],
      ["merchants.read", look, 401],
    ];
    for (const [scope, [method, path, body], status] of cases) {
      const { raw } = await vagaroV2(t, scope);
      assert.equal((await raw(method, path, body)).status, status, `${scope} ${path}`);
    }
  });
});

describe("vagaroV2: errors", () => {
  test("name each wrong field", async (t) => {
    const { s, raw, call } = await vagaroV2(t);
    const bad = await raw("POST", "employees", { serviceProviderId: 7, employeeId: "x" });
    assert.deepEqual(codesOf(bad), [400, 400, 1003]);
    assert.equal(bad.json.data, null);
    assert.deepEqual(Object.keys(bad.json.errors).sort(), [
      "businessId",
      "employeeId",
      "serviceProviderId",
    ]);
    const unknown = await call("POST", "employees", { serviceProviderId: "x" });
    assert.deepEqual(codesOf(unknown), [400, 400, 1051]);
    assert.deepEqual(Object.keys(unknown.json.errors), ["serviceProviderId"]);
    for (const body of ["", "[]", "no json", "null"]) {
      const { access_token: accessToken } = (await askV2(s)).json.data;
      const headers = { ...JSON_TYPE, accessToken };
      const response = await send("POST", `${s.vagaroV2.baseUrl}services`, headers, body);
      assert.deepEqual(codesOf(response), [400, 400, 1003]);
    }
    assert.deepEqual(codesOf(await call("POST", "merchants/services", {})), [404, 404, 1051]);
  });

  test("of the fault kinds have the codes of the real API", async (t) => {
    const { s, call } = await vagaroV2(t);
    s.vagaroV2.api.inject({ kind: "rate-limit", retryAfter: 3 });
    const limited = await call("POST", "locations", {});
    assert.deepEqual(codesOf(limited), [429, 429, 1038]);
    assert.equal(limited.headers.get("retry-after"), "3");
    s.vagaroV2.api.inject({ kind: "unauthorized" });
    assert.deepEqual(codesOf(await call("POST", "locations", {})), [401, 401, 1034]);
    s.vagaroV2.token.inject({ kind: "rate-limit", retryAfter: 4 });
    const slow = await askV2(s);
    assert.deepEqual([...codesOf(slow), slow.headers.get("retry-after")], [429, 429, 1038, "4"]);
    s.vagaroV2.token.inject({ kind: "unauthorized" });
    assert.deepEqual(codesOf(await askV2(s)), [401, 401, 1051]);
  });

  test("can all come with HTTP 200, and are counted by their code", async (t) => {
    const { s, call } = await vagaroV2(t);
    s.vagaroV2.settings.errorsAsHttp200 = true;
    assert.deepEqual(codesOf(await askV2(s, { clientId: "x" })), [200, 401, 1051]);
    assert.deepEqual(codesOf(await locations(s, {})), [200, 401, 1034]);
    assert.deepEqual(codesOf(await call("POST", "nothing", {})), [200, 404, 1051]);
    s.vagaroV2.api.inject({ kind: "rate-limit" });
    assert.deepEqual(codesOf(await call("POST", "locations", {})), [200, 429, 1038]);
    assert.deepEqual(codesOf(await call("POST", "locations", {})), [200, 200, 1000]);
    s.vagaroV2.api.inject({ kind: "status", status: 503 });
    assert.equal((await call("POST", "locations", {})).status, 503);
    const { tokenErrors, apiUnauthorized, apiErrors } = s.vagaroV2.counters();
    assert.deepEqual([tokenErrors, apiUnauthorized, apiErrors], [1, 1, 3]);
    s.reset();
    assert.equal((await locations(s, {})).status, 401);
  });
});

test("vagaroV2: its own settings can be set over HTTP, to true or false only", async (t) => {
  const s = await start(t);
  const patch = (value) => control(s, "PATCH", "vagaroV2/settings", value);
  const { status, json } = await patch({ endlessNextPage: true });
  assert.deepEqual([status, json.endlessNextPage, json.appointmentsAsList], [200, true, true]);
  const bad = await patch({ errorsAsHttp200: "yes" });
  assert.deepEqual([bad.status, bad.json.error], [400, "errorsAsHttp200 must be true or false"]);
  const foreign = await control(s, "PATCH", "vagaro/settings", { errorsAsHttp200: true });
  assert.match(foreign.json.error, /unknown setting: errorsAsHttp200/);
  assert.equal((await control(s, "DELETE", "vagaroV2/settings")).json.endlessNextPage, false);
});
