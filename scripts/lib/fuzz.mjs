// Owns fuzzing the core: the targets of `fuzz/`, built with the coverage that guides libFuzzer, and run
// from the corpus beside them. The same seed and number of executions give the same run.

import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { inBuild, inRoot } from "./paths.mjs";
import { Stop } from "./report.mjs";
import { ask, capture } from "./run.mjs";

/** Executions of each target in one run, and the longest input, in bytes. */
export const TARGETS = {
  configuration: { runs: 150_000, longest: 4_096 },
  profile: { runs: 300_000, longest: 1_024 },
  retry_after: { runs: 1_000_000, longest: 128 },
  token_response: { runs: 300_000, longest: 4_096 },
  url: { runs: 60_000, longest: 512 },
};

/** For a longer search: the factor for the executions, and another seed. */
export const factor = Number(process.env.EVERBEARER_FUZZ_FACTOR ?? 1);
export const seed = Number(process.env.EVERBEARER_FUZZ_SEED ?? 1);

/** LLVM's coverage for libFuzzer, which the stable compiler supports. */
const COVERAGE = [
  "-Cpasses=sancov-module",
  ...["level=4", "inline-8bit-counters", "pc-table", "trace-compares"].map(
    (option) => `-Cllvm-args=-sanitizer-coverage-${option}`,
  ),
  "-Ccodegen-units=1",
];

/** Seconds for one input, and memory for the whole run: a hang or a leak fails like a panic. */
const LIMITS = ["-timeout=5", "-rss_limit_mb=256", "-malloc_limit_mb=64"];

export const MANIFEST = inRoot("fuzz", "Cargo.toml");

/** Runs a cargo command on the targets, and returns their directory. */
async function cargo(command, strict, note) {
  const host = /^host: (.+)$/m.exec((await ask("rustc", ["-vV"])) ?? "")?.[1];
  if (!host) throw new Stop("rustc does not say what it compiles for");
  const place = inRoot("target", "fuzz");
  // With --target, build scripts and macros are built without the coverage.
  const where = ["--manifest-path", MANIFEST, "--target-dir", place, "--target", host];
  const args = [command, "--release", "--locked", ...where, ...strict];
  const env = { ...process.env, CARGO_ENCODED_RUSTFLAGS: COVERAGE.join("\u001f") };
  await capture("cargo", args, { env, onLine: note });
  return `${place}/${host}/release`;
}

export const build = (note) => cargo("build", [], note);
export const lintTargets = (note) => cargo("clippy", ["--", "-D", "warnings"], note);

/** The kept corpus. */
export const corpusOf = (target) => inRoot("fuzz", "corpus", target);
/** The directory for what a run finds. */
export const foundBy = (target) => inBuild("fuzz", target);

/**
 * Flags that make runs with the same seed equal on every machine: the corpus in the order of its names,
 * no use of the clock, and no hints from comparisons, which may compare addresses.
 */
function repeatable(target) {
  mkdirSync(foundBy(target), { recursive: true });
  const list = `${foundBy(target)}/seeds`;
  const names = readdirSync(corpusOf(target)).sort();
  writeFileSync(list, names.map((name) => `${corpusOf(target)}/${name}`).join());
  return [`-seed_inputs=@${list}`, `-seed=${seed}`, "-reload=0", "-entropic=0", "-use_cmp=0"];
}

/** Runs a target with these flags. Resolves with its output. */
export async function runTarget(built, target, flags, note) {
  const found = foundBy(target);
  mkdirSync(`${found}/corpus`, { recursive: true });
  const { longest } = TARGETS[target];
  const args = [...LIMITS, `-max_len=${longest}`, `-artifact_prefix=${found}/`, ...flags];
  return capture("sh", ["-c", 'exec "$0" "$@" 2>&1', `${built}/${target}`, ...args], {
    onLine: note,
  });
}

/** Fuzzes every target; one row for each. */
export async function fuzz(note) {
  const built = await build(note);
  const rows = [];
  for (const [target, { runs }] of Object.entries(TARGETS)) {
    const executions = Math.round(runs * factor);
    // The results of an earlier run would change this one.
    rmSync(foundBy(target), { recursive: true, force: true });
    const flags = [`-runs=${executions}`, "-print_final_stats=1", ...repeatable(target)];
    const output = await runTarget(built, target, [...flags, `${foundBy(target)}/corpus`], note);
    const stat = (name) => Number(output.match(new RegExp(`^stat::${name}: +(\\d+)`, "m"))?.[1]);
    const done = stat("number_of_executed_units");
    if (!(done >= executions))
      throw new Stop(`${target} ran ${done} times instead of ${executions}`);
    rows.push(`| core: ${target} | ${done} | ${stat("peak_rss_mb")} MB |`);
  }
  return rows;
}
