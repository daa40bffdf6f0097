// Owns bundle sizes: an application that consists of a peer's adapter only, minified by esbuild, for Node
// and for an edge runtime. All files of the bundle count: for everbearer, script and wasm.

import { builtinModules } from "node:module";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { build } from "esbuild";

const brotli = { unit: "bytes, brotli", better: "lower" };

export const figures = {
  "bundle-node": { ...brotli, title: "Bundle for Node" },
  "bundle-edge": { ...brotli, title: "Bundle for an edge runtime" },
};

export const comparesWithRaw = false;

const once = { rounds: 1 };
export const sizes = { full: once, quick: once, smoke: once };

const BUILTIN = new RegExp(`^(node:.+|${builtinModules.join("|")})$`);

/** An edge runtime has no modules of Node. Modules that are imported dynamically may be missing. */
const withoutNode = (missing) => ({
  name: "without-node",
  setup({ onResolve }) {
    onResolve({ filter: BUILTIN }, ({ path, kind }) => {
      if (kind !== "dynamic-import") missing.add(path);
      return { path, external: true };
    });
  },
});

const PLACES = {
  node: () => ({ platform: "node" }),
  edge: (missing) => ({
    platform: "browser",
    conditions: ["workerd", "worker"],
    external: ["cloudflare:*"],
    plugins: [withoutNode(missing)],
  }),
};

const total = (files, packed) => files.reduce((sum, { contents }) => sum + packed(contents), 0);

async function bundle(peer, place) {
  const missing = new Set();
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL(`../peers/${peer}.mjs`, import.meta.url))],
    bundle: true,
    minify: true,
    write: false,
    format: "esm",
    outdir: "out",
    loader: { ".wasm": "copy" },
    legalComments: "none",
    logLevel: "error",
    ...PLACES[place](missing),
  });
  if (missing.size > 0) return { absent: `needs ${[...missing].sort().join(", ")}` };
  return {
    value: total(outputFiles, (bytes) => brotliCompressSync(bytes).length),
    gzip: total(outputFiles, (bytes) => gzipSync(bytes, { level: 9 }).length),
    minified: total(outputFiles, (bytes) => bytes.length),
  };
}

export async function sample({ peer }) {
  return {
    "bundle-node": await bundle(peer, "node"),
    "bundle-edge": await bundle(peer, "edge"),
  };
}
