// The sandbox's protected operations.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { virtualClock } from "everbearer/sandbox";
import { JSON_TYPE, ask, bearer, errorOf, probe, send, start, tokenOf } from "./support.mjs";

describe("protected operations", () => {
  test("reject tokens that are missing, unknown, expired, revoked or of another system", async (t) => {
    const s = await start(t);
    const errors = {
      oauth: ["invalid_token", "invalid_token", "invalid_token"],
      athena: ["Developer Inactive", "Invalid Access Token", "Invalid Access Token"],
      vagaro: ["authentication_required", "invalid_token", "token_expired"],
    };
    for (const system of ["oauth", "athena", "vagaro"]) {
      const rejects = async (token, kind, other = system) => {
        const response = await probe(s, other, token);
        assert.deepEqual(errorOf(response), [401, errors[other][kind]]);
        assert.match(response.headers.get("www-authenticate"), /^Bearer error="invalid_token"/);
      };
      await rejects(undefined, 0);
      await rejects("nonsense", 1);
      s[system].settings.tokenLifetimeSeconds = 0;
      await rejects(await tokenOf(s, system), 2);
      s[system].settings.tokenLifetimeSeconds = 60;
      const token = await tokenOf(s, system);
      for (const other of Object.keys(errors)) if (other !== system) await rejects(token, 1, other);
      assert.equal((await probe(s, system, token)).status, 200);
      s[system].revokeTokens();
      await rejects(token, 1);
      assert.equal((await probe(s, system, await tokenOf(s, system))).status, 200);
    }
  });

  test("expire a token by the server's own clock", async (t) => {
    const clock = virtualClock();
    const s = await start(t, { clock, tokenLifetimeSeconds: 0.04 });
    s.oauth.settings.expiresIn = 3600;
    const { json } = await ask.oauth(s);
    assert.equal(json.expires_in, 3600);
    clock.skip(39);
    assert.equal((await probe(s, "oauth", json.access_token)).status, 200);
    clock.skip(1);
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
