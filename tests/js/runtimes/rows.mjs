// Owns the rows of the table: each runtime, with each way of loading the package, and how to run the
// behaviours in it.

import { writeFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { bundlers, edgeScript, workerModules, wranglerModules } from "./bundlers.mjs";
import { names } from "./suite.mjs";
import { beside, programs, run } from "./tools.mjs";
import { startWorker } from "./worker.mjs";

const adapter = (name) => beside(`adapters/${name}`);

/** A runtime that is a program: the outcomes are the last line of its output. */
const inProgram =
  (file, ...args) =>
  async (env) => {
    const { stdout } = await run(file, args, { env });
    return JSON.parse(stdout.trim().split("\n").at(-1));
  };

/** A directory outside of the project, from which no package resolves. */
export async function apart(work) {
  const directory = await mkdtemp(join(tmpdir(), "everbearer-bundle-"));
  try {
    return await work(directory);
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

const bundled = (bundle) => (env) =>
  apart(async (directory) => {
    const file = await bundle(adapter("process.mjs"), directory);
    return inProgram(process.execPath, file)(env);
  });

/** workerd, with a bundle's modules and a request for each behaviour. */
async function inWorkerd(bindings, modules, settings) {
  const { ask, dispose } = await startWorker({ bindings, modules, settings });
  try {
    const outcomes = {};
    for (const name of names) outcomes[name] = await ask("", { behaviour: name });
    return outcomes;
  } finally {
    await dispose();
  }
}

const worker = beside("workers/behaviours.mjs");

const bundledWorker = (settings) => async (env) =>
  inWorkerd(env, await workerModules(worker), settings);

const wranglersWorker = (settings) => (env) =>
  apart(async (directory) => inWorkerd(env, await wranglerModules(worker, directory), settings));

const inEdgeRuntime = (env) =>
  apart(async (directory) => {
    const { code, wasm } = await edgeScript(adapter("edge.mjs"));
    writeFileSync(join(directory, "script.js"), code);
    writeFileSync(join(directory, "everbearer.wasm"), wasm);
    const { EVERBEARER_RUNTIMES } = process.env;
    const inVm = inProgram(process.execPath, adapter("edge-vm.mjs"), directory);
    return inVm({ ...env, EVERBEARER_RUNTIMES });
  });

const nodes = [20, 22, 24].flatMap((major) =>
  [
    ["import", "process.mjs"],
    ["require", "process.cjs"],
  ].map(([how, file]) => [`Node ${major}, ${how}`, inProgram(programs.node(major), adapter(file))]),
);

const deno = (...args) => {
  const flags = ["--no-prompt", "--allow-net", "--allow-env"];
  // Deno does not accept a server certificate that is also an authority's, as that of the tests is.
  flags.push("--unsafely-ignore-certificate-errors=localhost");
  return inProgram(programs.deno, "run", ...flags, ...args);
};

/** For the tests, not for the package: it gives a worker AsyncLocalStorage, and nothing else. */
const WITH_CONTEXTS = { compatibilityFlags: ["nodejs_als"] };

export const rows = [
  ...nodes,
  ["Deno, import", deno(adapter("process.mjs"))],
  ["Deno, require", deno("--allow-read", adapter("process.cjs"))],
  ["Bun, import", inProgram(programs.bun, adapter("process.mjs"))],
  ["Bun, require", inProgram(programs.bun, adapter("process.cjs"))],
  ["workerd", bundledWorker(WITH_CONTEXTS)],
  ["workerd as of 2022", bundledWorker({ compatibilityDate: "2022-11-30", ...WITH_CONTEXTS })],
  ["wrangler's bundle", wranglersWorker({ compatibilityFlags: ["nodejs_compat"] })],
  ["edge-runtime", inEdgeRuntime],
  ...Object.entries(bundlers).map(([name, bundle]) => [`${name}'s bundle`, bundled(bundle)]),
];
