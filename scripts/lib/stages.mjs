// Owns the stages of `npm test` and `npm run check`: what each one runs, in running order. Cheap ones
// come first; `needs` names the stages whose results a stage depends on.

import { existsSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { provideChromium } from "./chromium.mjs";
import { typeSettings, withConsumer } from "./consumer.mjs";
import { provideLibraries } from "./drop-ins.mjs";
import { fuzz, lintTargets, MANIFEST, seed } from "./fuzz.mjs";
import { filesBelow } from "./hash.mjs";
import { provideInstalled } from "./installed.mjs";
import { inBuild, inRoot } from "./paths.mjs";
import { provideServers } from "./redis-servers.mjs";
import { Stop } from "./report.mjs";
import { capture } from "./run.mjs";
import { nodeOf, provideRuntimes } from "./runtimes.mjs";
import { runToolChains, toolChains } from "./tool-chains.mjs";
import { findWasmRust, wasmEnvironment, WASM_TARGET } from "./toolchain.mjs";
import { readRecords } from "../presets/records.mjs";

const script = (name, note, args = []) =>
  capture(process.execPath, [inRoot("scripts", name), ...args], { onLine: note });
const tool = (path, args, note) =>
  capture(process.execPath, [inRoot("node_modules", path), ...args], { onLine: note });
const cargo = (args, note, env = process.env) => capture("cargo", args, { env, onLine: note });

const lastLine = (output) => output.trim().split("\n").at(-1).trim();

/** Sum of the numbers `pattern` captures in a test runner's output. */
const total = (output, pattern) =>
  [...output.matchAll(pattern)].reduce((sum, [, count]) => sum + Number(count), 0);

function passed(output, pattern) {
  const count = total(output, pattern);
  if (count === 0) throw new Stop("no test ran");
  return `${count} passed`;
}

const cargoPassed = (output) => passed(output, /^test result: ok\. (\d+) passed/gm);

function testsIn(directory) {
  const files = filesBelow([directory]).filter((file) => file.endsWith(".test.mjs"));
  if (files.length === 0) throw new Stop(`no tests in ${directory}`);
  return files;
}

// One file for each processor; Node's default leaves one of them idle.
const TEST_FLAGS = [
  "--test",
  "--test-reporter=spec",
  `--test-concurrency=${availableParallelism()}`,
];
const testsPassed = (output) => passed(output, /^ℹ pass (\d+)/gm);

async function nodeTests(files, note, { node = process.execPath, ...options } = {}) {
  return testsPassed(await capture(node, [...TEST_FLAGS, ...files], { onLine: note, ...options }));
}

async function format(note, flags = []) {
  const args = ["--check", "--log-level", "warn", ...flags, "."];
  await tool("prettier/bin/prettier.cjs", args, note);
  await cargo(["fmt", "--check"], note);
}

/** Checks only the files that have changed since the last time. */
const quickFormat = (note) =>
  format(note, ["--cache", "--cache-strategy=content", `--cache-location=${inBuild("prettier")}`]);

/** The imports of js/src, and the rules that no tool for imports can check. */
async function layers(note) {
  const cruise = ["--config", inRoot(".dependency-cruiser.mjs"), "js/src"];
  const imports = await tool("dependency-cruiser/bin/dependency-cruise.mjs", cruise, note);
  const rest = await script("check-layers.mjs", note);
  const [counts] = /\d+ modules, \d+ dependencies/.exec(imports) ?? [];
  if (counts === undefined) throw new Stop("dependency-cruiser printed no counts");
  return `${counts}; ${lastLine(rest)}`;
}

async function rustTests(note) {
  const output = await cargo(["test", "--locked"], note);
  const figures = ["simulation", "fleet", "pool"].map((name) => {
    const [line] = new RegExp(`^${name}: .*$`, "m").exec(output) ?? [];
    if (line === undefined) throw new Stop(`the simulation printed no figures: ${name}`);
    return line;
  });
  await script("docs/fleet-plot.mjs", note, ["--check"]);
  return [cargoPassed(output), ...figures].join("; ");
}

/** The core's tests without the simulation, which takes longer than all others. */
const coreTests = async (note) =>
  cargoPassed(await cargo(["test", "--locked", "--lib", "--test", "core"], note));

const CLIPPY = ["clippy", "--all-targets", "--locked"];
const STRICT = ["--", "-D", "warnings"];

async function hostClippy(note) {
  await cargo([...CLIPPY, ...STRICT], note);
  return "host";
}

async function clippy(note) {
  await hostClippy(note);
  // The targets use much of the core: what no longer fits is told here, and not by the stage near the end that runs them.
  await lintTargets(note);
  if ((await findWasmRust())?.kind === "debian")
    return "host only: Debian has no clippy for wasm32";
  await cargo([...CLIPPY, "--target", WASM_TARGET, ...STRICT], note, await wasmEnvironment());
  return "host and wasm32";
}

async function docs(note) {
  const args = ["doc", "--no-deps", "--document-private-items", "--locked"];
  const strict = { RUSTDOCFLAGS: "-D warnings" };
  await cargo(args, note, { ...process.env, ...strict });
  const env = { ...(await wasmEnvironment()), ...strict };
  await cargo([...args, "--target", WASM_TARGET], note, env);
}

async function wasmTests(note) {
  const here = [inRoot("tests", "wasm.rs"), inRoot("tests", "wasm", "main.rs")].some(existsSync);
  if (!here) throw new Stop("there is neither tests/wasm.rs nor tests/wasm/main.rs");
  const args = ["test", "--locked", "--target", WASM_TARGET, "--test", "wasm"];
  return cargoPassed(await cargo(args, note, await wasmEnvironment()));
}

const unitTests = () => testsIn(inRoot("tests", "js", "unit"));

/** The files that take half the time of all unit tests. */
export const SLOW_UNIT_TESTS = [
  "athena-recorded",
  "athena-reference",
  "demo",
  "docs-providers",
  "lock",
  "recorded",
  "recorded-flights",
];

function quickUnitTests(note) {
  const slow = SLOW_UNIT_TESTS.map((name) => inRoot("tests", "js", "unit", `${name}.test.mjs`));
  const missing = slow.filter((file) => !existsSync(file));
  if (missing.length > 0) throw new Stop(`missing: ${missing.join(", ")}`);
  const quick = unitTests().filter((file) => !slow.includes(file));
  return nodeTests(quick, note);
}

/**
 * The API reference, in build/api. Fails for a name without a page, a broken link, and for documentation that the
 * rules of api-rules.mjs miss.
 */
async function apiReference(note) {
  await tool("typedoc/bin/typedoc", [], note);
  return lastLine(await script("check-api.mjs", note));
}

async function typeTests(note) {
  await tool("typescript/bin/tsc", ["-p", inRoot("tsconfig.types.json")], note);
}

const FORMATS = ["import", "require"];

/** All tests of the consumer, once for each way of loading the package. */
async function endToEnd(note) {
  return withConsumer(async (directory) => {
    for (const settings of typeSettings) {
      await tool("typescript/bin/tsc", ["-p", join(directory, settings)], note);
    }
    const outcomes = [];
    for (const format of FORMATS)
      outcomes.push(`${format}: ${await loaded(directory, format, note)}`);
    return outcomes.join(", ");
  });
}

const testsOf = (directory, name) => testsIn(join(directory, "tests", "js", name));

function loaded(directory, format, note, options = {}) {
  const files = ["packaging", "e2e"].flatMap((name) => testsOf(directory, name));
  const env = { ...process.env, EVERBEARER_FORMAT: format };
  return nodeTests(files, note, { cwd: directory, env, ...options });
}

/** Each preset against its provider as the facts have it. One way of loading is enough, as below. */
async function presets(note) {
  return withConsumer(async (directory) => {
    const files = testsOf(directory, "presets");
    const output = await capture(process.execPath, [...TEST_FLAGS, ...files], {
      cwd: directory,
      onLine: note,
    });
    const lines = output.split("\n").filter((line) => /^(\||presets drawn)/.test(line));
    const left = readRecords().leftOut.map(({ slug, reason }) => `left out: ${slug}: ${reason}`);
    return [...lines, ...left, `presets: ${testsPassed(output)}`].join("\n");
  });
}

/** What an attacker would try. One way of loading is enough, since loading is not the subject. */
function attacked(directory, note, options = {}) {
  return nodeTests(testsOf(directory, "security"), note, { cwd: directory, ...options });
}

async function security(note) {
  return withConsumer((directory) => attacked(directory, note));
}

/** One format for each: the table of runtimes covers both with all versions. */
const OTHER_NODES = [
  [22, "import"],
  [24, "require"],
];

/** The table of runtimes and behaviours, and the other tests on the other versions of Node. */
async function runtimes(note) {
  const modules = await provideRuntimes(note);
  return withConsumer(async (directory) => {
    const env = { ...process.env, EVERBEARER_RUNTIMES: modules };
    const files = testsIn(join(directory, "tests", "js", "runtimes"));
    const output = await capture(process.execPath, [...TEST_FLAGS, ...files], {
      cwd: directory,
      env,
      onLine: note,
    });
    const lines = output.split("\n").filter((line) => line.startsWith("|"));
    lines.push(`runtimes: ${testsPassed(output)}`);
    for (const [major, format] of OTHER_NODES) {
      const node = nodeOf(modules, major);
      const outcome = await loaded(directory, format, note, { node });
      lines.push(`end to end under Node ${major}, ${format}: ${outcome}`);
      lines.push(`security under Node ${major}: ${await attacked(directory, note, { node })}`);
    }
    return lines.join("\n");
  });
}

/** The examples of drop-in use: type-checked, and run against the sandbox. */
async function dropIns(note) {
  const env = { ...process.env, EVERBEARER_RUNTIMES: await provideRuntimes(note) };
  return withConsumer(async (directory) => {
    const examples = await provideLibraries(directory, note);
    await tool("typescript/bin/tsc", ["-p", examples], note);
    const files = testsIn(join(directory, "tests", "js", "drop-ins"));
    return nodeTests(files, note, { cwd: directory, env });
  });
}

/** The sandbox's console in a browser. */
async function consolePage(note) {
  const env = { ...process.env, EVERBEARER_CHROMIUM: JSON.stringify(await provideChromium(note)) };
  return withConsumer((directory) =>
    nodeTests(testsOf(directory, "console"), note, { cwd: directory, env }),
  );
}

/** The client against a proxy that breaks connections and responses in every known way. */
async function chaos(note) {
  return withConsumer((directory) =>
    nodeTests(testsOf(directory, "chaos"), note, { cwd: directory }),
  );
}

/**
 * Fleets of real processes over real servers, which are installed unless they are there. One file after the other: a
 * fleet has use for all processors.
 */
async function fleet(note) {
  const servers = await provideServers(note);
  const clients = await provideInstalled("stores", inRoot("tests", "js", "stores"), note);
  const env = {
    ...process.env,
    EVERBEARER_SERVERS: JSON.stringify(servers),
    EVERBEARER_STORES: clients,
  };
  return withConsumer(async (directory) => {
    const flags = ["--test", "--test-reporter=spec", "--test-concurrency=1"];
    const output = await capture(process.execPath, [...flags, ...testsOf(directory, "fleet")], {
      cwd: directory,
      env,
      onLine: note,
    });
    const rows = output.split("\n").filter((line) => line.startsWith("|"));
    const head = [
      "| Fleet | Processes | Token requests | Failed calls |",
      "| --- | ---: | ---: | ---: |",
    ];
    const recipes = await nodeTests(testsIn(inRoot("tests", "js", "fleet-recipes")), note);
    return [...head, ...rows, `fleet: ${testsPassed(output)}; recipes: ${recipes}`].join("\n");
  });
}

/** Long runs, each in its own process, in parallel: one of them takes a minute of real time. */
async function soak(note) {
  return withConsumer(async (directory) => {
    const figures = testsOf(directory, "soak").map(async (file) => {
      const args = [...TEST_FLAGS, file];
      const output = await capture(process.execPath, args, { cwd: directory, onLine: note });
      testsPassed(output);
      return output.split("\n").filter((line) => /^(✔|ℹ .*\b(bytes|requests)\b)/.test(line));
    });
    return (await Promise.all(figures)).flat().join("\n");
  });
}

/** The core's targets, and the properties of the installed package for JavaScript values of all kinds. */
async function fuzzing(note) {
  await cargo(["fmt", "--manifest-path", MANIFEST, "--check"], note);
  const head = ["| Target | Executions | Memory |", "| --- | --- | --- |"];
  const rows = await fuzz(note);
  return withConsumer(async (directory) => {
    const options = { cwd: directory, onLine: note };
    const output = await capture(
      process.execPath,
      [...TEST_FLAGS, ...testsOf(directory, "fuzz")],
      options,
    );
    rows.push(...output.split("\n").filter((line) => line.startsWith("|")));
    return [...head, ...rows, `seed ${seed}; properties: ${testsPassed(output)}`].join("\n");
  });
}

export const stages = [
  { name: "format", run: (note) => format(note) },
  { name: "layers", run: layers },
  { name: "rust", run: rustTests },
  { name: "simulation", run: async (note) => lastLine(await script("sim-mutations.mjs", note)) },
  { name: "clippy", run: clippy },
  { name: "docs", run: docs },
  { name: "build", run: async (note) => lastLine(await script("build.mjs", note)) },
  {
    name: "lint",
    needs: ["build"],
    run: async (note) =>
      void (await tool("eslint/bin/eslint.js", ["--max-warnings", "0", "."], note)),
  },
  { name: "wasm", run: wasmTests },
  {
    name: "unit",
    needs: ["build"],
    run: (note) => nodeTests(unitTests(), note),
  },
  {
    name: "bench",
    needs: ["build"],
    run: (note) => nodeTests(testsIn(inRoot("tests", "js", "bench")), note),
  },
  { name: "types", needs: ["build"], run: typeTests },
  { name: "api", needs: ["build"], run: apiReference },
  {
    name: "package",
    needs: ["build"],
    showOutput: true,
    run: (note) => script("check-package.mjs", note),
  },
  { name: "e2e", needs: ["build", "package"], run: endToEnd },
  { name: "console", needs: ["build", "package"], run: consolePage },
  { name: "presets", needs: ["build", "package"], showOutput: true, run: presets },
  { name: "security", needs: ["build", "package"], run: security },
  { name: "chaos", needs: ["build", "package"], run: chaos },
  { name: "fleet", needs: ["build", "package"], showOutput: true, run: fleet },
  { name: "soak", needs: ["build", "package"], showOutput: true, run: soak },
  { name: "fuzz", needs: ["build", "package"], showOutput: true, run: fuzzing },
  { name: "drop-ins", needs: ["build", "package"], run: dropIns },
  {
    name: "tool-chains",
    needs: ["build", "package"],
    showOutput: true,
    run: (note) => runToolChains(toolChains, note),
  },
  { name: "runtimes", needs: ["build", "package"], showOutput: true, run: runtimes },
];

const asIn = (name) => stages.find((stage) => stage.name === name);

/** The stages of `npm run check`: less than a minute on two cores, once everything is built. */
export const checks = [
  { name: "format", run: quickFormat },
  asIn("layers"),
  { name: "core", run: coreTests },
  { name: "host clippy", run: hostClippy },
  asIn("build"),
  asIn("lint"),
  { name: "quick unit", run: quickUnitTests },
  asIn("types"),
];
