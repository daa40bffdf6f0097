// `client.call` of the providers' clients: operations without a method, faces, tokens, retries and errors. That it
// does what the methods do is tested with each row of their operations.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { inspect } from "node:util";
import { start } from "../support/athena.mjs";
import { callsTo } from "../support/operations.mjs";
import { connect, fieldsOf, json, NAMES, TOKEN } from "../support/providers.mjs";
import { rejection } from "../support/setup.mjs";

const PHOTO = "GET /patients/{patientid}/photo";

/** An operation of each provider that has a method, with its parameters and with the method's call. */
const KNOWN = {
  athena: {
    operation: "GET /patients/{patientid}",
    parameters: { patientid: "1" },
    byMethod: (client) => client.patients.getPatient("1"),
  },
  seed: {
    operation: "POST /api/customers/retrieve",
    parameters: { customer_id: "cust_1" },
    byMethod: (client) => client.customers.retrieve({ customer_id: "cust_1" }),
  },
  v2: {
    operation: "POST /services",
    parameters: {},
    byMethod: (client) => client.services.list(),
  },
};

for (const name of NAMES) {
  const { operation, parameters, byMethod } = KNOWN[name];

  describe(`${name}: call`, () => {
    test("sends what the method sends, and gives what it gives", async (t) => {
      const { client, calls } = connect(t, name);
      const options = { requestId: "r-1" };
      const results = [await client.call(operation, parameters, options), await byMethod(client)];
      assert.deepEqual(results[0], results[1]);
      const [one, other] = calls.map(({ method, url, text }) => [method, url.href, text]);
      assert.deepEqual(one, other);
      assert.equal(calls[0].headers.get("x-request-id"), "r-1");
      assert.notEqual(calls[1].headers.get("x-request-id"), "r-1");
    });

    test("is bound to its client, and works without a method for the operation", async (t) => {
      const { client, calls } = connect(t, name, () => json({ new: [1] }));
      const { call } = client;
      assert.deepEqual(await call("GET /new/{name}", { name: "a b", limit: 2 }), { new: [1] });
      const [{ method, url, headers }] = calls;
      assert.equal(method, "GET");
      assert.match(url.href, /\/new\/a%20b\?limit=2$/);
      const carrier = name === "v2" ? "accesstoken" : "authorization";
      assert.ok(headers.get(carrier).endsWith(TOKEN));
    });

    test("of a face has the face's defaults, and the client keeps its own", async (t) => {
      const { client, calls, tokens } = connect(t, name);
      const face = client.withOptions({ headers: { "x-tenant": "7", "x-request-id": "mine" } });
      await face.call("GET /new");
      await face.call(operation, parameters);
      await client.call("GET /new");
      assert.deepEqual(
        calls.map(({ headers }) => headers.get("x-tenant")),
        ["7", "7", null],
      );
      const ids = calls.map(({ headers }) => headers.get("x-request-id"));
      assert.deepEqual([ids[0], ids[1], ids[2] === "mine"], ["mine", "mine", false]);
      assert.equal(tokens.length, 1);
    });

    test("replays a rejected token, retries a read and no write", async (t) => {
      const responses = [401, 200, 503, 200, 503];
      const { client, calls } = connect(t, name, () => {
        const status = responses.shift();
        return json(status === 200 ? {} : { message: "no" }, { status });
      });
      await client.call("GET /new");
      await client.call("GET /new");
      const error = await rejection(client.call("POST /new", { a: 1 }));
      assert.deepEqual([error.name, error.code, error.status], ["ApiError", "server_error", 503]);
      assert.deepEqual([calls.length, responses.length], [5, 0]);
      assert.equal(error.operation, "POST /new");
    });

    test("refuses a text that is no operation, before a token is requested", async (t) => {
      const { client, calls, tokens } = connect(t, name);
      for (const text of [undefined, "GET", "GET /patients/12345678", "PATCH /new"]) {
        const error = await rejection(client.call(text, {}));
        assert.deepEqual([error.name, error.code], ["CallError", "invalid_call"]);
        assert.ok(!inspect(error).includes("12345678"));
      }
      assert.deepEqual([calls, tokens], [[], []]);
    });
  });
}

describe("athena: call", () => {
  test("sends a form, and a DELETE's parameters in the query", async (t) => {
    const { client, calls } = connect(t, "athena", () => json({ success: "true" }));
    const parameters = { patientid: 7, image: "/9j/+==" };
    assert.deepEqual(await client.call("POST /patients/{patientid}/photo", parameters), {
      success: true,
    });
    const removal = { appointmentreminderid: 5 };
    const operation = "DELETE /appointments/appointmentreminders/{appointmentreminderid}";
    await client.call(operation, removal, { extra: { reason: "moved away" } });
    const [post, deletion] = calls;
    assert.equal(post.url.pathname, "/v1/195900/patients/7/photo");
    assert.deepEqual(fieldsOf(post.text), { image: "/9j/+==" });
    assert.equal(post.headers.get("content-type"), "application/x-www-form-urlencoded");
    assert.equal(deletion.url.pathname, "/v1/195900/appointments/appointmentreminders/5");
    assert.deepEqual([deletion.url.search, deletion.text], ["?reason=moved+away", ""]);
  });

  test("names the operation in errors, without its values", async (t) => {
    const body = { error: "canary-body" };
    const { client } = connect(t, "athena", () => json(body, { status: 404 }));
    const error = await rejection(client.call(PHOTO, { patientid: "canary-id" }));
    assert.deepEqual(
      [error.name, error.code, error.status, error.operation],
      ["ApiError", "not_found", 404, PHOTO],
    );
    assert.deepEqual(error.body, body);
    assert.ok(!inspect(error, { depth: null }).includes("canary"));
    const missing = await rejection(client.call(PHOTO, {}));
    assert.equal(missing.message, `${PHOTO}: patientid must be given.`);
  });

  test("does not take a picture for JSON", async (t) => {
    const picture = () => new Response("\xff\xd8", { headers: { "content-type": "image/jpeg" } });
    const { client } = connect(t, "athena", picture);
    const error = await rejection(client.call(PHOTO, { patientid: 1, jpegoutput: "true" }));
    assert.equal(error.code, "unexpected_response");
  });

  test("reads and writes the sandbox, and walks over its lists", async (t) => {
    const { client, system } = await start(t);
    const patient = await client.call("GET /patients/{patientid}", { patientid: 1 });
    await client.call("PUT /patients/{patientid}", { patientid: 1, notes: "Seen again." });
    const after = await client.call("GET /patients/{patientid}", { patientid: 1 });
    assert.deepEqual([patient.patientid, after.notes], ["1", "Seen again."]);
    const rows = [];
    const parameters = { departmentid: 1, reasonid: -1, limit: 2 };
    for await (const row of client.call("GET /appointments/open", parameters)) rows.push(row);
    const slots = [];
    for await (const row of client.appointments.listOpenSlots(parameters)) slots.push(row);
    assert.ok(rows.length > 2);
    assert.deepEqual(rows, slots);
    const error = await rejection(client.call("GET /no/such/thing"));
    assert.deepEqual([error.name, error.status], ["ApiError", 404]);
    assert.ok(callsTo(system).length > 5);
  });
});

test("vagaro v2: call fills in the business, as the methods do", async (t) => {
  const { client, calls } = connect(t, "v2");
  await client.call("POST /customers", { customerId: "7" }).catch(() => undefined);
  await client.call("PUT /employees/{serviceProviderId}", { serviceProviderId: "7", city: "Here" });
  const bodies = calls.map(({ text }) => JSON.parse(text));
  assert.deepEqual(bodies, [
    { businessId: "b=1", customerId: "7" },
    { businessId: "b=1", city: "Here" },
  ]);
});
