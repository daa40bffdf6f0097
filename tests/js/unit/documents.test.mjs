// The generated parts of documents are what their tables say, and each thing that a table says has its
// place there: whatever is changed in a table, the documents are stale.

import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { documents } from "../../../scripts/docs/documents.mjs";
import {
  declarationsWith,
  optionsPageWith,
  readmeWith,
  readOptions,
} from "../../../scripts/docs/options.mjs";
import { contradictions, parts } from "../../../scripts/docs/provider-options.mjs";
import { roomsOfTypeScript } from "../../../scripts/docs/rooms.mjs";
import { between, update } from "../../../scripts/lib/generated.mjs";
import { purposes, rooms, steps } from "../../../scripts/lib/rooms.mjs";

const root = fileURLToPath(new URL("../../..", import.meta.url));
const read = (path) => readFileSync(join(root, path), "utf8");

const options = readOptions();
const readme = read("README.md");
const optionsPage = read("docs/options.md");
const declarations = read("js/src/client/options.ts");

for (const { path, present, wanted } of await documents()) {
  test(`${path} is as its tables say`, () => {
    assert.equal(present, wanted, `${path} is stale: run node scripts/docs/index.mjs`);
  });
}

test("a generated part is replaced between the marks of its name, and nothing else", () => {
  const part = (name, content) =>
    `<!-- generated: ${name} -->\n\n${content}\n\n<!-- end of ${name} -->`;
  const page = (content) => `Before.\n${part("rooms", "a")}\n${part("options", content)}\nAfter.\n`;
  assert.equal(between(page("b"), "options", "c"), page("c"));
  assert.equal(between(page("b"), "options", "$& $1"), page("$& $1"));
  const wrong = {
    "no marks": "Text.",
    "no end": page("b").replace("<!-- end of options -->", ""),
    "no beginning": page("b").replace("<!-- generated: options -->", ""),
    "the end first": `<!-- end of options -->\n<!-- generated: options -->\n`,
    "two pairs": page("b") + page("b"),
    "two ends": `${page("b")}<!-- end of options -->`,
  };
  for (const [what, text] of Object.entries(wrong)) {
    assert.throws(() => between(text, "options", "c"), /one pair of marks for options/, what);
  }
});

test("a check names stale files and the command, and writes nothing", () => {
  const stale = { path: "no/such/page.md", present: "", wanted: "text" };
  const fine = { path: "README.md", present: "text", wanted: "text" };
  assert.throws(() => update([fine, stale], "node remake.mjs", true), {
    message: "no/such/page.md: stale. Run node remake.mjs",
  });
  assert.equal(existsSync(join(root, "no")), false);
});

/** The table with one option changed. */
const changed = (name, change) =>
  options.map((option) => (option.name === name ? { ...option, ...change } : option));

const tablesOf = (table) => [readmeWith(readme, table), optionsPageWith(optionsPage, table)];
const staleTables = (table) => tablesOf(table).join() !== tablesOf(options).join();
const staleDeclarations = (table) =>
  declarationsWith(declarations, table) !== declarationsWith(declarations, options);

test("a changed default, unit, range, variable or meaning makes both documents stale", () => {
  const changes = {
    default: { default: "10001" },
    unit: { unit: "seconds", form: "seconds, 1 to 2147483647" },
    range: { range: [1, 5], form: "milliseconds, 1 to 5" },
    variable: { variable: "TOKEN_TIMEOUT" },
    meaning: { meaning: ["Something else."] },
  };
  for (const [what, change] of Object.entries(changes)) {
    const table = changed("tokenTimeoutMs", change);
    assert.ok(staleTables(table), `tables: ${what}`);
    assert.ok(staleDeclarations(table), `OAuthClientOptions: ${what}`);
  }
});

test("a row too few or too many is an error", () => {
  const fewer = options.slice(0, -1);
  const more = [...options, { ...options.at(-1), name: "another" }];
  for (const table of [fewer, more]) {
    assert.ok(staleTables(table));
    assert.throws(() => declarationsWith(declarations, table), /OAuthClientOptions has/);
  }
});

test("an option that is required says so in its comment", () => {
  const table = changed("tokenWaitMs", { default: "required, unless it rains" });
  assert.match(declarationsWith(declarations, table), /Required, unless it\s+(\*\s+)?rains\./);
});

test("an option of a provider has its meaning, its default and the variable that is read", () => {
  assert.deepEqual(parts("Where the API is. Default: `https://a.example`. `ACME_API_BASE_URL`."), {
    meaning: "Where the API is.",
    usual: "`https://a.example`",
    variable: "ACME_API_BASE_URL",
  });
  const region = { name: "region", optional: false, variable: "ACME_REGION" };
  const scope = { name: "scope", optional: true, usual: "`read`", variable: "ACME_SCOPE" };
  const reads = [
    { method: "segment", name: "region", suffix: "REGION" },
    { method: "texts", name: "scope", suffix: "SCOPE" },
    { method: "unless", name: "tokenWaitMs", suffix: "TOKEN_WAIT_MS" },
  ];
  const found = (change) =>
    contradictions({ own: [region, scope], reads, prefix: "ACME", ...change });
  assert.deepEqual(found({}), []);
  const wrong = [
    [{ own: [region] }, /scope is read, and not documented/],
    [{ own: [{ ...region, variable: "ACME_AREA" }, scope] }, /ACME_AREA, and ACME_REGION is read/],
    [{ own: [{ ...region, usual: "us02" }, scope] }, /region is required, and names a default/],
    [{ own: [region, { ...scope, usual: undefined }] }, /scope names no default/],
    [{ reads: reads.slice(1) }, /region is documented, and nothing reads it/],
    [{ fixed: ["tokenWaitMs"] }, /tokenWaitMs is read, and is no option/],
  ];
  for (const [change, message] of wrong) assert.match(found(change).join(), message);
});

test("a room that may import another one has an arrow to it, or a longer way", () => {
  assert.deepEqual(Object.keys(purposes), Object.keys(rooms));
  const table = { top: ["middle", "bottom"], middle: ["bottom"], side: ["bottom"], bottom: [] };
  assert.deepEqual(steps(table), [
    ["top", "middle"],
    ["middle", "bottom"],
    ["side", "bottom"],
  ]);
  const more = { ...rooms, sandbox: [...rooms.sandbox, "webhooks"] };
  const fewer = Object.fromEntries(Object.entries(rooms).slice(0, -1));
  for (const changed of [more, fewer]) {
    assert.notEqual(roomsOfTypeScript(changed), roomsOfTypeScript());
  }
});
