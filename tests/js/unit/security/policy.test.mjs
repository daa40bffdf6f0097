// The tests that SECURITY.md names exist.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { inRoot } from "../../../../scripts/lib/paths.mjs";

test("every defence that SECURITY.md claims names tests that exist", () => {
  const [, defended] = readFileSync(inRoot("SECURITY.md"), "utf8").split(
    /^## (?:Not d|D)efended$/m,
  );
  const claims = defended.split("\n").filter((line) => line.startsWith("- "));
  assert.ok(claims.length > 10);
  for (const claim of claims) {
    const files = [...claim.matchAll(/`([\w/-]+\.test\.mjs)`: ((?:"[^"]+"(?:, )?)+)/g)];
    assert.ok(files.length > 0, claim);
    for (const [, file, names] of files) {
      const text = readFileSync(inRoot("tests", "js", ...file.split("/")), "utf8");
      for (const [, name] of names.matchAll(/"([^"]+)"/g)) {
        assert.ok(text.includes(`"${name}"`), `${file} has no test "${name}"`);
      }
    }
  }
});
