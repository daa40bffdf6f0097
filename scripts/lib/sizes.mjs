// Owns measuring what a user of the package downloads: the wasm, and the JavaScript of an entry with
// everything it imports, as a bundler would ship it.

import { readFileSync } from "node:fs";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { inRoot } from "./paths.mjs";

const sizesOf = (bytes) => ({
  raw: bytes.length,
  gzip: gzipSync(bytes, { level: 9 }).length,
  brotli: brotliCompressSync(bytes).length,
});

async function minified(entry) {
  const { build } = await import("esbuild");
  const { outputFiles } = await build({
    entryPoints: [inRoot("dist", entry)],
    bundle: true,
    minify: true,
    write: false,
    format: "esm",
    platform: "node",
    legalComments: "none",
  });
  return outputFiles[0].contents;
}

export async function measure() {
  return {
    wasm: sizesOf(readFileSync(inRoot("dist", "everbearer.wasm"))),
    "node entry, minified": sizesOf(await minified("node.mjs")),
  };
}

/** One sentence for each size above its budget; a budget for nothing measured is one, too. */
export function overBudget(sizes, budgets) {
  return Object.entries(budgets).flatMap(([what, limits]) =>
    Object.entries(limits).flatMap(([kind, limit]) => {
      const size = sizes[what]?.[kind];
      if (size === undefined) return [`${what} has a budget but was not measured`];
      return size > limit ? [`${what} is ${size} bytes ${kind}, budget ${limit}`] : [];
    }),
  );
}

export function table(sizes, budgets) {
  const cell = (what, kind, size) => {
    const limit = budgets[what]?.[kind];
    return `${kind} ${size}${limit ? ` of ${limit}` : ""}`.padEnd(24);
  };
  return Object.entries(sizes)
    .map(([what, kinds]) => {
      const cells = Object.entries(kinds).map(([kind, size]) => cell(what, kind, size));
      return `     ${what.padEnd(22)} ${cells.join("")}`.trimEnd();
    })
    .join("\n");
}
