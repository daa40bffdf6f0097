// Every method of AthenaClient against the sandbox's responses in the form of athenahealth's documents, which
// differ from the recorded ones in names and kinds.

import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { test } from "node:test";
import { connect, systemOf } from "../support/athena.mjs";
import { resultOf, startSuite } from "../support/operations.mjs";
import { rejection } from "../support/setup.mjs";

const ROWS = new URL("athena-rows/", import.meta.url);
const files = readdirSync(ROWS).filter((name) => name !== "common.mjs");
const parts = await Promise.all(files.map((name) => import(new URL(name, ROWS))));
const rows = parts.flatMap((part) => part.rows ?? []);

/** The only list whose documents name another member than its recorded responses have. */
const NAMED_OTHERWISE = "insurance.listInsurancePackages";

const suite = {
  connect,
  systemOf(sandbox) {
    sandbox.athena.settings.responsesAs = "documented";
    return systemOf(sandbox);
  },
};

for (const row of rows.filter(({ method }) => method !== NAMED_OTHERWISE)) {
  test(`${row.method} ${row.what}, as documented`, async (t) => {
    const { result, at } = await resultOf(t, suite, row);
    await row.check(result, at);
  });
}

test("a list whose rows have another name than in recordings is an error", async (t) => {
  const { client } = await startSuite(t, suite);
  const plan = { insuranceplanname: "mutual", memberid: "SM 1" };
  const error = await rejection(client.insurance.listInsurancePackages(plan));
  assert.equal(error.code, "unexpected_response");
});
