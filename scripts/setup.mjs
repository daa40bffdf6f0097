// Owns installing what the build needs on a machine that has Node, npm and cargo. What is already
// installed is kept, so that a second run takes a fraction of a second.
//
//   node scripts/setup.mjs                        wasm32 by rustup, or else by Debian's compiler
//   node scripts/setup.mjs --wasm-target=debian   wasm32 by Debian's compiler

import { parseArgs } from "node:util";
import { compileNotice, provideTool } from "./lib/cargo-tool.mjs";
import { layOutDebianToolchain } from "./lib/debian-rust.mjs";
import { installPackages } from "./lib/packages.mjs";
import { root } from "./lib/paths.mjs";
import { bold, fail, say, seconds, step, Stop } from "./lib/report.mjs";
import { ask, capture } from "./lib/run.mjs";
import { BUILD_TOOLS, findWasmRust, WASM_TARGET } from "./lib/toolchain.mjs";
import { isAtLeast, minimumNode, minimumRust } from "./lib/versions.mjs";

const startedAt = performance.now();
const { values: options } = parseArgs({ options: { "wasm-target": { type: "string" } } });

async function checkVersions() {
  const node = process.versions.node;
  if (!isAtLeast(node, minimumNode)) {
    throw new Stop(`Node ${minimumNode} or newer is required; this is ${node}`);
  }
  const [rustc, cargo] = await Promise.all([ask("rustc", ["--version"]), ask("cargo", ["-V"])]);
  if (!rustc || !cargo) {
    throw new Stop("cargo and rustc are not on PATH: install Rust from https://rustup.rs");
  }
  const rust = rustc.split(" ")[1];
  if (!isAtLeast(rust, minimumRust)) {
    throw new Stop(
      `Rust ${minimumRust} or newer is required; this is ${rust}: run \`rustup update\``,
    );
  }
  return `Node ${node}, Rust ${rust}`;
}

async function provideWasmTarget(note) {
  const found = await findWasmRust();
  if (found) return found.kind === "own" ? `${WASM_TARGET} found` : "Debian's compiler found";
  const failures = [];
  if (process.env.EVERBEARER_WASM_TARGET !== "debian") {
    try {
      note("rustup target add");
      await capture("rustup", ["target", "add", WASM_TARGET], { onLine: note });
      return `${WASM_TARGET} added with rustup`;
    } catch (error) {
      failures.push(error.message);
    }
  }
  try {
    return await layOutDebianToolchain(note);
  } catch (error) {
    failures.push(error.message);
  }
  throw new Stop(
    `no Rust compiler here can target ${WASM_TARGET}. Run\n\n    rustup target add ${WASM_TARGET}\n\n` +
      `and then this script again. These attempts failed:\n\n${failures.join("\n\n")}`,
  );
}

function applyOptions() {
  const target = options["wasm-target"];
  if (target === undefined) return;
  if (target !== "debian") throw new Stop(`--wasm-target takes "debian", not "${target}"`);
  process.env.EVERBEARER_WASM_TARGET = target;
}

try {
  applyOptions();
  say(bold("setup"));
  await step("versions", checkVersions);
  await step("npm packages", (note) => installPackages(root, note));
  await step("wasm target", provideWasmTarget);
  const notice = await compileNotice(BUILD_TOOLS);
  if (notice) say(notice);
  for (const name of BUILD_TOOLS) await step(name, (note) => provideTool(name, note));
  say(`  ready in ${seconds(startedAt)}`);
} catch (error) {
  fail(error);
}
