// Judging a run of cargo-mutants: the counts, and the survivors that are reported.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { explainedIn, judge } from "../../../scripts/lib/mutants.mjs";

const LESS = "src/engine/a.rs:1:2: replace < with <= in f";
const LESS_BELOW = "src/engine/a.rs:30:4: replace < with <= in f";
const NAME = "src/engine/a.rs: replace < with <= in f";

const outcome = (summary, name) => ({ summary, scenario: { Mutant: { name } } });
const missed = (...names) => names.map((name) => outcome("MissedMutant", name));

test("the score is the caught share of mutants that compile; a timeout counts as caught", () => {
  const outcomes = [
    { summary: "Success", scenario: "Baseline" },
    outcome("CaughtMutant", "src/engine/a.rs:1:1: delete ! in f"),
    outcome("CaughtMutant", "src/engine/a.rs:2:1: delete ! in f"),
    outcome("Timeout", "src/engine/a.rs:3:1: delete ! in f"),
    outcome("Unviable", "src/engine/a.rs:4:1: replace f with ()"),
    ...missed(LESS),
  ];
  const { mutants, caught, endless, survivors, score } = judge(outcomes, []);
  assert.deepEqual([mutants, caught, endless, survivors, score], [4, 3, 1, 1, 0.75]);
  assert.equal(judge([], []).score, 0, "no mutants are no success");
});

test("an unexplained survivor is named with its place", () => {
  assert.deepEqual(judge(missed(LESS), []).unexplained, [LESS]);
  assert.deepEqual(judge(missed(LESS), [NAME]).unexplained, []);
});

test("one explanation covers one survivor", () => {
  assert.deepEqual(judge(missed(LESS, LESS_BELOW), [NAME]).unexplained, [LESS_BELOW]);
  assert.deepEqual(judge(missed(LESS, LESS_BELOW), [NAME, NAME]).unexplained, []);
});

test("an explanation without a survivor is reported", () => {
  assert.deepEqual(judge([], [NAME]).needless, [NAME]);
  assert.deepEqual(judge(missed(LESS), [NAME, NAME]).needless, [NAME]);
  assert.deepEqual(judge(missed(LESS), [NAME]).needless, []);
});

test("an explanation is a line with a mutant and a reason", () => {
  const text = `# Mutants\n\n- \`${NAME}\`: it is so.\n- \`without a reason\`:\nIn \`prose\`: nothing.\n`;
  assert.deepEqual(explainedIn(text), [NAME]);
});

test("every mutant in docs/mutants.md is in an existing file and function", () => {
  const root = new URL("../../../", import.meta.url);
  const read = (path) => readFileSync(new URL(path, root), "utf8");
  const explained = explainedIn(read("docs/mutants.md"));
  for (const mutant of explained) {
    const [, path, name] = mutant.match(/^(src\/engine\/[\w/]+\.rs): .* in (?:\w+::)?(\w+)$/) ?? [];
    assert.ok(path, mutant);
    assert.match(read(path), new RegExp(`fn ${name}\\b`), mutant);
  }
});
