// What calls by method and path cost the compiler: a call makes it look at the operation that is called, not at all
// of them. Counted in types and instantiations, which are the same on every machine.

import assert from "node:assert/strict";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { readReference } from "../../../scripts/docs/reference.mjs";
import { OPTIONS } from "../support/completions.mjs";

const root = fileURLToPath(new URL("../../..", import.meta.url));

const CLIENT =
  'import { AthenaClient } from "everbearer/athena";\nconst client = AthenaClient.fromEnv();\n';

const CALLS = [
  '"GET /patients/{patientid}", { patientid: 1 }',
  '"PUT /patients/{patientid}", { patientid: 1, mobilephone: "6175550100" }',
  '"GET /patients/{patientid}/photo", { patientid: 1, jpegoutput: "false" }',
  '"DELETE /patients/{patientid}/photo", { patientid: 1 }, { requestId: "r-1" }',
  '"GET /mobilecarriers"',
  '"GET /appointments/open", { departmentid: 1, reasonid: "-1" }',
  '"GET /chart/{patientid}/analytes", { patientid: 1, departmentid: 1 }',
  '"GET /chart/configuration/vitals", { showunconfigured: true }',
  '"POST /appointments/telehealth/deeplink", { appointmentid: 1, patientid: 2 }',
  '"GET /departments", {}',
];

/** What the compiler makes of a program that does this with a client. */
function countsOf(name, text) {
  // Within the package, so that it resolves itself; one directory for each process.
  const directory = join(root, "build", `cost-${process.pid}`);
  mkdirSync(directory, { recursive: true });
  try {
    const file = join(directory, `${name}.mts`);
    writeFileSync(file, `${CLIENT}${text}\n`);
    const program = ts.createProgram([file], OPTIONS);
    const found = ts.getPreEmitDiagnostics(program);
    assert.deepEqual(
      found.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, " ")),
      [],
    );
    return { types: program.getTypeCount(), instantiations: program.getInstantiationCount() };
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

test("a call makes the compiler look at its operation only", () => {
  const without = countsOf("without", "void client.patients.getPatient(1);");
  const one = countsOf("one", `void client.call(${CALLS[0]});`);
  const all = countsOf("all", CALLS.map((call) => `void client.call(${call});`).join("\n"));
  const operations = readReference().flatMap(({ operations }) => operations).length;
  // The first call makes the compiler list the operations: a name and a type for each, and nothing of what they take.
  assert.ok(one.types - without.types < 4 * operations, `${one.types - without.types} types`);
  const first = one.instantiations - without.instantiations;
  assert.ok(first < operations, `${first} instantiations for the first call`);
  const each = (all.instantiations - one.instantiations) / (CALLS.length - 1);
  assert.ok(each < 100, `${each} instantiations for each further call`);
  const more = (all.types - one.types) / (CALLS.length - 1);
  assert.ok(more < 60, `${more} types for each further call`);
});
