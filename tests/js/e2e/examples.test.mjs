// The examples, run as a user runs them, with the sandbox in place of the providers.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { load } from "../packaging/load.mjs";

const { startSandbox } = await load("everbearer/sandbox");
// The examples are modules; their arguments come from the same copy of the package.
const { AthenaClient } = await import("everbearer/athena");
const run = promisify(execFile);
const examples = new URL("../../../examples/", import.meta.url);

async function started(t) {
  const sandbox = await startSandbox();
  t.after(() => sandbox.close());
  return sandbox;
}

test("the booking backend books, finds a known patient, cancels, and distinguishes errors", async (t) => {
  const sandbox = await started(t);
  const { clientId, clientSecret, url: baseUrl, athena } = sandbox;
  const { makeServer } = await import(new URL("athena-booking/server.mjs", examples));
  const server = makeServer(
    new AthenaClient({
      clientId,
      clientSecret,
      baseUrl,
      practiceId: athena.practiceId,
      environment: "preview",
    }),
  );
  t.after(() => server.close());
  const ask = async (method, url, payload) => {
    const { statusCode, body } = await server.inject({ method, url, payload });
    return { status: statusCode, json: body === "" ? undefined : JSON.parse(body) };
  };
  const slots = await ask("GET", "/slots?departmentid=1&reasonid=-1");
  assert.equal(slots.status, 200);
  assert.ok(slots.json.length > 1);

  const person = { firstname: "Ada", lastname: "Example", dob: "07/29/1990", departmentid: "1" };
  const booking = { person: { ...person, email: "ada@example.com" }, reasonid: "-1" };
  const first = await ask("POST", "/bookings", booking);
  assert.equal(first.status, 201, JSON.stringify(first.json));
  assert.equal(first.json.appointmentid, slots.json[0].appointmentid);
  const second = await ask("POST", "/bookings", booking);
  assert.equal(second.json.patientid, first.json.patientid, "the same person, the same record");
  assert.notEqual(second.json.appointmentid, first.json.appointmentid);
  const left = await ask("GET", "/slots?departmentid=1&reasonid=-1");
  assert.equal(left.json.length, slots.json.length - 2);

  const { appointmentid, patientid } = first.json;
  const cancel = (id) => ask("POST", `/bookings/${id}/cancel`, { patientid });
  assert.equal((await cancel(appointmentid)).status, 204);
  const unknown = await cancel("999999");
  assert.deepEqual([unknown.status, unknown.json.error], [502, "not_found"]);
  assert.match(unknown.json.requestId, /^[0-9a-f-]{36}$/);
  for (const [method, path, body] of [
    ["POST", "/bookings", { reasonid: "-1" }],
    ["POST", "/bookings", { ...booking, startdate: "02/31/2030" }],
    ["POST", `/bookings/${appointmentid}/cancel`, {}],
    ["GET", "/slots?reasonid=-1"],
    ["GET", "/slots?departmentid=1&reasonid=-1&startdate=tomorrow"],
  ]) {
    assert.equal((await ask(method, path, body)).status, 400, path);
  }
  assert.equal(athena.counters().tokenRequests, 1);
});

test("the salon sync writes employees, services and availability", async (t) => {
  const sandbox = await started(t);
  const directory = await mkdtemp(join(tmpdir(), "everbearer-salon-"));
  t.after(() => rm(directory, { recursive: true, force: true }));
  const file = join(directory, "salon.json");
  const script = fileURLToPath(new URL("salon-sync/sync.mjs", examples));
  const env = {
    ...process.env,
    VAGARO_CLIENT_ID: sandbox.clientId,
    VAGARO_CLIENT_SECRET: sandbox.clientSecret,
    VAGARO_API_BASE_URL: sandbox.url,
  };
  sandbox.vagaro.api.inject({ kind: "rate-limit", retryAfter: 0 });
  const { stdout } = await run(process.execPath, [script, "2027-03-01", file], { env });
  assert.match(stdout, /; 1 token request\n$/);
  const salon = JSON.parse(await readFile(file, "utf8"));
  for (const name of ["locations", "services", "employees", "availability"]) {
    assert.ok(salon[name].length > 0, name);
  }
  const ids = salon.employees.map(({ employee_id }) => employee_id);
  const slots = salon.availability.flatMap(({ available_slots }) => available_slots);
  assert.ok(slots.length > 0);
  assert.ok(slots.every(({ employee_id }) => ids.includes(employee_id)));
});
