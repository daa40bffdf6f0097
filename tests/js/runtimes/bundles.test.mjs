// The contents of bundles: code that uses OAuthClient only does not ship the providers.

import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { describe, test } from "node:test";
import { bundlers } from "./bundlers.mjs";
import { apart } from "./rows.mjs";
import { beside } from "./tools.mjs";

/** Words that occur in the providers' code only. */
const PROVIDERS = /getPatient|retrieveBusinessLocation|ATHENA|VAGARO/;

const OAUTH = `
  import { OAuthClient } from "everbearer";
  console.log(OAuthClient.fromEnv("ACME"));`;
const ATHENA = `${OAUTH}
  import { AthenaClient } from "everbearer/athena";
  console.log(AthenaClient.fromEnv());`;

const CORE = `
  import { AthenaCoreClient, patients } from "everbearer/athena";
  console.log(AthenaCoreClient.fromEnv().withResources({ patients }));`;

/** Paths of the operations of other resources than the patients', and of feeds. */
const OTHERS = [
  ...["appointments/open", "claims/{claimid}", "providers/{providerid}", "chart/configuration/"],
  "ccmenrollmentstatus",
];

const PRESET = `${OAUTH}
  import { auth0 } from "everbearer/presets";
  console.log(auth0({ tenant: "acme" }));`;

/** Words that occur in other presets only. */
const OTHER_PRESETS = /api-m\.paypal\.com|slug of a provider|box_subject_type/;

const bundle = (name, code) =>
  apart(async (directory) => {
    // Beside the tests, from where the package resolves.
    const entry = beside(`consumer-of-${name}.mjs`);
    writeFileSync(entry, code);
    return readFileSync(await bundlers[name](entry, directory), "utf8");
  });

for (const name of Object.keys(bundlers)) {
  describe(`a bundle made by ${name}`, () => {
    test("has no code of the providers, unless they are used", async () => {
      const [lean, full] = [await bundle(name, OAUTH), await bundle(name, ATHENA)];
      assert.doesNotMatch(lean, PROVIDERS);
      assert.match(full, PROVIDERS);
      assert.ok(full.length > lean.length + 10_000, `${full.length} and ${lean.length}`);
    });

    test("has the operations of the resources that are added, and no others", async () => {
      const [own, full] = [await bundle(name, CORE), await bundle(name, ATHENA)];
      // Not assert.match: its message has the whole bundle.
      const inBoth = "chart/{patientid}/problems";
      assert.ok(own.includes(inBoth) && full.includes(inBoth));
      const superfluous = OTHERS.filter((path) => own.includes(path) || !full.includes(path));
      assert.deepEqual(superfluous, []);
    });

    test("has a preset that is used, and no other", async () => {
      const [lean, one] = [await bundle(name, OAUTH), await bundle(name, PRESET)];
      assert.doesNotMatch(lean, /auth0/);
      assert.match(one, /\.auth0\.com/);
      assert.doesNotMatch(one, OTHER_PRESETS);
    });

    test("has the wasm once, and no reference to a file", async () => {
      const text = await bundle(name, ATHENA);
      assert.equal(text.split("AGFzbQE").length, 2);
      assert.doesNotMatch(text, /everbearer\.wasm/);
    });
  });
}
