// The sandbox: the three token endpoints and their protected operations, every fault, the control
// routes, the counters, and its behaviour under many connections at once.
import assert from "node:assert/strict";
import { once } from "node:events";
import { Agent, get } from "node:http";
import { connect } from "node:net";
import { describe, test } from "node:test";
import { startSandbox } from "everbearer/sandbox";

const SCOPE = "athena/service/Athenanet.MDP.*";
const FORM = { "content-type": "application/x-www-form-urlencoded" };
const JSON_TYPE = { "content-type": "application/json" };
const GRANT = { grant_type: "client_credentials" };

async function start(t, options) {
  const sandbox = await startSandbox(options);
  t.after(() => sandbox.close());
  return sandbox;
}

async function send(method, url, headers = {}, body = undefined) {
  const init = { method, headers, body, redirect: "manual" };
  const response = await fetch(url, body === undefined ? { ...init, body: null } : init);
  const text = await response.text();
  let value;
  try {
    value = JSON.parse(text);
  } catch {
    value = undefined;
  }
  return { status: response.status, headers: response.headers, text, json: value };
}

const basic = (id, secret) => ({
  authorization: `Basic ${Buffer.from(`${id}:${secret}`).toString("base64")}`,
});
const bearer = (token) => ({ authorization: `Bearer ${token}` });
const form = (fields) => new URLSearchParams(fields).toString();

const ask = {
  oauth: (s, fields = GRANT, auth = basic(s.clientId, s.clientSecret)) =>
    send("POST", s.oauth.tokenUrl, { ...FORM, ...auth }, form(fields)),
  athena: (
    s,
    fields = { ...GRANT, scope: SCOPE },
    auth = basic(s.clientId, s.clientSecret),
    type = FORM,
  ) => send("POST", s.athena.tokenUrl, { ...type, ...auth }, form(fields)),
  vagaro: (s, fields = {}, type = JSON_TYPE) => {
    const all = { client_id: s.clientId, client_secret: s.clientSecret, ...GRANT, ...fields };
    return send("POST", s.vagaro.tokenUrl, type, JSON.stringify(all));
  },
};
const tokenOf = async (s, system) => (await ask[system](s)).json.access_token;
const PROBES = { oauth: "things", athena: "patients/1", vagaro: "customers/123" };
const probe = (s, system, token) =>
  send("GET", s[system].baseUrl + PROBES[system], token === undefined ? {} : bearer(token));
const control = (s, method, path, body) =>
  send(method, `${s.url}/_sandbox/${path}`, JSON_TYPE, body && JSON.stringify(body));
const errorOf = ({ status, json }) => [status, json?.error];

describe("life of the server", () => {
  test("listens on the loopback interface and closes for good, hung requests included", async () => {
    const s = await startSandbox();
    assert.match(s.url, /^http:\/\/127\.0\.0\.1:\d+$/);
    assert.deepEqual([s.clientId, s.clientSecret], ["sandbox-client", "sandbox-secret"]);
    assert.equal(s.oauth.tokenUrl, `${s.url}/oauth2/token`);
    assert.equal(s.oauth.baseUrl, `${s.url}/resource/`);
    assert.equal(s.athena.tokenUrl, `${s.url}/oauth2/v1/token`);
    assert.equal(s.athena.baseUrl, `${s.url}/v1/195900/`);
    assert.equal(s.athena.practiceId, "195900");
    assert.equal(s.vagaro.tokenUrl, `${s.url}/api/auth/token`);
    assert.equal(s.vagaro.baseUrl, `${s.url}/api/`);
    s.oauth.token.inject({ kind: "hang" });
    const hung = assert.rejects(ask.oauth(s));
    const idle = connect(Number(new URL(s.url).port), "127.0.0.1").on("error", () => undefined);
    await once(idle, "connect");
    while (s.oauth.counters().tokenRequests === 0) await new Promise(setImmediate);
    await Promise.all([s.close(), s.close(), hung, once(idle, "close")]);
    await assert.rejects(fetch(s.url));
    const again = await startSandbox();
    await again[Symbol.asyncDispose]();
    await assert.rejects(fetch(again.url));
  });

  test("refuses bad options and a port in use", async (t) => {
    for (const options of [
      { port: -1 },
      { port: 1.5 },
      { clientId: "" },
      { clientSecret: 7 },
      { tokenLifetimeSeconds: -1 },
      { tokenLifetimeSeconds: Number.NaN },
    ]) {
      await assert.rejects(startSandbox(options), TypeError);
    }
    const s = await start(t);
    const port = Number(new URL(s.url).port);
    await assert.rejects(startSandbox({ port }), { code: "EADDRINUSE" });
  });

  test("knows no other paths, and takes bodies of up to 10 MB", async (t) => {
    const s = await start(t);
    assert.deepEqual(errorOf(await send("GET", `${s.url}/elsewhere`)), [404, "not_found"]);
    const large = "x".repeat(10 * 1024 * 1024 + 1);
    assert.equal((await send("POST", s.oauth.tokenUrl, FORM, large)).status, 413);
    assert.equal((await send("POST", `${s.url}/_sandbox/reset`, JSON_TYPE, large)).status, 413);
    const echo = [`${s.oauth.baseUrl}echo`, bearer(await tokenOf(s, "oauth"))];
    assert.equal((await send("POST", ...echo, large)).status, 413);
    const { json } = await send("POST", ...echo, large.slice(1));
    assert.equal(json.body.length, 10 * 1024 * 1024);
  });

  test("answers 1000 simultaneous connections", async (t) => {
    const s = await start(t);
    const token = await tokenOf(s, "oauth");
    s.oauth.api.latency(20, 20);
    const agent = new Agent({ keepAlive: true });
    t.after(() => agent.destroy());
    const one = async (index) => {
      const request = get(`${s.oauth.baseUrl}things/${index}`, { agent, headers: bearer(token) });
      const [response] = await once(request, "response");
      const body = await response.setEncoding("utf8").toArray();
      return [response.statusCode, JSON.parse(body.join("")).id];
    };
    const replies = await Promise.all(Array.from({ length: 1000 }, (_, index) => one(index)));
    assert.deepEqual(
      replies,
      Array.from({ length: 1000 }, (_, index) => [200, String(index)]),
    );
    assert.equal(s.oauth.counters().apiCalls, 1000);
    // Hung requests prove that all the connections are open at the same time.
    s.oauth.api.inject({ kind: "hang" }, { times: Infinity });
    const hung = Promise.allSettled(Array.from({ length: 1000 }, (_, index) => one(index)));
    while (s.oauth.counters().apiCalls < 2000) await new Promise(setImmediate);
    await s.close();
    assert.ok((await hung).every(({ status }) => status === "rejected"));
  });
});

describe("oauth token endpoint", () => {
  test("accepts Basic, form and JSON credentials, and echoes the scope", async (t) => {
    const s = await start(t, {
      clientId: "id:1 ü",
      clientSecret: "a+b c%:é",
      tokenLifetimeSeconds: 9,
    });
    const inBody = { client_id: s.clientId, client_secret: s.clientSecret, ...GRANT };
    const encode = (text) => new URLSearchParams({ "": text }).toString().slice(1);
    const replies = [
      await ask.oauth(s, GRANT, basic(encode(s.clientId), encode(s.clientSecret))),
      await ask.oauth(s, inBody, {}),
      await send("POST", s.oauth.tokenUrl, JSON_TYPE, JSON.stringify(inBody)),
    ];
    for (const { status, headers, json } of replies) {
      assert.equal(status, 200);
      assert.equal(headers.get("cache-control"), "no-store");
      assert.match(headers.get("content-type"), /^application\/json/);
      assert.match(json.access_token, /^[\w-]{43}$/);
      assert.deepEqual(
        { ...json, access_token: "" },
        { access_token: "", token_type: "Bearer", expires_in: 9 },
      );
    }
    assert.equal(new Set(replies.map(({ json }) => json.access_token)).size, 3);
    assert.equal((await ask.oauth(s, { ...inBody, scope: "a b" }, {})).json.scope, "a b");
    // Basic credentials which were not form-encoded are not the same credentials.
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
    for (const [reply, ...expected] of cases) {
      const { headers, ...rest } = await reply;
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
      const reply = await ask.oauth(s, GRANT, auth);
      assert.deepEqual(errorOf(reply), [401, "invalid_client"]);
      assert.match(reply.headers.get("www-authenticate"), /^Basic realm="/);
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
  test("athena replies as documented", async (t) => {
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

  test("vagaro replies as documented", async (t) => {
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
      const reply = await ask.vagaro(s, fields);
      assert.equal(reply.status, 401);
      assert.deepEqual(reply.json, {
        error: "invalid_client",
        error_description: "Client authentication failed",
      });
    }
    for (const name of ["client_id", "client_secret", "grant_type"]) {
      const reply = await ask.vagaro(s, { [name]: undefined });
      assert.equal(reply.status, 400);
      assert.deepEqual(reply.json, {
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

describe("protected operations", () => {
  test("refuse tokens which are missing, unknown, expired, revoked or of another system", async (t) => {
    const s = await start(t);
    const errors = {
      oauth: ["invalid_token", "invalid_token", "invalid_token"],
      athena: ["Developer Inactive", "Invalid Access Token", "Invalid Access Token"],
      vagaro: ["authentication_required", "invalid_token", "token_expired"],
    };
    for (const system of ["oauth", "athena", "vagaro"]) {
      const refuses = async (token, kind, other = system) => {
        const reply = await probe(s, other, token);
        assert.deepEqual(errorOf(reply), [401, errors[other][kind]]);
        assert.match(reply.headers.get("www-authenticate"), /^Bearer error="invalid_token"/);
      };
      await refuses(undefined, 0);
      await refuses("nonsense", 1);
      s[system].settings.tokenLifetimeSeconds = 0;
      await refuses(await tokenOf(s, system), 2);
      s[system].settings.tokenLifetimeSeconds = 60;
      const token = await tokenOf(s, system);
      for (const other of Object.keys(errors)) if (other !== system) await refuses(token, 1, other);
      assert.equal((await probe(s, system, token)).status, 200);
      s[system].revokeTokens();
      await refuses(token, 1);
      assert.equal((await probe(s, system, await tokenOf(s, system))).status, 200);
    }
  });

  test("expire a token by the server's own clock", async (t) => {
    const s = await start(t, { tokenLifetimeSeconds: 0.04 });
    s.oauth.settings.expiresIn = 3600;
    const { json } = await ask.oauth(s);
    assert.equal(json.expires_in, 3600);
    await new Promise((resolve) => setTimeout(resolve, 45));
    assert.equal((await probe(s, "oauth", json.access_token)).status, 401);
  });

  test("oauth: things and echo", async (t) => {
    const s = await start(t);
    await ask.oauth(s);
    const auth = bearer(await tokenOf(s, "oauth"));
    const at = (path) => s.oauth.baseUrl + path;
    assert.equal((await send("GET", at("things"), auth)).json.things.length, 3);
    assert.equal((await send("GET", at("things/a%20b"), auth)).json.id, "a b");
    const made = await send("POST", at("things"), { ...auth, ...JSON_TYPE }, '{"colour":"red"}');
    assert.deepEqual([made.status, made.json.colour, typeof made.json.id], [201, "red", "string"]);
    assert.equal((await send("POST", at("things"), auth, "no json")).status, 400);
    const { json } = await send("DELETE", at("echo?q=1"), { ...auth, "x-one": "1" }, "hello");
    assert.deepEqual(
      [json.method, json.path, json.body],
      ["DELETE", "/resource/echo?q=1", "hello"],
    );
    assert.deepEqual([json.headers["x-one"], json.headers.authorization], ["1", "Bearer 2"]);
    assert.deepEqual(errorOf(await send("GET", at("nothing"), auth)), [404, "not_found"]);
    assert.equal((await send("GET", at("things/%"), auth)).status, 404);
  });

  test("athena: patients", async (t) => {
    const s = await start(t);
    const auth = bearer(await tokenOf(s, "athena"));
    const read = (path) => send("GET", s.athena.baseUrl + path, auth);
    const { json } = await read("patients/1");
    assert.deepEqual([json.length, json[0].patientid, json[0].lastname], [1, "1", "Marlowe"]);
    assert.match(json[0].dob, /^\d\d\/\d\d\/\d{4}$/);
    assert.equal((await read("patients/999")).status, 404);
    assert.equal((await send("GET", `${s.url}/v1/1/patients/1`, auth)).status, 404);
    const first = (await read("patients?lastname=marlo&limit=2")).json;
    assert.deepEqual([first.totalcount, first.patients.length, first.previous], [3, 2, undefined]);
    const second = (await send("GET", s.url + first.next, auth)).json;
    assert.deepEqual([second.patients[0].firstname, second.next], ["Delphine", undefined]);
    assert.deepEqual((await send("GET", s.url + second.previous, auth)).json, first);
    assert.equal((await read("patients?lastname=marlowe&firstname=BERT")).json.totalcount, 1);
    const refused = await read("patients?limit=0");
    assert.equal(refused.status, 400);
    assert.deepEqual(Object.keys(refused.json), ["error", "detailedmessage"]);
    assert.equal((await read("patients?offset=-1")).status, 400);
  });

  test("vagaro: customers, employees and appointments", async (t) => {
    const s = await start(t);
    const auth = { ...bearer(await tokenOf(s, "vagaro")), ...JSON_TYPE };
    const read = (path, body) => send("POST", s.vagaro.baseUrl + path, auth, JSON.stringify(body));
    const { json: customer } = await send("GET", `${s.vagaro.baseUrl}customers/123`, auth);
    assert.equal(customer.customer_id, "123");
    for (const key of ["customer_id", "email", "phone"]) {
      assert.deepEqual((await read("customers/retrieve", { [key]: customer[key] })).json, customer);
    }
    const missing = await read("customers/retrieve", { customer_id: "x" });
    assert.deepEqual(errorOf(missing), [404, "customer_not_found"]);
    assert.deepEqual(Object.keys(missing.json), ["error", "message"]);
    const bad = [{}, { email: "a", phone: "b" }, { customer_id: 123 }, []];
    for (const body of bad) {
      assert.deepEqual(errorOf(await read("customers/retrieve", body)), [400, "invalid_request"]);
    }
    assert.equal(
      (await read("employees/retrieve", { employee_id: "emp_1" })).json.employee_id,
      "emp_1",
    );
    assert.equal((await read("employees/retrieve", {})).json.employees.length, 2);
    assert.equal(
      (await read("employees/retrieve", { employee_id: "x" })).json.error,
      "employee_not_found",
    );
    const visit = await read("appointments/retrieve", { appointment_id: "appt_1" });
    assert.equal(visit.json.customer_id, "123");
    assert.deepEqual(errorOf(await read("appointments/retrieve", {})), [400, "invalid_request"]);
  });
});

describe("settings", () => {
  test("override, omit and add fields of the token reply", async (t) => {
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

describe("faults", () => {
  test("status, rate-limit, unauthorized and redirect", async (t) => {
    const s = await start(t);
    const { token, api } = s.oauth;
    token.inject({ kind: "status", status: 503, headers: { "Retry-After": "2" }, body: { a: 1 } });
    const busy = await ask.oauth(s);
    assert.deepEqual(
      [busy.status, busy.headers.get("retry-after"), busy.json],
      [503, "2", { a: 1 }],
    );
    token.inject({
      kind: "status",
      status: 418,
      headers: { "Content-Type": "text/x" },
      body: "tea",
    });
    const tea = await ask.oauth(s);
    assert.deepEqual(
      [tea.status, tea.headers.get("content-type"), tea.text],
      [418, "text/x", "tea"],
    );
    for (const status of [204, 304, 500]) {
      token.inject({ kind: "status", status });
      const bare = await ask.oauth(s);
      assert.deepEqual([bare.status, bare.text], [status, ""]);
    }
    const shapes = { oauth: "error_description", athena: "detailedmessage", vagaro: "message" };
    for (const [system, field] of Object.entries(shapes)) {
      s[system].token.inject({ kind: "rate-limit", retryAfter: 7 });
      const limited = await ask[system](s);
      assert.equal(limited.headers.get("retry-after"), "7");
      assert.deepEqual(
        [limited.status, Object.keys(limited.json)],
        [429, ["error", "error_description"]],
      );
      s[system].token.inject({ kind: "unauthorized" });
      assert.deepEqual(errorOf(await ask[system](s)), [401, "invalid_client"]);
      const good = await tokenOf(s, system);
      s[system].api.inject({ kind: "rate-limit" });
      const limitedCall = await probe(s, system, good);
      assert.deepEqual([limitedCall.status, limitedCall.headers.get("retry-after")], [429, null]);
      if (system !== "athena") assert.ok(field in limitedCall.json);
      s[system].api.inject({ kind: "unauthorized" });
      const refused = await probe(s, system, good);
      assert.ok(field in refused.json);
      assert.match(refused.headers.get("www-authenticate"), /^Bearer error="invalid_token"/);
      assert.equal((await probe(s, system, good)).status, 200);
    }
    for (const status of [undefined, 301, 303, 307, 308]) {
      const location = `${s.url}/elsewhere`;
      api.inject(status ? { kind: "redirect", status, location } : { kind: "redirect", location });
      const moved = await probe(s, "oauth");
      assert.deepEqual([moved.status, moved.headers.get("location")], [status ?? 302, location]);
    }
  });

  test("reset, hang, malformed, slow and endless bodies", async (t) => {
    const s = await start(t);
    s.oauth.token.inject({ kind: "reset" });
    const lost = await ask.oauth(s).catch((error) => error);
    assert.equal(lost.cause?.code, "ECONNRESET");

    s.oauth.token.inject({ kind: "hang" });
    const signal = AbortSignal.timeout(30);
    await assert.rejects(fetch(s.oauth.tokenUrl, { method: "POST", signal }), {
      name: "TimeoutError",
    });

    const bodies = {
      html: /^<!doctype html>/,
      empty: /^$/,
      "truncated-json": /^\{"access_token/,
      "not-json": /^every/,
      array: /^\[/,
    };
    for (const [variant, pattern] of Object.entries(bodies)) {
      s.oauth.token.inject({ kind: "malformed", variant });
      const broken = await ask.oauth(s);
      assert.equal(broken.status, 200);
      assert.match(broken.text, pattern);
      assert.equal(Array.isArray(broken.json), variant === "array");
      if (variant !== "array") assert.equal(broken.json, undefined);
    }

    s.oauth.token.inject({ kind: "slow-body", chunkMs: 2 });
    const startedAt = performance.now();
    const { json } = await ask.oauth(s);
    assert.ok(performance.now() - startedAt >= 10);
    assert.equal((await probe(s, "oauth", json.access_token)).status, 200);

    s.oauth.token.inject({ kind: "endless-body" });
    const response = await fetch(s.oauth.tokenUrl, { method: "POST" });
    let received = 0;
    for await (const chunk of response.body) if ((received += chunk.length) > 4_000_000) break;
    assert.equal(response.status, 200);
    s.oauth.api.inject({ kind: "endless-body" });
    assert.equal((await fetch(`${s.oauth.baseUrl}echo`, { method: "HEAD" })).status, 200);
    // A client which does not read makes the server wait; closing must not wait for that client.
    s.oauth.token.inject({ kind: "endless-body" });
    await fetch(s.oauth.tokenUrl, { method: "POST" });
    await s.close();
  });

  test("are met in order, as often as asked, and only by requests which match", async (t) => {
    const s = await start(t);
    const { api } = s.vagaro;
    const fault = (status) => ({ kind: "status", status });
    const read = async (method, path) => (await send(method, s.vagaro.baseUrl + path)).status;
    api.inject(fault(500), { method: "post", path: "/api/customers" });
    api.inject(fault(501), { times: 2, path: "/api/employees" });
    api.inject(fault(502), { times: Infinity, method: "GET" });
    assert.equal(await read("GET", "customers/1"), 502);
    assert.equal(await read("POST", "customers/1"), 500);
    assert.equal(await read("POST", "customers/1"), 401);
    assert.equal(await read("GET", "employees/1"), 501);
    assert.equal(await read("POST", "employees/1"), 501);
    for (let index = 0; index < 5; index += 1) assert.equal(await read("GET", "employees/1"), 502);
    assert.equal((await ask.vagaro(s)).status, 200);
    api.clear();
    assert.equal(await read("GET", "employees/1"), 401);
  });

  test("latency delays the answer and not the decision", async (t) => {
    const s = await start(t);
    const token = await tokenOf(s, "oauth");
    s.oauth.api.latency(25, 5);
    const startedAt = performance.now();
    const pending = probe(s, "oauth", token);
    while (s.oauth.counters().apiCalls === 0) await new Promise(setImmediate);
    s.oauth.revokeTokens();
    assert.equal((await pending).status, 200);
    assert.ok(performance.now() - startedAt >= 24);
    s.oauth.api.inject({ kind: "status", status: 500 });
    const delayed = performance.now();
    assert.equal((await probe(s, "oauth", token)).status, 500);
    assert.ok(performance.now() - delayed >= 24);
    s.oauth.api.latency(1e6);
    const signal = AbortSignal.timeout(20);
    await assert.rejects(fetch(`${s.oauth.baseUrl}things`, { signal }), { name: "TimeoutError" });
  });

  test("are refused when they make no sense", async (t) => {
    const { oauth } = await start(t);
    const bad = [
      undefined,
      { kind: "explode" },
      { kind: "toString" },
      { kind: "reset", status: 200 },
      { kind: "status" },
      { kind: "status", status: 101 },
      { kind: "status", status: 200, body: 7 },
      { kind: "status", status: 200, headers: [] },
      { kind: "status", status: 200, headers: { "a b": "c" } },
      { kind: "status", status: 200, headers: { a: "b\nc" } },
      { kind: "rate-limit", retryAfter: {} },
      { kind: "slow-body" },
      { kind: "slow-body", chunkMs: -1 },
      { kind: "malformed", variant: "xml" },
      { kind: "redirect", status: 300, location: "/" },
      { kind: "redirect" },
    ];
    for (const fault of bad) assert.throws(() => oauth.api.inject(fault), TypeError);
    for (const options of [
      null,
      { times: 0 },
      { times: 1.5 },
      { times: "2" },
      { method: 1 },
      { path: "x" },
    ]) {
      assert.throws(() => oauth.api.inject({ kind: "reset" }, options), TypeError);
    }
    assert.throws(() => oauth.api.latency(-1), TypeError);
    assert.throws(() => oauth.api.latency(1, Number.NaN), TypeError);
  });
});

describe("counters, records and reset", () => {
  test("count every outcome and record what came in", async (t) => {
    const s = await start(t);
    const token = await tokenOf(s, "oauth");
    await ask.oauth(s, GRANT, basic("a", "b"));
    s.oauth.token.inject({ kind: "malformed", variant: "empty" });
    await ask.oauth(s);
    await probe(s, "oauth", token);
    await probe(s, "oauth", "unknown");
    s.oauth.api.inject({ kind: "status", status: 401 });
    await probe(s, "oauth", token);
    s.oauth.api.inject({ kind: "status", status: 500 });
    s.oauth.api.inject({ kind: "malformed", variant: "html" });
    s.oauth.api.inject({ kind: "reset" });
    await probe(s, "oauth", token);
    await probe(s, "oauth", token);
    await assert.rejects(probe(s, "oauth", token));
    await send("GET", `${s.oauth.baseUrl}none?a=1`, bearer(token));
    assert.deepEqual(s.oauth.counters(), {
      tokenRequests: 3,
      tokensIssued: 1,
      tokenErrors: 2,
      apiCalls: 7,
      apiUnauthorized: 2,
      apiErrors: 4,
    });
    const seen = s.oauth.requests();
    assert.equal(seen.length, 10);
    const { headers, at, ...first } = seen[0];
    assert.deepEqual(first, {
      endpoint: "token",
      method: "POST",
      path: "/oauth2/token",
      body: "grant_type=client_credentials",
    });
    assert.equal(headers.authorization, basic(s.clientId, s.clientSecret).authorization);
    assert.ok(Math.abs(at - Date.now()) < 60_000);
    assert.ok(seen.every((each, index) => index === 0 || each.at >= seen[index - 1].at));
    assert.deepEqual([seen[9].endpoint, seen[9].path], ["api", "/resource/none?a=1"]);
    assert.equal(s.vagaro.requests().length, 0);
    for (let index = 0; index < 1000; index += 1) await probe(s, "oauth");
    assert.equal(s.oauth.requests().length, 1000);
    assert.equal(s.oauth.requests()[0].method, "GET");
  });

  test("reset forgets everything, in every system", async (t) => {
    const s = await start(t);
    const tokens = {};
    for (const system of ["oauth", "athena", "vagaro"]) {
      tokens[system] = await tokenOf(s, system);
      s[system].settings.extra = { more: 1 };
      s[system].settings.tokenLifetimeSeconds = 5;
      s[system].token.inject({ kind: "reset" }, { times: Infinity });
      s[system].api.latency(1e6);
    }
    s.reset();
    for (const system of ["oauth", "athena", "vagaro"]) {
      assert.deepEqual(new Set(Object.values(s[system].counters())), new Set([0]));
      assert.deepEqual(s[system].requests(), []);
      assert.equal((await probe(s, system, tokens[system])).status, 401);
      const { json } = await ask[system](s);
      assert.deepEqual([json.expires_in, json.more], [3600, undefined]);
    }
  });
});

describe("control by HTTP", () => {
  test("every route does what its method does", async (t) => {
    const s = await start(t);
    const ok = async (...request) => {
      const { status, json } = await control(s, ...request);
      assert.deepEqual([status, json], [200, { ok: true }]);
    };
    const token = await tokenOf(s, "athena");
    const { status, json: counters } = await control(s, "GET", "counters");
    assert.equal(status, 200);
    assert.deepEqual(counters, {
      oauth: s.oauth.counters(),
      athena: { ...s.oauth.counters(), tokenRequests: 1, tokensIssued: 1 },
      vagaro: s.vagaro.counters(),
    });
    await ok("POST", "athena/revoke");
    assert.equal((await probe(s, "athena", token)).status, 401);

    const patch = { tokenLifetimeSeconds: 5, expiresIn: null, omit: ["scope"], extra: { a: 1 } };
    assert.deepEqual((await control(s, "PATCH", "athena/settings", patch)).json, patch);
    const { json: granted } = await ask.athena(s);
    assert.deepEqual([granted.expires_in, granted.scope, granted.a], [null, undefined, 1]);
    const usual = { tokenLifetimeSeconds: 3600, omit: [], extra: {} };
    assert.deepEqual((await control(s, "DELETE", "athena/settings")).json, usual);
    assert.equal((await ask.athena(s)).json.expires_in, 3600);

    const fault = { kind: "status", status: 500 };
    await ok("POST", "athena/token/faults", { fault, times: 2 });
    await ok("POST", "athena/api/faults", { fault, times: "always", method: "GET", path: "/v1/" });
    const statuses = [];
    for (let index = 0; index < 3; index += 1) {
      statuses.push((await ask.athena(s)).status, (await probe(s, "athena")).status);
    }
    assert.deepEqual(statuses, [500, 500, 500, 500, 200, 500]);
    await ok("DELETE", "athena/api/faults");
    assert.equal((await probe(s, "athena")).status, 401);

    await ok("PUT", "athena/api/latency", { ms: 20, jitterMs: 1 });
    const startedAt = performance.now();
    await probe(s, "athena");
    assert.ok(performance.now() - startedAt >= 19);
    await ok("POST", "reset");
    assert.equal(s.athena.counters().tokenRequests, 0);
    assert.equal(s.athena.requests().length, 0);
  });

  test("says what is wrong with bad input", async (t) => {
    const s = await start(t);
    const cases = [
      ["POST", "nobody/revoke", undefined, /unknown system: nobody/],
      ["PATCH", "oauth/settings", undefined, /not valid JSON/],
      ["PATCH", "oauth/settings", [], /must be a JSON object/],
      ["PATCH", "oauth/settings", { lifetime: 1 }, /unknown setting: lifetime/],
      ["PATCH", "oauth/settings", { tokenLifetimeSeconds: "1" }, /tokenLifetimeSeconds/],
      ["PATCH", "oauth/settings", { scope: "x", omit: "scope" }, /omit must be/],
      ["PATCH", "oauth/settings", { extra: [] }, /extra must be/],
      ["POST", "oauth/other/faults", {}, /unknown endpoint: other/],
      ["POST", "oauth/api/faults", {}, /fault must be an object/],
      [
        "POST",
        "oauth/api/faults",
        { fault: { kind: "boom" } },
        /fault\.kind must be one of status,/,
      ],
      ["POST", "oauth/api/faults", { fault: { kind: "hang" }, times: "ever" }, /times must be/],
      ["POST", "oauth/api/faults", { fault: { kind: "hang" }, time: 2 }, /unknown field: time/],
      ["PUT", "oauth/api/latency", { ms: "1" }, /ms must be a number/],
      ["PUT", "oauth/api/latency", { ms: 1, jitterMs: -1 }, /jitterMs must be/],
    ];
    for (const [method, path, body, message] of cases) {
      const { status, json } = await control(s, method, path, body);
      assert.equal(status, 400, `${method} ${path}`);
      assert.match(json.error, message);
    }
    assert.equal((await ask.oauth(s)).json.scope, undefined);
    assert.equal((await control(s, "GET", "reset")).status, 404);
  });
});
