// Owns the environment of Rust builds: the rustc that can target wasm32, the pinned wasm-bindgen and
// wasm-pack, and a PATH with them first.

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

/** The tools that cargo installs, and the programs that each must contain. */
export const TOOLS = {
  "wasm-bindgen": {
    crate: "wasm-bindgen-cli",
    version: wasmBindgenVersion,
    programs: ["wasm-bindgen", "wasm-bindgen-test-runner"],
    // A pre-release in the crate's own lock file is no longer available.
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
    // It runs only as a subcommand of cargo.
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

/** The tools of the build. Scripts that use the others install them. */
export const BUILD_TOOLS = ["wasm-bindgen", "wasm-pack"];

export const toolHome = (name) => join(cacheDirectory(), `${name}-${TOOLS[name].version}`);

const holdsPrograms = (directory, name) =>
  TOOLS[name].programs.every((program) => existsSync(join(directory, program + executable)));

/**
 * The directory of a tool in exactly the pinned version: the cache (the version is in its name, and it
 * is complete or missing), or else a PATH entry whose programs report that version.
 */
export async function findTool(name, env = process.env) {
  const cached = join(toolHome(name), "bin");
  if (holdsPrograms(cached, name)) return cached;
  for (const directory of (env.PATH ?? "").split(delimiter)) {
    if (!holdsPrograms(directory, name)) continue;
    const { programs, version: wanted, versionArguments = ["--version"] } = TOOLS[name];
    const outputs = await Promise.all(
      programs.map((program) => ask(join(directory, program), versionArguments)),
    );
    if (outputs.every((output) => output?.split(" ").includes(wanted))) return directory;
  }
  return undefined;
}

const hasWasmStd = (sysroot) => existsSync(join(sysroot, "lib", "rustlib", WASM_TARGET, "lib"));

/** The newest toolchain of the Debian fallback, if there is one. */
export function debianToolchain() {
  const cache = cacheDirectory();
  const names = existsSync(cache) ? readdirSync(cache) : [];
  const homes = names.filter((name) => /^debian-rust-[\d.]+-\w+$/.test(name)).sort();
  const newest = homes.at(-1);
  return newest && join(cache, newest);
}

/**
 * How this machine can compile wasm32: `{ kind: "own" }` with its own rustc, `{ kind: "debian", home }`
 * with the fallback, or undefined.
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
 * Panic messages contain the paths of source files: the published module must not reveal the user or
 * the registry of its build. If several prefixes match, rustc uses the last.
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
    throw new Stop("the tools from Rust to WebAssembly are incomplete: run `npm run setup` first");
  }
  const first = [wasmBindgen, wasmPack];
  if (rust.kind === "debian") first.unshift(join(rust.home, "bin"));
  return {
    ...process.env,
    // In this form flags may contain spaces, and the user's RUSTFLAGS do not change the result.
    CARGO_ENCODED_RUSTFLAGS: withoutMachinePaths(),
    PATH: [...first, process.env.PATH].join(delimiter),
    CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER: join(
      wasmBindgen,
      `wasm-bindgen-test-runner${executable}`,
    ),
    // Two compilers must not share a target directory: each would undo the other's work.
    ...(rust.kind === "debian" && { CARGO_TARGET_DIR: inRoot("target", "debian") }),
  };
}
