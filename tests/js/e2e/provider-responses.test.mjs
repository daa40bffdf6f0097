// Responses to methods: no redirect is followed, the body is part of the call, and a closed client passes on
// what still arrives.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { inspect } from "node:util";
import { startRecorder } from "../support/recorder.mjs";
import { connect, envelope, json, NAMES, PROVIDERS, read } from "../support/providers.mjs";
import { rejection, until, virtualClock } from "../support/setup.mjs";

/** A body that begins and then breaks off or stalls. */
const beginning = (then) =>
  new Response(
    new ReadableStream({
      start(controller) {
        controller.enqueue(new TextEncoder().encode('{"a":'));
        then(controller);
      },
    }),
    { headers: { "content-type": "application/json" } },
  );
const broken = () => beginning((controller) => controller.error(new TypeError("terminated")));
const endless = () => beginning(() => undefined);

for (const name of NAMES) {
  describe(name, () => {
    for (const status of [301, 302, 303, 307, 308]) {
      test(`a redirect with ${status} is an error and is not followed`, async (t) => {
        const elsewhere = await startRecorder(t);
        const respond = () => new Response("", { status, headers: { location: elsewhere.url } });
        const { result, calls } = read(t, name, respond);
        const error = await rejection(result);
        assert.deepEqual([error.name, error.status], ["ApiError", status]);
        assert.deepEqual([elsewhere.requests.length, calls.length], [0, 1]);
        assert.equal(calls[0].redirect, "manual");
      });
    }

    test("a read whose response breaks off is retried", async (t) => {
      const respond = (_call, index) => (index === 0 ? broken() : json(PROVIDERS[name].good));
      const { result, calls } = read(t, name, respond);
      assert.ok(await result);
      assert.equal(calls.length, 2);
    });

    test("a read whose responses all break off is a network error with its request's id", async (t) => {
      const { result, calls } = read(t, name, broken);
      const error = await rejection(result);
      assert.equal(error.code, "network_error");
      assert.equal(error.requestId, calls[0].headers.get("x-request-id"));
      assert.equal(calls.length, 3);
    });

    test("the timeout covers the body as well", async (t) => {
      const clock = virtualClock();
      const { result, calls } = read(t, name, endless, { clock, options: { timeoutMs: 20 } });
      const error = rejection(result);
      await until(() => calls.length === 1);
      await clock.advance(20);
      assert.equal((await error).code, "call_timeout");
    });

    test("a response that arrives after close is passed on", async (t) => {
      let arrive;
      const respond = () => new Promise((resolve) => (arrive = resolve));
      const { client, result } = read(t, name, respond);
      const ended = Promise.resolve(result);
      await until(() => arrive);
      client.close();
      arrive(json(PROVIDERS[name].good));
      assert.ok(await ended);
    });

    test("the runtime's description of a fault is left out, since it may quote the URL", async (t) => {
      const fault = Object.assign(new TypeError("no way to https://host/?lastname=canary"), {
        cause: Object.assign(new Error("canary"), {
          code: "ECONNRESET",
          path: "/?lastname=canary",
        }),
      });
      const { result } = read(t, name, () => Promise.reject(fault));
      const error = await rejection(result);
      assert.equal(error.code, "network_error");
      assert.equal(error.cause.code, "ECONNRESET");
      assert.ok(!inspect(error, { depth: null, showHidden: true }).includes("canary"));
    });
  });
}

test("V2: client.fetch does not inspect a response that is not JSON, and keeps the URL of others", async (t) => {
  const body = JSON.stringify(envelope(null, { responseCode: 1038 }));
  const types = { "text/csv": 200, "application/json": 429, "application/problem+json": 429 };
  for (const [type, status] of Object.entries(types)) {
    const respond = () => {
      const response = new Response(body, { headers: { "content-type": type } });
      return Object.defineProperty(response, "url", { value: "https://api.example.com/x" });
    };
    const { client } = connect(t, "v2", respond, { maxRetries: 0 });
    const response = await client.fetch("things");
    assert.deepEqual([response.status, response.url], [status, "https://api.example.com/x"], type);
    assert.equal(await response.text(), body);
  }
});

test("all pages belong to the first request's search", async (t) => {
  const respond = (_call, index) =>
    json({ totalcount: 3, patients: [{ patientid: String(index + 1) }] });
  const { client, calls } = connect(t, "athena", respond);
  const params = { lastname: "First", limit: 1 };
  for await (const { patientid } of client.patients.searchPatients(params)) {
    params.lastname = `After ${patientid}`;
  }
  assert.deepEqual(
    calls.map(({ query }) => query.get("lastname")),
    ["First", "First", "First"],
  );
});

test("V2: an employee is looked for in whatever list the API sends", async (t) => {
  const employees = ["e/1", "e/2"].map((serviceProviderId) => ({ serviceProviderId }));
  const get = async (data) => {
    const { client } = connect(t, "v2", () => json(envelope(data)));
    return await client.employees.get({ serviceProviderId: "e/2" });
  };
  assert.deepEqual(await get([employees[1]]), employees[1]);
  assert.deepEqual(await get(employees), employees[1]);
  const absent = await rejection(get([]));
  assert.deepEqual([absent.code, absent.status], ["not_found", 404]);
  assert.match(absent.message, /with an empty list instead of a record/);
  const others = await rejection(get([employees[0], employees[0]]));
  assert.equal(others.code, "unexpected_response");
  assert.ok(!others.message.includes("e/1"));
});

test("V2: the list of employees has either name", async (t) => {
  for (const name of ["employees", "serviceProviders"]) {
    const employees = [{ serviceProviderId: "e/1" }];
    const { client } = connect(t, "v2", () => json(envelope({ [name]: employees })));
    assert.deepEqual((await client.employees.list()).employees, employees);
  }
});

test("athena: of several copies of a record, methods give the first, and balances of all", async (t) => {
  const balances = [1, 2].map((providergroupid) => ({ providergroupid, balance: "1.50" }));
  const copies = [
    { patientid: 7, departmentid: 1, balances: [balances[0]] },
    { patientid: "7", departmentid: 2, balances },
    { patientid: "7", departmentid: 3 },
  ];
  const { client } = connect(t, "athena", () => json(copies));
  assert.equal((await client.patients.getPatient(7, { departmentid: 9 })).departmentid, "1");
  const found = await client.patients.listPatientCopies("7");
  assert.deepEqual(
    found.map(({ departmentid }) => departmentid),
    ["1", "2", "3"],
  );
  const owed = await client.patients.getPatientBalance(7);
  assert.deepEqual(
    owed.map(({ providergroupid, balance }) => [providergroupid, balance]),
    [
      ["1", 1.5],
      ["2", 1.5],
    ],
  );
  const other = await rejection(client.patients.getPatient(8));
  assert.match(other.message, /with 3 records instead of one/);
});

test("V2: rows that share an id and differ in their other keys are all kept", async (t) => {
  const services = ["a", "b"].map((parentServiceId) => ({ serviceId: "1", parentServiceId }));
  const respond = (_call, index) => json(envelope({ services: index === 0 ? services : [] }));
  const { client } = connect(t, "v2", respond);
  const rows = [];
  for await (const row of client.services.list()) rows.push(row);
  assert.deepEqual(rows, services);
});

test("parameters that a query cannot hold or the walk sets are an error that names it", async (t) => {
  const { client, calls } = connect(t, "v2", () => json(envelope([])));
  for (const [params, options, name] of [
    [{ customerId: "1", orderBy: { a: 1 } }, {}, "orderBy"],
    [{ customerId: "1", pageNumber: 3 }, {}, "pageNumber"],
    [{ customerId: "1" }, { extra: { pageSize: 7 } }, "pageSize"],
  ]) {
    const error = await rejection(client.appointments.list(params, options).then());
    assert.deepEqual([error.code, error.message.includes(name)], ["invalid_call", true], name);
  }
  assert.equal(calls.length, 0);
});

test("a Request instead of the options is invalid", async (t) => {
  const { client } = connect(t, "athena");
  const request = new Request("https://api.example.com/", { method: "POST", body: "x" });
  assert.equal((await rejection(client.fetch("patients", request))).code, "invalid_call");
});
