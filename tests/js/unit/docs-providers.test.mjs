// The providers' pages: their generated parts agree with the declarations, and every example on them and on
// the page about webhooks fits the types.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { findingsIn } from "../support/typecheck.mjs";

const run = promisify(execFile);
const root = fileURLToPath(new URL("../../..", import.meta.url));
const examplesOf = (path) =>
  [...readFileSync(join(root, path), "utf8").matchAll(/^```js\n([\s\S]*?)^```$/gm)].map(
    ([, text]) => text,
  );

/** The variables of examples that import nothing. */
const CLIENTS = {
  "docs/providers/athena.md":
    'import { AthenaClient } from "everbearer/athena";\nconst athena = AthenaClient.fromEnv();\n',
  "docs/providers/vagaro.md":
    'import { VagaroClient, VagaroV2Client } from "everbearer/vagaro";\n' +
    "const vagaro = VagaroClient.fromEnv();\nconst vagaroV2 = VagaroV2Client.fromEnv();\n",
};

test("the generated parts agree with the declarations", async () => {
  await run(process.execPath, [join(root, "scripts/docs/index.mjs"), "--check"], { cwd: root });
});

for (const [path, clients] of Object.entries(CLIENTS)) {
  test(`${path}: every example fits the types`, () => {
    const examples = examplesOf(path);
    assert.ok(examples.length > 10);
    const texts = Object.fromEntries(examples.map((text, index) => [`${index}.mjs`, text]));
    const whole = Object.entries(texts).filter(([, text]) => /^import /m.test(text));
    const parts = Object.values(texts).filter((text) => !/^import /m.test(text));
    const together = clients + parts.map((text) => `{\n${text}}\n`).join("");
    assert.deepEqual(findingsIn({ ...Object.fromEntries(whole), "parts.mjs": together }), []);
  });
}

test("docs/webhooks.md: every example fits the types", () => {
  const examples = examplesOf("docs/webhooks.md");
  assert.ok(examples.length > 2);
  const entries = examples.map((text, index) => [`${index}.mjs`, text]);
  assert.deepEqual(findingsIn(Object.fromEntries(entries)), []);
});
