// Owns building the package: Rust -> wasm -> glue -> compiled TypeScript -> dist. A step is skipped if
// its inputs have not changed.

import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { cp, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { writeConsole } from "./lib/console-page.mjs";
import { stamped } from "./lib/glue-stamp.mjs";
import { glueInputs, glueOutputs, names, writeGlue } from "./lib/glue.mjs";
import { filesBelow, hashOf, isFresh, stamp } from "./lib/hash.mjs";
import { locked } from "./lib/lock.mjs";
import { withoutTexts, withTraps } from "./lib/panics.mjs";
import { inBuild, inRoot } from "./lib/paths.mjs";
import { bold, fail, say, seconds, step, Stop } from "./lib/report.mjs";
import { ask, capture } from "./lib/run.mjs";
import { debianToolchain, wasmEnvironment } from "./lib/toolchain.mjs";
import { installed, wasmBindgenVersion, wasmPackVersion } from "./lib/versions.mjs";

const startedAt = performance.now();
const bin = (name) => inRoot("node_modules", ...name.split("/"));
const node = (script, args, options) => capture(process.execPath, [script, ...args], options);

const cargoFiles = ["Cargo.toml", "Cargo.lock", "src"].map((path) => inRoot(path));
const errorCodes = inRoot("js", "src", "generated", "error-codes.ts");
const options = inBuild("options.json");
const inlineWasm = inRoot("js", "src", "generated", "wasm-base64.ts");
const consolePage = inRoot("js", "src", "generated", "console-page.ts");
const bindgenWasm = inBuild("pkg", "everbearer_bg.wasm");
const wasm = inBuild("everbearer.wasm");
const compiled = inBuild("js");
const dist = inRoot("dist");

const example = (name) => capture("cargo", ["run", "--quiet", "--locked", "--example", name]);

async function writeErrorCodes() {
  const text = await example("error-codes");
  if (existsSync(errorCodes) && readFileSync(errorCodes, "utf8") === text) return "unchanged";
  mkdirSync(dirname(errorCodes), { recursive: true });
  writeFileSync(errorCodes, text);
  return "written";
}

/** The table of options, for the documentation. */
async function writeOptions() {
  writeFileSync(options, await example("options"));
}

async function compileWasm(note) {
  const env = await wasmEnvironment();
  const found = await ask("wasm-bindgen", ["--version"], { env });
  if (found !== `wasm-bindgen ${wasmBindgenVersion}`) {
    throw new Stop(`the crate is wasm-bindgen ${wasmBindgenVersion}, but PATH has ${found}`);
  }
  const profile = ["--release", "--target", "bundler", "--mode", "no-install", "--no-pack"];
  const place = ["--out-dir", inBuild("pkg"), "--out-name", "everbearer"];
  await rm(inBuild("pkg"), { recursive: true, force: true });
  await capture("wasm-pack", ["build", ...profile, ...place, "--", "--locked"], {
    env,
    onLine: note,
  });
}

const STRIP = ["--strip-debug", "--strip-producers", "--strip-target-features"];
// Found by trying. Ordering functions by name puts similar ones side by side, which compresses better
// than any order by use. A function with a single caller is inlined only if it is tiny: in a large
// function most locals need a second byte at each use.
// Nothing lies in the first kilobyte: it is the end of the stack.
const SHRINK = [
  "--low-memory-unused",
  "--one-caller-inline-max-function-size=24",
  ..."--flatten --rereloop -Oz --merge-similar-functions -Oz".split(" "),
  ..."--flatten --rereloop -Oz -Oz -Oz".split(" "),
  ..."--merge-similar-functions -Oz --directize --reorder-functions-by-name".split(" "),
];
const RENAME = "--minify-imports-and-exports-and-modules";

async function optimiseWasm() {
  const optimise = (flags) => node(bin("binaryen/bin/wasm-opt"), [...flags, "-o", wasm]);
  writeFileSync(wasm, withTraps(readFileSync(bindgenWasm)));
  await optimise([...SHRINK, wasm]);
  // A separate run, because it prints the new names, and --converge would print them repeatedly.
  writeFileSync(names, await optimise([RENAME, ...STRIP, wasm]));
  writeFileSync(wasm, stamped(withoutTexts(readFileSync(wasm))));
  return `${readFileSync(bindgenWasm).length} -> ${readFileSync(wasm).length} bytes`;
}

/** For runtimes without files and wasm imports. */
function writeInlineWasm() {
  const text = readFileSync(wasm).toString("base64");
  const notice = "// Written by scripts/build.mjs: do not edit.";
  const doc = "/** The wasm module. */";
  writeFileSync(inlineWasm, `${notice}\n\n${doc}\nexport const wasmBase64 = "${text}";\n`);
}

async function smokeTest() {
  await node(inRoot("scripts", "lib", "smoke.mjs"), []);
  return "starts";
}

async function compileTypeScript() {
  await rm(compiled, { recursive: true, force: true });
  await node(bin("typescript/bin/tsc"), ["-p", inRoot("tsconfig.build.json")]);
  // The compiler reads the generated .js files by their .d.ts, but does not emit them.
  for (const file of glueOutputs) {
    const target = join(compiled, "generated", file.slice(dirname(file).length + 1));
    mkdirSync(dirname(target), { recursive: true });
    copyFileSync(file, target);
  }
}

async function bundle() {
  const fresh = inBuild("dist");
  const old = inBuild("dist.old");
  await rm(fresh, { recursive: true, force: true });
  await node(bin("rollup/dist/bin/rollup"), ["--config", inRoot("rollup.config.mjs"), "--silent"]);
  await cp(wasm, join(fresh, "everbearer.wasm"));
  // Swapped at once: a program that runs the package meanwhile never sees half of it.
  await rm(old, { recursive: true, force: true });
  if (existsSync(dist)) await rename(dist, old);
  await rename(fresh, dist);
  await rm(old, { recursive: true, force: true });
  return filesBelow([dist]).length + " files";
}

const steps = [
  {
    name: "error codes",
    inputs: [...cargoFiles, inRoot("examples")],
    outputs: [errorCodes],
    work: writeErrorCodes,
  },
  {
    name: "options",
    inputs: [...cargoFiles, inRoot("examples")],
    outputs: [options],
    work: writeOptions,
  },
  {
    name: "wasm",
    inputs: cargoFiles,
    versions: async () => [
      wasmBindgenVersion,
      wasmPackVersion,
      process.env.EVERBEARER_WASM_TARGET,
      debianToolchain(),
      await ask("rustc", ["-vV"]),
    ],
    outputs: [bindgenWasm],
    work: compileWasm,
  },
  {
    name: "optimised wasm",
    inputs: [
      bindgenWasm,
      ...["glue-stamp", "panics"].map((name) => inRoot("scripts", "lib", `${name}.mjs`)),
    ],
    versions: () => [installed("binaryen"), SHRINK, RENAME, STRIP],
    outputs: [wasm, names],
    work: optimiseWasm,
  },
  {
    name: "glue",
    inputs: [...glueInputs, inRoot("scripts", "lib", "glue.mjs")],
    versions: () => [installed("esbuild")],
    outputs: glueOutputs,
    work: writeGlue,
  },
  {
    name: "smoke test",
    inputs: [wasm, ...glueOutputs, inRoot("scripts", "lib", "smoke.mjs")],
    outputs: [],
    work: smokeTest,
  },
  {
    name: "inline wasm",
    inputs: [wasm],
    outputs: [inlineWasm],
    work: writeInlineWasm,
  },
  {
    name: "console page",
    inputs: [
      inRoot("js", "src", "sandbox", "console", "page"),
      inRoot("scripts", "lib", "console-page.mjs"),
    ],
    versions: () => [installed("esbuild")],
    outputs: [consolePage],
    work: () => writeConsole(consolePage),
  },
  {
    name: "TypeScript",
    inputs: ["js/src", "tsconfig.json", "tsconfig.build.json"].map((path) => inRoot(path)),
    versions: () => [installed("typescript"), installed("@types/node")],
    outputs: [compiled],
    work: compileTypeScript,
  },
  {
    name: "bundles",
    inputs: [compiled, wasm, inRoot("rollup.config.mjs")],
    versions: () => ["rollup", "rollup-plugin-dts", "esbuild"].map(installed),
    outputs: [dist],
    work: bundle,
  },
];

/** Runs the steps that are due, and returns their number. */
async function build() {
  let done = 0;
  for (const { name, inputs, versions = () => [], outputs, work } of steps) {
    const hash = hashOf(inputs, [await versions()]);
    if (isFresh(name, hash, outputs)) continue;
    await step(name, work);
    stamp(name, hash);
    done++;
  }
  return done;
}

try {
  say(bold("build"));
  const done = await locked(inBuild("build.lock"), build, () => say("  another build is running"));
  say(`  ${done > 0 ? "built" : "up to date"} in ${seconds(startedAt)}`);
} catch (error) {
  fail(error);
}
