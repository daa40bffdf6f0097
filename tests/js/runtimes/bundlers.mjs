// Owns building a bundle with each bundler, configured as usual for its target.

import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { build as esbuildBuild } from "esbuild";
import { rollup as startRollup } from "rollup";
import { load, programs, run } from "./tools.mjs";

async function esbuild(entry, directory) {
  const outfile = join(directory, "bundle.mjs");
  const place = { bundle: true, minify: true, platform: "node", format: "esm" };
  await esbuildBuild({ ...place, entryPoints: [entry], outfile, logLevel: "error" });
  return outfile;
}

async function rollup(entry, directory) {
  const { default: resolve } = await load("@rollup/plugin-node-resolve");
  const plugins = [resolve({ exportConditions: ["node"] })];
  const bundle = await startRollup({ input: entry, plugins, external: /^node:/ });
  const file = join(directory, "bundle.mjs");
  // A directory, because the package loads a part of its code late.
  await bundle.write({ dir: directory, entryFileNames: "bundle.mjs", format: "es" });
  await bundle.close();
  return file;
}

async function vite(entry, directory) {
  const { build } = await load("vite");
  await build({
    configFile: false,
    logLevel: "error",
    ssr: { noExternal: true },
    build: {
      ssr: entry,
      outDir: directory,
      emptyOutDir: false,
      rollupOptions: { output: { entryFileNames: "bundle.mjs" } },
    },
  });
  return join(directory, "bundle.mjs");
}

async function webpack(entry, directory) {
  const { default: compile } = await load("webpack");
  const output = { path: directory, filename: "bundle.cjs" };
  const compiler = compile({ mode: "production", target: "node", entry, output });
  const stats = await new Promise((resolve, reject) => {
    compiler.run((error, result) => (error ? reject(error) : resolve(result)));
  });
  if (stats.hasErrors() || stats.hasWarnings()) throw new Error(stats.toString());
  return join(directory, "bundle.cjs");
}

/** Bundlers for Node: each takes the entry's path and a directory, and gives the bundle's path. */
export const bundlers = { esbuild, rollup, vite, webpack };

/** Leaves the import of the wasm to the runtime, as bundlers for the edge do, and gives its file. */
function wasmImport(found, replace) {
  return {
    name: "wasm-import",
    setup(build) {
      build.onResolve({ filter: /\.wasm(\?module)?$/ }, ({ path, resolveDir }) => {
        found.path = join(resolveDir, path.replace("?module", ""));
        return replace ? { path, namespace: "wasm" } : { path, external: true };
      });
      build.onLoad({ filter: /.*/, namespace: "wasm" }, () => ({ contents: replace }));
    },
  };
}

/** Replaces a module for the package only. */
const inPlaceOf = (specifier, path) => ({
  name: "in-place-of",
  setup(build) {
    build.onResolve({ filter: new RegExp(`^${specifier}$`) }, ({ importer }) =>
      importer.includes("node_modules") ? { path } : { path: specifier, external: true },
    );
  },
});

async function edgeBundle(entry, { plugins = [], ...options }, replace) {
  const wasm = {};
  const { outputFiles } = await esbuildBuild({
    ...options,
    entryPoints: [entry],
    bundle: true,
    write: false,
    logLevel: "error",
    plugins: [wasmImport(wasm, replace), ...plugins],
  });
  return { code: outputFiles[0].text, wasm: wasm.path && readFileSync(wasm.path) };
}

/** A worker's modules, for miniflare, with another cloudflare:workers for the package if given. */
export async function workerModules(entry, workers) {
  const plugins = workers ? [inPlaceOf("cloudflare:workers", workers)] : [];
  const conditions = ["workerd", "worker"];
  const options = {
    format: "esm",
    conditions,
    external: ["cloudflare:*", "node:async_hooks"],
    plugins,
  };
  const { code, wasm } = await edgeBundle(entry, options);
  return [
    { type: "ESModule", path: "worker.mjs", contents: code },
    ...(wasm ? [{ type: "CompiledWasm", path: "everbearer.wasm", contents: wasm }] : []),
  ];
}

/** The same, built by wrangler. */
export async function wranglerModules(entry, directory) {
  const flags = ["--dry-run", "--name", "test", "--compatibility-date", "2026-04-01"];
  const args = [programs.wrangler, "deploy", entry, ...flags, "--outdir", directory];
  const env = { CI: "1", WRANGLER_SEND_METRICS: "false", XDG_CONFIG_HOME: directory };
  const { stdout } = await run(process.execPath, args, { env });
  const wasm = readdirSync(directory).find((name) => name.endsWith(".wasm"));
  if (!wasm) throw new Error(`wrangler has left the wasm behind\n${stdout}`);
  const script = basename(entry).replace(/\.mjs$/, ".js");
  return [
    { type: "ESModule", path: script, contents: readFileSync(join(directory, script), "utf8") },
    { type: "CompiledWasm", path: wasm, contents: readFileSync(join(directory, wasm)) },
  ];
}

/** A script for the edge runtime, which takes the module from a global, and the module's bytes. */
export const edgeScript = (entry) =>
  edgeBundle(
    entry,
    { format: "iife", conditions: ["edge-light", "worker"] },
    "export default globalThis.everbearerWasm;",
  );
