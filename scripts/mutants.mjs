// Owns the mutation check of the core: tries every mutant, says how many the tests catch, and lists the
// survivors that docs/mutants.md does not explain. Arguments go to cargo-mutants, to try fewer of them:
//
//   node scripts/mutants.mjs                                all of them
//   node scripts/mutants.mjs --re lifecycle/machine.rs      those of one file

import { mkdirSync, readFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { provideTool } from "./lib/cargo-tool.mjs";
import { explainedIn, judge } from "./lib/mutants.mjs";
import { inBuild, inRoot } from "./lib/paths.mjs";
import { bold, fail, say, step, Stop } from "./lib/report.mjs";
import { capture } from "./lib/run.mjs";
import { findTool } from "./lib/toolchain.mjs";

const LEAST_SCORE = 0.9;
const EXPLANATIONS = "docs/mutants.md";

/** Exit codes of cargo-mutants for all caught, some missed, and some that timed out. */
const COMPLETE = [0, 2, 3];

const choice = process.argv.slice(2);

async function tryMutants(note) {
  const directory = inBuild("mutants");
  mkdirSync(directory, { recursive: true });
  const program = join(await findTool("cargo-mutants"), "cargo-mutants");
  // Each job runs a compiler with several threads. A number of jobs set by the user wins.
  const jobs = Math.max(1, Math.floor(availableParallelism() / 2));
  const env = { CARGO_MUTANTS_JOBS: String(jobs), ...process.env };
  const args = ["mutants", "--caught", "--output", directory, ...choice];
  await capture(program, args, { env, onLine: note, accepts: COMPLETE });
  const { outcomes } = JSON.parse(
    readFileSync(join(directory, "mutants.out", "outcomes.json"), "utf8"),
  );
  return judge(outcomes, explainedIn(readFileSync(inRoot(EXPLANATIONS), "utf8")));
}

/** The problems, one line each. A run of some mutants cannot tell that an explanation is needless. */
function* complaints({ score, unexplained, needless }) {
  if (score < LEAST_SCORE) yield `the score is below ${100 * LEAST_SCORE} %`;
  for (const mutant of unexplained) yield `survives but is not explained: ${mutant}`;
  if (choice.length > 0) return;
  for (const mutant of needless) yield `is explained but does not survive: ${mutant}`;
}

try {
  say(bold("mutants"));
  await step("cargo-mutants", (note) => provideTool("cargo-mutants", note));
  let result;
  await step("mutants", async (note) => {
    result = await tryMutants(note);
    const { mutants, caught, endless, survivors, score, unexplained } = result;
    return (
      `${caught} of ${mutants} caught (${(100 * score).toFixed(1)} %; ${endless} of them by a timeout), ` +
      `${survivors} survive, ${survivors - unexplained.length} of them explained`
    );
  });
  const wrong = [...complaints(result)];
  if (wrong.length > 0) throw new Stop(`${EXPLANATIONS}\n${wrong.join("\n")}`);
} catch (error) {
  fail(error);
}
