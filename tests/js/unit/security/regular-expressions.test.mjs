// Every regular expression of the package takes linear time, and Rust has none.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { relative } from "node:path";
import { test } from "node:test";
import { analyse } from "scslre";
import ts from "typescript";
import { filesBelow } from "../../../../scripts/lib/hash.mjs";
import { inRoot, root } from "../../../../scripts/lib/paths.mjs";

/** A file's regular expressions: literals, and uses of the constructor. */
function findIn(file) {
  const found = { literals: [], constructed: [] };
  const visit = (node) => {
    if (ts.isRegularExpressionLiteral(node)) found.literals.push(node.text);
    const called = ts.isNewExpression(node) || ts.isCallExpression(node);
    if (called && node.expression.getText() === "RegExp") found.constructed.push(node.getText());
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(file, readFileSync(file, "utf8"), ts.ScriptTarget.ES2022, true));
  return found;
}

/** The parts of a literal that take more than linear time. */
function complaints(literal) {
  const end = literal.lastIndexOf("/");
  const parts = { source: literal.slice(1, end), flags: literal.slice(end + 1) };
  return analyse(parts).reports.map(({ type, character }) => `${type} of ${character.pick}`);
}

const sources = filesBelow([inRoot("js", "src")]).filter((file) => file.endsWith(".ts"));
const found = sources.map((file) => ({ file: relative(root, file), ...findIn(file) }));

test("every regular expression is linear", (t) => {
  const literals = found.flatMap(({ file, literals }) =>
    literals.map((literal) => [file, literal]),
  );
  assert.ok(literals.length > 30, `only ${literals.length} were found`);
  for (const [file, literal] of literals)
    assert.deepEqual(complaints(literal), [], `${file} ${literal}`);
  t.diagnostic(`${literals.length} regular expressions`);
});

test("none is built at run time, where it could not be checked", () => {
  assert.deepEqual(
    found.flatMap(({ constructed }) => constructed),
    [],
  );
});

test("the check finds expressions that are not linear", () => {
  for (const slow of ["/^(a+)+$/", "/\\/+$/", "/^\\d+\\.?\\d*$/", "/(a|a)*b/"]) {
    assert.notDeepEqual(complaints(slow), [], slow);
  }
});

test("Rust has none: no crate that matches them is locked", () => {
  const lock = readFileSync(inRoot("Cargo.lock"), "utf8");
  assert.doesNotMatch(lock, /^name = "(regex|regex-\w+|fancy-regex|pcre2?|onig|aho-corasick)"$/m);
});
