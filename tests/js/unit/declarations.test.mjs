// The providers' declarations against their types, which the compiler reads: what a type requires, a
// declaration requires, and what a type calls a number, a boolean or a day is read and written as such.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { openSources, resourcesOf, typesBelow } from "../../../scripts/docs/read.mjs";
import { BOOLEANS, DAYS, DAY_TIMES, NUMBERS } from "../../../build/js/providers/athena/fields.js";

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

  test("names parameters of its type where it says what becomes of them", () => {
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

  test("is explained, and so is every parameter", () => {
    for (const operation of operations) {
      assert.match(operation.doc, /\.$/, operation.label);
      for (const { name, doc } of paramsOf(operation)?.members ?? []) {
        assert.ok(doc, `${operation.label}: ${name}`);
      }
    }
  });

  test("writes are not declared safe, and reads by POST are", () => {
    for (const { label, declaration, name } of operations) {
      const { method, safe = method === "GET" } = declaration;
      if (["PUT", "DELETE"].includes(method)) assert.equal(safe, false, label);
      const reads = /^(retrieve|list|get|availability)/.test(name);
      if (method === "POST") assert.equal(safe, reads, label);
    }
  });
});

describe("every type", () => {
  test("is explained with its source, and so is every member", () => {
    for (const type of types.flat().filter((one) => one.members.length > 0)) {
      assert.ok(type.doc, type.name);
      for (const { name, doc, source } of type.members) {
        assert.ok(doc, `${type.name}.${name}`);
        if (!isParams(type)) assert.ok(source ?? type.source, `${type.name}.${name}`);
      }
    }
  });

  test("has no two meanings of one name in the files that are exported together", () => {
    for (const group of types) {
      const names = group.map(({ name }) => name);
      assert.deepEqual(names.toSorted(), sorted(names));
    }
  });
});

describe("athenahealth's fields", () => {
  const [athena] = types;
  const results = athena.filter((type) => !isParams(type)).flatMap(withOwner);
  const given = athena.filter(isParams).flatMap(withOwner);
  const named = (members, type) => members.filter((one) => one.type === type);

  function withOwner({ name, members }) {
    return members.map((member) => ({ ...member, label: `${name}.${member.name}` }));
  }

  for (const [kind, set] of Object.entries({ number: NUMBERS, boolean: BOOLEANS })) {
    test(`that are typed ${kind} are read as such, and no others`, () => {
      assert.deepEqual(sorted(named(results, kind).map(({ name }) => name)), sorted(set));
      for (const { name, type, label } of results) {
        if (set.has(name)) assert.equal(type, kind, label);
      }
    });
  }

  for (const [kind, set] of Object.entries({ Day: DAYS, DayTime: DAY_TIMES })) {
    test(`that are typed ${kind} are written as such, and no others`, () => {
      assert.deepEqual(sorted(named(given, kind).map(({ name }) => name)), sorted(set));
      for (const { name, type, label } of given) {
        if (set.has(name)) assert.equal(type, kind, label);
      }
    });
  }

  test("that are ids are text", () => {
    for (const { name, type, label } of results) {
      if (/id$/.test(name) && !/(?:paid|valid|void|covid)$/.test(name)) {
        assert.equal(type, "string", label);
      }
    }
  });
});
