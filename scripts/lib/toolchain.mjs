// Owns the environment in which Rust is built: which rustc can target wasm32, where the pinned
// wasm-bindgen and wasm-pack are, and the PATH that makes both the first ones found.

import { existsSync, readdirSync } from "node:fs";
import { homedir } from "node:os";
import { delimiter, join } from "node:path";
import { cacheDirectory, inRoot, root } from "./paths.mjs";
import { Stop } from "./report.mjs";
import { ask } from "./run.mjs";
import {
  cargoAuditVersion,
  cargoDenyVersion,
  cargoMutantsVersion,
  wasmBindgenVersion,
  wasmPackVersion,
} from "./versions.mjs";

const executable = process.platform === "win32" ? ".exe" : "";
export const WASM_TARGET = "wasm32-unknown-unknown";

/** The tools that cargo installs for us, and the programs that each must bring. */
export const TOOLS = {
  "wasm-bindgen": {
    crate: "wasm-bindgen-cli",
    version: wasmBindgenVersion,
    programs: ["wasm-bindgen", "wasm-bindgen-test-runner"],
    // A pre-release in the crate's own lock file cannot be had any more.
    lockedInstall: false,
  },
  "wasm-pack": {
    crate: "wasm-pack",
    version: wasmPackVersion,
    programs: ["wasm-pack"],
    lockedInstall: true,
  },
  "cargo-mutants": {
    crate: "cargo-mutants",
    version: cargoMutantsVersion,
    programs: ["cargo-mutants"],
    lockedInstall: true,
    // It speaks as a subcommand of cargo only.
    versionArguments: ["mutants", "--version"],
  },
  "cargo-deny": {
    crate: "cargo-deny",
    version: cargoDenyVersion,
    programs: ["cargo-deny"],
    lockedInstall: true,
  },
  "cargo-audit": {
    crate: "cargo-audit",
    version: cargoAuditVersion,
    programs: ["cargo-audit"],
    lockedInstall: true,
  },
};

/** Those that the build needs; the others are installed by what uses them. */
export const BUILD_TOOLS = ["wasm-bindgen", "wasm-pack"];

export const toolHome = (name) => join(cacheDirectory(), `${name}-${TOOLS[name].version}`);

const holdsPrograms = (directory, name) =>
  TOOLS[name].programs.every((program) => existsSync(join(directory, program + executable)));

/**
 * The directory that holds a tool in exactly the pinned version: our cache (the version is in its
 * name, and it appears complete or not at all), else a PATH entry that proves its version.
 */
export async function findTool(name, env = process.env) {
  const cached = join(toolHome(name), "bin");
  if (holdsPrograms(cached, name)) return cached;
  for (const directory of (env.PATH ?? "").split(delimiter)) {
    if (!holdsPrograms(directory, name)) continue;
    const { programs, version: wanted, versionArguments = ["--version"] } = TOOLS[name];
    const answers = await Promise.all(
      programs.map((program) => ask(join(directory, program), versionArguments)),
    );
    if (answers.every((answer) => answer?.split(" ").includes(wanted))) return directory;
  }
  return undefined;
}

const hasWasmStd = (sysroot) => existsSync(join(sysroot, "lib", "rustlib", WASM_TARGET, "lib"));

/** A toolchain laid out by the Debian fallback; the newest one, should there be several. */
export function debianToolchain() {
  const cache = cacheDirectory();
  const names = existsSync(cache) ? readdirSync(cache) : [];
  const homes = names.filter((name) => /^debian-rust-[\d.]+-\w+$/.test(name)).sort();
  const newest = homes.at(-1);
  return newest && join(cache, newest);
}

/**
 * How wasm32 can be compiled here: `{ kind: "own" }` with the machine's own rustc,
 * `{ kind: "debian", home }` with the fallback, or undefined.
 */
export async function findWasmRust() {
  const debian = debianToolchain();
  if (process.env.EVERBEARER_WASM_TARGET === "debian") {
    return debian && { kind: "debian", home: debian };
  }
  const sysroot = await ask("rustc", ["--print", "sysroot"]);
  if (sysroot && hasWasmStd(sysroot)) return { kind: "own" };
  return debian && { kind: "debian", home: debian };
}

/**
 * Panic messages hold the paths of source files: the published module must tell neither whose they
 * were nor where the crates came from. Of several prefixes that fit, rustc takes the last.
 */
export function withoutMachinePaths() {
  const cargoHome = process.env.CARGO_HOME ?? join(homedir(), ".cargo");
  const sources = join(cargoHome, "registry", "src");
  const registries = existsSync(sources) ? readdirSync(sources) : [];
  const prefixes = [
    [cargoHome, "cargo"],
    ...registries.map((name) => [join(sources, name), "crates"]),
    [root, "."],
  ];
  return prefixes.map(([from, to]) => `--remap-path-prefix=${from}=${to}`).join("\u001f");
}

/** The environment for everything that compiles or tests wasm32. */
export async function wasmEnvironment() {
  const [rust, wasmBindgen, wasmPack] = await Promise.all([
    findWasmRust(),
    findTool("wasm-bindgen"),
    findTool("wasm-pack"),
  ]);
  if (!rust || !wasmBindgen || !wasmPack) {
    throw new Stop("the Rust to WebAssembly tools are not all here: run `npm run setup` first");
  }
  const first = [wasmBindgen, wasmPack];
  if (rust.kind === "debian") first.unshift(join(rust.home, "bin"));
  return {
    ...process.env,
    // In this form flags may hold spaces, and a person's own RUSTFLAGS do not change the result.
    CARGO_ENCODED_RUSTFLAGS: withoutMachinePaths(),
    PATH: [...first, process.env.PATH].join(delimiter),
    CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER: join(
      wasmBindgen,
      `wasm-bindgen-test-runner${executable}`,
    ),
    // Two compilers must not share one target directory: each would undo the other's work.
    ...(rust.kind === "debian" && { CARGO_TARGET_DIR: inRoot("target", "debian") }),
  };
}
