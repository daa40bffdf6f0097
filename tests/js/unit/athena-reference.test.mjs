// athenahealth's reference: each of its operations can be called by method and path, each operation with a method has
// that method's result, editors complete the paths, and nothing of it is in the scripts of the package.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { caller } from "../../../build/js/operations/call.js";
import { pathNames } from "../../../build/js/operations/declare.js";
import { athenaConventions } from "../../../build/js/providers/athena/conventions.js";
import { CALLERS } from "../../../scripts/docs/calls.mjs";
import { feedsOf, openSources, resourcesOf } from "../../../scripts/docs/read.mjs";
import { keyOf, readReference, shapeOf, typeOf } from "../../../scripts/docs/reference.mjs";
import { completionsAt } from "../support/completions.mjs";

const root = fileURLToPath(new URL("../../..", import.meta.url));
const read = (path) => readFileSync(join(root, path), "utf8");

const reference = readReference().flatMap(({ operations }) => operations);
const sources = openSources();

/** A value for each type of the reference, and what is sent for it. */
const SAMPLES = {
  string: ["a & b", "a & b"],
  int: [7, "7"],
  number: [1.5, "1.5"],
  bool: [true, "true"],
  list: [[1, "b"], undefined],
};

/** The values of a call with all parameters, and the fields that it sends. */
function sampleOf(parameters) {
  const given = {};
  const sent = {};
  for (const { name, type } of parameters) {
    const [value, text] = SAMPLES[type];
    const isWritten = athenaConventions.write(name, value);
    // Some names are days, whatever their operation is.
    given[name] = "invalid" in isWritten ? "01/31/2030" : value;
    if (given[name] !== value && /datetime|lastmodified/.test(name)) given[name] += " 10:00:00";
    sent[name] = given[name] === value ? (text ?? isWritten.value) : given[name];
  }
  return { given, sent };
}

describe("every operation of the reference", () => {
  test("is there once, whatever the names in its path are", () => {
    assert.equal(reference.length, 801);
    assert.equal(new Set(reference.map(({ key }) => shapeOf(key))).size, 801);
  });

  test("has names as athenahealth writes them, in lower case", () => {
    const names = reference.flatMap(({ parameters }) => parameters.map(({ name }) => name));
    assert.deepEqual(
      names.filter((name) => name !== name.toLowerCase()),
      [],
    );
    for (const { key, parameters } of reference) {
      const all = [...parameters.map(({ name }) => name), ...pathNames(key)];
      assert.equal(new Set(all).size, all.length, key);
    }
  });

  test("is sent to its path, with its parameters in the query or in the form", async () => {
    const requests = [];
    const send = ({ url, init }) => {
      requests.push({ url, method: init.method, body: init.body });
      return Promise.resolve({ status: 200, retryAfterMs: undefined, text: "{}" });
    };
    const call = caller(athenaConventions, () => undefined, send);
    for (const { key, parameters } of reference) {
      const [method, path] = key.split(" ");
      const names = pathNames(path);
      const { given, sent } = sampleOf(parameters);
      const ids = Object.fromEntries(names.map((name, index) => [name, `${name}/${index}`]));
      await call(key, { ...given, ...ids });
      const request = requests.pop();
      const [target, query = ""] = request.url.split("?");
      const wanted = path.replace(/\{(\w+)\}/g, (_, name) => encodeURIComponent(ids[name]));
      assert.deepEqual([request.method, `/${target}`], [method, wanted], key);
      const inQuery = method === "GET" || method === "DELETE";
      const fields = Object.fromEntries(new URLSearchParams(inQuery ? query : request.body));
      assert.deepEqual(fields, sent, key);
      assert.equal(inQuery ? request.body : query, inQuery ? undefined : "", key);
    }
  });

  test("is not retried if it removes what it returns", () => {
    const removes = ({ key, parameters }) =>
      key.startsWith("GET ") && parameters.some(({ name }) => name === "leaveunprocessed");
    const paths = reference.filter(removes).map(({ key }) => key.replace("GET /", ""));
    assert.ok(paths.length > 15);
    assert.deepEqual(
      paths.filter((path) => !athenaConventions.consumes(path)),
      [],
    );
  });

  test("has types that say how each parameter may be written", () => {
    const types = Object.entries({
      patientid: { int: "Id", string: "Id", list: "Id | readonly Id[]" },
      amountpaid: { int: "number" },
      zip: { int: "number | string", string: "string" },
      diagnosissnomedcode: { int: "number | string" },
      vitals: { list: "List" },
      showdeleted: { bool: "boolean" },
      amount: { number: "number" },
    });
    for (const [name, byType] of types) {
      for (const [type, wanted] of Object.entries(byType)) {
        assert.equal(typeOf({ name, type }), wanted, `${name} ${type}`);
      }
    }
    assert.throws(() => typeOf({ name: "a", type: "date" }), /unknown type date/);
  });
});

describe("every operation with a method", () => {
  for (const { client, source, folder } of CALLERS) {
    test(`of ${client} has its result by the first such method`, () => {
      const resources = resourcesOf(sources, source, client);
      const lines = [
        ...read(`${folder}/results.ts`).matchAll(/^ {2}"(.+)": .+; \/\/ (\w+)\.(\w+)$/gm),
      ];
      const typed = new Map(lines.map(([, key, object, name]) => [shapeOf(key), { object, name }]));
      const declared = resources.flatMap(({ operations }) =>
        operations.map(({ name, declared, declaration }) => ({
          key: shapeOf(keyOf(declaration)),
          object: declared.name,
          name,
        })),
      );
      const keys = [...new Set(declared.map(({ key }) => key))];
      assert.deepEqual([...typed.keys()].toSorted(), keys.toSorted());
      for (const [key, { object, name }] of typed) {
        const first = declared.find((one) => one.key === key);
        assert.deepEqual({ object, name }, { object: first.object, name: first.name }, key);
      }
    });
  }

  test("has the reference's names, where the reference has it", () => {
    const keys = new Map(reference.map(({ key }) => [shapeOf(key), key]));
    for (const [, key] of read(`${CALLERS[0].folder}/methods.ts`).matchAll(/^ {2}"(.+)":/gm)) {
      assert.equal(keys.get(shapeOf(key)) ?? key, key);
    }
  });
});

test("no script of the package has the operations without a method", () => {
  const resources = resourcesOf(sources, CALLERS[0].source, CALLERS[0].client);
  // A feed is named by the path before "changed".
  const ours = feedsOf(sources).map(({ path }) => path);
  for (const { operations } of resources) {
    ours.push(...operations.map(({ declaration }) => shapeOf(declaration.path)));
  }
  const paths = new Set(reference.map(({ key }) => key.split(" /")[1]));
  const others = [...paths].filter((path) => !ours.includes(shapeOf(path)));
  assert.ok(others.includes("appointments/appointmenttypedropdown/mapping"));
  const scripts = readdirSync(join(root, "dist")).filter((name) => /\.[mc]js$/.test(name));
  assert.ok(scripts.includes("athena.mjs") && scripts.includes("athena.cjs"));
  // The sandbox is a server: it has paths of its own.
  for (const script of scripts.filter((name) => !name.startsWith("sandbox"))) {
    const text = read(`dist/${script}`);
    const found = others.filter((path) => text.includes(`"${path}"`));
    assert.deepEqual(found, [], script);
    assert.ok(!text.includes("appointmenttypedropdown"), script);
  }
  assert.ok(
    read("dist/athena.d.mts").includes('"GET /appointments/appointmenttypedropdown/mapping"'),
  );
});

describe("editors complete", () => {
  const athena =
    'import { AthenaClient } from "everbearer/athena";\nconst c = AthenaClient.fromEnv();\n';
  const vagaro =
    'import { VagaroV2Client } from "everbearer/vagaro";\nconst c = VagaroV2Client.fromEnv();\n';

  test("the operations", () => {
    const names = completionsAt(`${athena}void c.call("‸");`);
    assert.deepEqual(
      reference.map(({ key }) => key).filter((key) => !names.includes(key)),
      [],
    );
    assert.ok(names.includes("POST /charges"), "an operation that only the client has");
    assert.ok(completionsAt(`${vagaro}void c.call("‸");`).includes("POST /services"));
  });

  test("the parameters", () => {
    const photo = `${athena}void c.call("GET /patients/{patientid}/photo", { ‸ });`;
    assert.deepEqual(completionsAt(photo).toSorted(), ["jpegoutput", "patientid"]);
    const patient = `${athena}void c.call("GET /patients/{patientid}", { patientid: 1, ‸ });`;
    assert.ok(completionsAt(patient).includes("showinsurance"));
    const employee = `${vagaro}void c.call("PUT /employees/{serviceProviderId}", { ‸ });`;
    const names = completionsAt(employee);
    assert.ok(["serviceProviderId", "employeeFirstName"].every((name) => names.includes(name)));
  });
});
