// Owns running the stages of `npm test` or `npm run check`, one after the other, up to the first that
// fails.
//
//   node scripts/test.mjs                         all of them
//   node scripts/test.mjs --check                 the quick ones, within a minute
//   node scripts/test.mjs --only unit             one, after the stages it needs
//   node scripts/test.mjs --only lint --only docs several

import { parseArgs } from "node:util";
import { bold, fail, say, seconds, step, Stop } from "./lib/report.mjs";
import { checks, stages } from "./lib/stages.mjs";

const startedAt = performance.now();

/** The stages to run, each once and after those it needs. */
function chosen() {
  const options = { only: { type: "string", multiple: true }, check: { type: "boolean" } };
  const { values } = parseArgs({ options });
  if (values.check && values.only) throw new Stop("--check and --only exclude each other");
  if (values.check) return checks;
  const names = stages.map(({ name }) => name);
  const wanted = new Set();
  for (const name of values.only ?? names) {
    const stage = stages.find((one) => one.name === name);
    if (!stage) throw new Stop(`unknown stage "${name}". The stages are ${names.join(", ")}`);
    for (const needed of [...(stage.needs ?? []), name]) wanted.add(needed);
  }
  return stages.filter(({ name }) => wanted.has(name));
}

async function runStage({ name, run, showOutput }) {
  let output;
  await step(name, async (note) => {
    const outcome = await run(note);
    if (!showOutput) return outcome;
    output = outcome;
    return undefined;
  });
  if (output) say(output.trimEnd());
}

try {
  const due = chosen();
  say(bold(due === checks ? "check" : "test"));
  for (const stage of due) {
    try {
      await runStage(stage);
    } catch (error) {
      error.message = `stage ${stage.name}\n${error.message}`;
      throw error;
    }
  }
  say(`  ${due.length} stages passed in ${seconds(startedAt)}`);
} catch (error) {
  fail(error);
}
