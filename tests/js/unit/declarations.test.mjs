// The providers' declarations against their types, read by the compiler: a declaration requires what its
// type requires, and numbers, booleans and days are read and written as their types say.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, test } from "node:test";
import { feedsOf, openSources, resourcesOf, typesBelow } from "../../../scripts/docs/read.mjs";
import {
  BOOLEANS,
  DAYS,
  DAY_TIMES,
  isIdName,
  NUMBERS,
  TEXTS,
} from "../../../build/js/providers/athena/fields.js";

const sources = openSources();
const providers = "js/src/providers";
const CLIENTS = {
  AthenaClient: `${providers}/athena/client.ts`,
  VagaroClient: `${providers}/vagaro/client.ts`,
  VagaroV2Client: `${providers}/vagaro/client-v2.ts`,
};
const FOLDERS = [
  `${providers}/athena/types`,
  `${providers}/vagaro/seed/types`,
  `${providers}/vagaro/v2/types`,
];

const operations = Object.entries(CLIENTS).flatMap(([client, path]) =>
  resourcesOf(sources, path, client).flatMap((resource) =>
    resource.operations.map((operation) => ({
      ...operation,
      client,
      label: `${client}.${resource.name}.${operation.name}`,
    })),
  ),
);
const feeds = feedsOf(sources).flatMap((feed) =>
  feed.operations.map((operation) => ({
    ...operation,
    // The row is a parameter of the feed's type.
    result: `${operation.result} ${feed.row}`,
    client: "AthenaClient",
    label: `AthenaClient.feeds.${feed.name}.${operation.name}`,
  })),
);
operations.push(...feeds);
const types = FOLDERS.map((folder) => typesBelow(sources, folder));
const isParams = ({ name }) => /Params$/.test(name);
const paramsOf = ({ parameters }) => parameters.find(({ name }) => name === "params");
const sorted = (names) => [...new Set(names)].toSorted();

describe("every operation", () => {
  test("requires what its type requires", () => {
    for (const { label, declaration, ...operation } of operations) {
      const members = paramsOf(operation)?.members ?? [];
      const required = members.filter(({ optional }) => !optional).map(({ name }) => name);
      assert.deepEqual(sorted(declaration.required ?? []), sorted(required), label);
    }
  });

  test("takes the arguments of its path first, then params, then options", () => {
    for (const { label, declaration, parameters } of operations) {
      const path = [...declaration.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      const names = parameters.map(({ name }) => name);
      assert.deepEqual(names, [...path, "params", "options"], label);
    }
  });

  test("places and fills in only parameters of its type", () => {
    for (const { label, declaration, ...operation } of operations) {
      const { query = [], both = [], defaults = [] } = declaration;
      const members = new Set((paramsOf(operation)?.members ?? []).map(({ name }) => name));
      const paging = new Set(["pageNumber", "limit", "offset"]);
      const unknown = [...query, ...both, ...defaults].filter(
        (name) => !members.has(name) && !paging.has(name),
      );
      assert.deepEqual(unknown, [], label);
    }
  });

  test("is documented, and so is every parameter", () => {
    for (const operation of operations) {
      assert.match(operation.doc, /\.$/, operation.label);
      for (const { name, doc } of paramsOf(operation)?.members ?? []) {
        assert.ok(doc, `${operation.label}: ${name}`);
      }
    }
  });

  // TypeScript drops the comments of what is spread into another constant.
  for (const entry of ["athena", "vagaro"]) {
    test(`keeps its comment in the declarations of everbearer/${entry}`, () => {
      const text = readFileSync(new URL(`../../../dist/${entry}.d.mts`, import.meta.url), "utf8");
      const lines = text.split("\n");
      const methods = lines.filter((line) => / \w+: Operation</.test(line));
      assert.ok(methods.length > 30);
      const bare = methods.filter((line) => !lines[lines.indexOf(line) - 1].endsWith("*/"));
      assert.deepEqual(bare, []);
    });
  }

  test("is declared safe if it reads by POST, and not if it writes", () => {
    for (const { label, declaration, name } of operations) {
      const { method, safe = method === "GET" } = declaration;
      if (["PUT", "DELETE"].includes(method)) assert.equal(safe, false, label);
      const reads = /^(retrieve|list|get|availability)/.test(name);
      if (method === "POST") assert.equal(safe, reads, label);
    }
  });
});

describe("every type", () => {
  test("is explained with its provenance, and so is every member", () => {
    for (const type of types.flat().filter((one) => one.members.length > 0)) {
      assert.ok(type.doc, type.name);
      for (const { name, doc, provenance } of type.members) {
        assert.ok(doc, `${type.name}.${name}`);
        if (!isParams(type)) assert.ok(provenance ?? type.provenance, `${type.name}.${name}`);
      }
    }
  });

  test("has a unique name among the files that are exported together", () => {
    for (const group of types) {
      const names = group.map(({ name }) => name);
      assert.deepEqual(names.toSorted(), sorted(names));
    }
  });
});

describe("athenahealth's fields", () => {
  const [athena] = types;
  const ours = operations.filter(({ client }) => client === "AthenaClient");
  const given = ours.flatMap((operation) => labelled(operation.label, paramsOf(operation).members));
  const results = reachable(ours.map(({ result }) => result)).flatMap(({ name, members }) =>
    labelled(name, members),
  );

  /** Members of results that are not read as their name or type suggests, and the reason. */
  const APART = {
    "Appointment.patient": "the same name means whether patients see a type elsewhere",
    "Claim.transactiondetails": "its members are named by ids",
    "CreatedEncounterDiagnosis.snomedcode": "it may exceed exact numbers",
    "Department.providerlist": "its name does not end in id",
    "Done.success": "the client makes it",
    "EncounterDiagnosis.snomedcode": "it may exceed exact numbers",
    "EncounterOrders.diagnosissnomed": "it may exceed exact numbers",
    "EncounterPatientGoals.versiontokens": "its members are named as texts are elsewhere",
    "LabResult.isreviewedbyprovider": "it may be 1",
    "OpenSlot.reasonid": "it is a list of ids",
    "PatientGoal.duration": "the same name means a number elsewhere",
    "Provider.federalidnumber": "sources differ, and a number would lose zeros",
    "ReferenceReaction.snomedcode": "it may exceed exact numbers",
    "UpdatedClaim.customfields": "the same name means a list elsewhere",
  };

  function labelled(owner, members) {
    return members.map((member) => ({ ...member, label: `${owner}.${member.name}` }));
  }

  /** The types that these texts name, directly or through members. */
  function reachable(texts) {
    const found = new Set();
    for (const queue = [...texts]; queue.length > 0;) {
      const words = new Set(queue.pop().match(/\w+/g));
      for (const type of athena.filter((one) => words.has(one.name) && !found.has(one))) {
        found.add(type);
        queue.push(type.text ?? "", ...type.members.map((member) => member.type));
      }
    }
    return [...found];
  }

  /** The type as which a response's field of this name is read; undefined if it stays as it is. */
  function readAs(name) {
    if (NUMBERS.has(name)) return "number";
    if (BOOLEANS.has(name)) return "boolean";
    if (TEXTS.has(name)) return "string";
    return name.endsWith("id") && isIdName(name) ? "string" : undefined;
  }

  test("are typed as they are read, with listed exceptions", () => {
    const apart = results.filter(({ name, type }) => {
      const read = readAs(name);
      const isText = read === "string" && /^(?:string|Open<[^>]*>)$/.test(type);
      return read === undefined
        ? /\b(?:number|boolean|true|false)\b/.test(type)
        : type !== read && !isText;
    });
    assert.deepEqual(sorted(apart.map(({ label }) => label)), Object.keys(APART));
  });

  test("that are read as numbers or booleans occur in some response", () => {
    const names = new Set(results.map(({ name }) => name));
    const unused = [...NUMBERS, ...BOOLEANS].filter((name) => !names.has(name));
    assert.deepEqual(unused, []);
  });

  for (const [kind, set] of Object.entries({ Day: DAYS, DayTime: DAY_TIMES })) {
    test(`that are typed ${kind} are written as such, and no others`, () => {
      const typed = given.filter(({ type }) => type === kind).map(({ name }) => name);
      assert.deepEqual(sorted(typed), sorted(set));
      for (const { name, type, label } of given) {
        if (set.has(name)) assert.equal(type, kind, label);
      }
    });
  }
});
