// Owns refreshing the kept corpus of a fuzz target: searches for a while, then keeps the fewest inputs,
// old and new, that reach the same code. Regressions are always kept.
//
//   node scripts/fuzz-corpus.mjs token_response 60    one target, seconds

import { cpSync, mkdirSync, readdirSync, renameSync, rmSync } from "node:fs";
import { build, corpusOf, foundBy, runTarget, TARGETS } from "./lib/fuzz.mjs";
import { fail, say, Stop } from "./lib/report.mjs";

async function refresh(target, duration) {
  if (!(target in TARGETS)) {
    throw new Stop(
      `unknown target "${target}". The targets are ${Object.keys(TARGETS).join(", ")}`,
    );
  }
  const kept = corpusOf(target);
  const found = `${foundBy(target)}/corpus`;
  const fewest = `${foundBy(target)}/fewest`;
  const built = await build();
  rmSync(fewest, { recursive: true, force: true });
  mkdirSync(fewest, { recursive: true });
  await runTarget(built, target, [`-max_total_time=${duration}`, "-reduce_inputs=1", found, kept]);
  // Only reached lines count, not how often: the search finds the rest again.
  const fewer = ["-set_cover_merge=1", "-use_counters=0"];
  await runTarget(built, target, [...fewer, fewest, kept, found]);
  for (const name of readdirSync(kept).filter((one) => one.startsWith("regression-"))) {
    cpSync(`${kept}/${name}`, `${fewest}/${name}`);
  }
  rmSync(kept, { recursive: true });
  renameSync(fewest, kept);
  say(`${target}: ${readdirSync(kept).length} inputs`);
}

try {
  const [target, duration = "60"] = process.argv.slice(2);
  await refresh(target, Number(duration));
} catch (error) {
  fail(error);
}
