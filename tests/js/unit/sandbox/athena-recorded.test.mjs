// The sandbox's athena system against athenahealth's recorded responses: what the calls of the end-to-end tests
// get has the recorded names and kinds, and the clients of both forms get the same results.

import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { describe, test } from "node:test";
import { RECORDED_OPERATIONS } from "../../../../build/js/sandbox/systems/athena/recorded-operations.js";
import { connect } from "../../support/athena.mjs";
import { isOfKind, membersOf, nameless, RECORDED } from "../../support/recorded-shapes.mjs";
import { startSandbox } from "../../support/setup.mjs";
import { control, start } from "./support.mjs";

const ROWS = new URL("../../e2e/athena-rows/", import.meta.url);
const files = readdirSync(ROWS).filter((name) => name !== "common.mjs");
const parts = await Promise.all(files.map((name) => import(new URL(name, ROWS))));

const HERE = { departmentid: 1 };
const CONSULT = { ...HERE, documentsubclass: "CLINICALDOCUMENT_CONSULTNOTE" };
const EVER = { startdate: "01/01/2000", enddate: "12/31/2099" };

/** What the rows do not show: members of a certain state, and links to further pages. */
const MORE = [
  async ({ client }) => {
    await client.insurance.createPatientInsurance(1, {
      insurancepackageid: 902,
      sequencenumber: 2,
    });
    await client.claims.getClaim(501);
  },
  async ({ client }) => {
    await client.documents.createClinicalDocument(1, {
      ...CONSULT,
      attachmentcontents: "JVBERi0=",
    });
    await client.documents.listDocuments(1, { ...HERE, limit: 1 });
    await client.documents.listDocuments(1, HERE);
  },
  ({ client }) => client.departments.listDepartments({ limit: 1 }),
  ({ client }) => client.patients.searchPatients({ limit: 1 }),
  ({ client }) => client.appointments.listBookedInDepartments({ ...EVER, departmentid: [1, 2] }),
];

/** Recorded members that the sandbox never sends. */
const UNSENT = {
  "GET patients/{patientid}/documents .documents[].appointmentrequestid":
    "the sandbox has no requests for appointments",
  "POST chart/{patientid}/problems .errormessage": "nothing is left undone",
};

/** Members that a response has only in some states, or if a caller sets them or asks for them. */
const BESIDE = new Set(
  `cancelledby cancelleddatetime cancelreasonid cancelreasonname cancelreasonnoshow
  cancelreasonslotavailable checkoutdatetime customfields deleted diagnoses enddate errormessage
  appointmentnotes cancelled consenttocall expirationdate insurances issuedate laterality medicalgroupid mobilephone
  note notes npinumber onsetdate orderid orderingproviderid patient policynumber providerlist
  registrationdate rescheduledappointmentid sectionnote sex status supervisingproviderid units urgentyn
  `.match(/\w+/g),
);

/** Members whose recorded values are integers, but not by their nature. */
const BY_CHANCE = new Set([
  "appointmentstatus",
  "chargeamount",
  "insuranceidnumber",
  "value",
  "{id}",
]);

/** A call of the end-to-end tests, with what prepares it and what looks at its effect. */
async function play(at, { method, first, args = [], check, fault }) {
  const found = await first?.(at);
  if (fault) return;
  const given = typeof args === "function" ? args(found) : args;
  const [resource, name] = method.split(".");
  try {
    await check?.(await at.client[resource][name](...given), { ...at, found });
  } catch (error) {
    if (error.name !== "ApiError") throw error;
  }
}

/** Every response that the sandbox gives to those calls: `{ operation, status, body }`. */
async function played() {
  const responses = [];
  const record = async (input, init) => {
    const response = await fetch(input, init);
    const [, path] = /\/v1\/195900\/([^?]*)/.exec(input.url ?? input) ?? [];
    if (path === undefined) return response;
    const text = await response.text();
    const operation = `${init?.method ?? input.method} ${path}`;
    responses.push({ operation, status: response.status, body: JSON.parse(text) });
    return new Response(text, response);
  };
  const sandbox = await startSandbox();
  const client = connect(sandbox, { fetch: record });
  const rows = parts.flatMap((part) => [...(part.rows ?? []), ...(part.failures ?? [])]);
  const calls = [...rows.map((row) => (at) => play(at, row)), ...MORE];
  try {
    for (const call of calls) {
      sandbox.reset();
      await call({ sandbox, client, system: sandbox.athena });
    }
  } finally {
    client.close();
    await sandbox.close();
  }
  return responses;
}

/** Where the members of a shape are, such as `.patients[].dob`. */
function pathsOf(shape, path = "") {
  if (Array.isArray(shape)) return shape.flatMap((row) => pathsOf(row, `${path}[]`));
  if (typeof shape !== "object") return [];
  return membersOf(shape).flatMap(([name, inner]) => [
    `${path}.${name}`,
    ...pathsOf(inner, `${path}.${name}`),
  ]);
}

/** Every kind that a member of this name was recorded with, in any response. */
const kinds = new Map();
for (const { body } of RECORDED) collect(body);
function collect(shape) {
  if (typeof shape !== "object") return;
  for (const [name, inner] of Array.isArray(shape) ? [] : membersOf(shape)) {
    if (!Array.isArray(inner) && typeof inner === "object") continue;
    kinds.set(name, [...(kinds.get(name) ?? []), inner]);
  }
  for (const inner of Object.values(shape)) collect(inner);
}

/** Notes in `seen` where a value has members, and in `wrong` what differs from the shape. */
function compare(shape, value, { path = "", name = "", ...found }) {
  const { seen, wrong } = found;
  const into = (own) => ({ ...found, name: own, path: `${path}.${own}` });
  if (Array.isArray(shape)) {
    if (!Array.isArray(value)) wrong.add(`${path}: no list`);
    else if (shape.length > 0)
      for (const one of value) compare(shape[0], one, { ...found, name, path: `${path}[]` });
  } else if (typeof shape === "string") {
    if (!isRight(shape, value, name)) wrong.add(`${path}: ${JSON.stringify(value)}, not ${shape}`);
  } else if (typeof value !== "object" || value === null || Array.isArray(value)) {
    wrong.add(`${path}: no object`);
  } else {
    const members = new Map(membersOf(shape));
    for (const [own, member] of Object.entries(value)) {
      const known = members.has(own) || !/^\d+$/.test(own) ? own : "{id}";
      seen.add(`${path}.${known}`);
      if (members.has(known)) compare(members.get(known), member, into(known));
      else if (!isBeside(own, member)) wrong.add(`${path}.${own}: not recorded`);
    }
  }
}

/** Whether a value has the recorded kind. A member that was always null may have been set. */
const isRight = (shape, value, name) =>
  isOfKind(value, shape) ||
  (shape === "null" && typeof value === "string") ||
  (BY_CHANCE.has(name) && isOfKind(value, "text"));

/** Whether a member that this response lacks is known from other recordings, or by its nature. */
const isBeside = (name, value) =>
  BESIDE.has(name) ||
  kinds
    .get(name)
    ?.some((kind) => (Array.isArray(kind) ? Array.isArray(value) : isRight(kind, value, name)));

/** The recorded responses with what the sandbox sends instead; ids are numbers, so words in a path are no ids. */
function compared(responses) {
  return RECORDED.map(({ operation, status, body }) => {
    const pattern = new RegExp(`^${operation.replaceAll(/\{\w+\}/g, "-?\\d+")}$`);
    const mine = responses.filter((one) => one.status === status && pattern.test(one.operation));
    const found = { seen: new Set(), wrong: new Set() };
    for (const one of mine) compare(body, one.body, found);
    // The cause of an error decides about its members.
    const expected = mine.length === 0 || status >= 400 ? [] : pathsOf(body);
    const missing = expected.filter((path) => !found.seen.has(path));
    return { operation, status, count: mine.length, missing, wrong: [...found.wrong] };
  });
}

describe("the athena system", () => {
  test("sends what was recorded, by name and kind", async (t) => {
    const found = compared(await played());
    t.diagnostic("recorded response | sent | missing | different");
    for (const { operation, status, count, missing, wrong } of found) {
      const cells = [count, missing.join(", ") || "-", wrong.join("; ") || "-"];
      t.diagnostic([`${operation} ${status}`, ...cells].join(" | "));
    }
    assert.ok(found.filter(({ count }) => count > 0).length > 55);
    const unsent = found.flatMap(({ operation, missing }) =>
      missing.map((path) => `${operation} ${path}`),
    );
    assert.deepEqual(unsent.toSorted(), Object.keys(UNSENT).toSorted());
    assert.deepEqual(
      found.filter(({ wrong }) => wrong.length > 0),
      [],
    );
  });

  test("knows which operations were recorded, and what is no text in them", () => {
    const always = new Set(["balance", "copay", "timezone", "timezoneoffset", "totalcount"]);
    const recorded = RECORDED.filter(({ status }) => status === 200).map(({ operation, body }) => [
      nameless(operation),
      [...new Set([...always, ...unwritten(body)])].toSorted(),
    ]);
    const known = [...RECORDED_OPERATIONS].map(([operation, names]) => [
      operation,
      [...names].toSorted(),
    ]);
    assert.deepEqual(known.toSorted(), recorded.toSorted());
  });

  test("has the documented form, too, which a setting chooses", async (t) => {
    const s = await start(t);
    const client = connect(s);
    t.after(() => client.close());
    const plan = { insuranceplanname: "mutual", memberid: "1" };
    const read = async () => {
      const response = await client.fetch(`insurancepackages?${new URLSearchParams(plan)}`);
      return response.json();
    };
    assert.deepEqual(Object.keys(await read()), ["totalcount", "insurances"]);
    s.athena.settings.responsesAs = "documented";
    const { insurancepackages } = await read();
    assert.deepEqual(insurancepackages, [
      {
        insurancepackageid: 901,
        insuranceplanname: "Sample Mutual PPO",
        insurancetype: "Commercial",
        insurancephone: "(800) 555-0199",
      },
    ]);
    s.reset();
    assert.equal(s.athena.settings.responsesAs, "recorded");
    const { status, json } = await control(s, "PATCH", "athena/settings", { responsesAs: "other" });
    assert.deepEqual([status, json.error], [400, "responsesAs must be recorded or documented"]);
  });
});

/** The names of members that are numbers or booleans. */
function unwritten(shape) {
  if (typeof shape !== "object") return [];
  if (Array.isArray(shape)) return shape.flatMap(unwritten);
  return membersOf(shape).flatMap(([name, inner]) =>
    ["number", "boolean"].includes(inner) ? [name] : unwritten(inner),
  );
}
