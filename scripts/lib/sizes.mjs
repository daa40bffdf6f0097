// Owns measuring what a user of the package downloads: the wasm, and the JavaScript of each runtime's
// entry with everything it imports, as a bundler would ship it. If the script contains the wasm as text,
// it counts there.

import { readFileSync } from "node:fs";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { inRoot } from "./paths.mjs";

/**
 * The entries, by the names of their files; the last are the clients of providers, with all operations, and the
 * stores.
 */
const ENTRIES = [
  ...["node", "workerd", "edge-light", "slim", "deno", "bun", "bundled", "inline"],
  ...["athena", "vagaro", "pool", "presets", "redis", "cloudflare", "file", "telemetry"],
];

const sizesOf = (bytes) => ({
  raw: bytes.length,
  gzip: gzipSync(bytes, { level: 9 }).length,
  brotli: brotliCompressSync(bytes).length,
});

/** Everything in an edge bundle of OAuthClient. */
const EDGE = "workerd entry and wasm";
const together = (one, other) =>
  Object.fromEntries(Object.entries(one).map(([kind, size]) => [kind, size + other[kind]]));

/**
 * What clients with keys or an issuer load, and those with a store; a bundler without splitting keeps it in the one
 * file.
 */
const CHUNKS = {
  "authentication chunk": "shared-authentication.mjs",
  "stores chunk": "shared-stores.mjs",
};

const CLIENT = ["*/shared-client.mjs"];

const LATE = Object.values(CHUNKS).map((file) => `*/${file}`);

/** A program in the place of a file of the package. */
const program = (contents) => ({ stdin: { contents, resolveDir: inRoot("dist") } });

/** Programs of which a bundler keeps a part of an entry. */
const PARTS = {
  "athena with patients alone, minified": program(`
    import { AthenaCoreClient, patients } from "./athena.mjs";
    AthenaCoreClient.fromEnv().withResources({ patients });`),
};

async function minified(source, others = LATE) {
  const { build } = await import("esbuild");
  const { outputFiles } = await build({
    ...source,
    bundle: true,
    minify: true,
    write: false,
    format: "esm",
    platform: "node",
    // Node reads the file, and uses the text only if the file is missing.
    // The client beneath a provider's client counts with its own entry.
    external: [
      ...[
        "*.wasm",
        "*.wasm?module",
        "cloudflare:*",
        "*/wasm-text.cjs",
        "everbearer",
        "@opentelemetry/api",
      ],
      ...others,
    ],
    legalComments: "none",
  });
  return outputFiles[0].contents;
}

const fileIn = (file) => ({ entryPoints: [inRoot("dist", file)] });

export async function measure() {
  const sizes = { wasm: sizesOf(readFileSync(inRoot("dist", "everbearer.wasm"))) };
  for (const entry of ENTRIES) {
    sizes[`${entry} entry, minified`] = sizesOf(await minified(fileIn(`${entry}.mjs`)));
  }
  for (const [part, source] of Object.entries(PARTS)) {
    sizes[part] = sizesOf(await minified(source));
  }
  for (const [chunk, file] of Object.entries(CHUNKS)) {
    sizes[chunk] = sizesOf(await minified(fileIn(file), CLIENT));
  }
  const parts = ["workerd entry, minified", ...Object.keys(CHUNKS), "wasm"];
  sizes[EDGE] = parts.map((part) => sizes[part]).reduce(together);
  return sizes;
}

/** A program with one preset. The client, which it needs as well, counts with its own entry. */
const withPreset = (name) => program(`export { ${name} } from "./presets.mjs";`);

/** What one preset adds to a bundle: a usual one, and the largest of all. */
export async function measurePresets() {
  const { preset, ...presets } = await import(inRoot("dist", "presets.mjs"));
  if (!preset) throw new Error("the entry of the presets has no preset");
  const sizes = {};
  for (const name of Object.keys(presets)) {
    sizes[name] = sizesOf(await minified(withPreset(name), CLIENT));
  }
  const all = Object.values(sizes).sort((one, other) => other.brotli - one.brotli);
  return { "one preset, minified": sizes.auth0, "largest preset, minified": all[0] };
}

/** One sentence for each figure above its budget, and for each budget without a figure. */
export function overBudget(sizes, budgets) {
  return Object.entries(budgets).flatMap(([what, limits]) =>
    Object.entries(limits).flatMap(([kind, limit]) => {
      const size = sizes[what]?.[kind];
      if (size === undefined) return [`${what} has a budget but was not measured`];
      return size > limit ? [`${what}: ${kind} ${size}, budget ${limit}`] : [];
    }),
  );
}

export function table(sizes, budgets) {
  const cell = (what, kind, size) => {
    const limit = budgets[what]?.[kind];
    return `${kind} ${size}${limit === undefined ? "" : ` of ${limit}`}`.padEnd(24);
  };
  return Object.entries(sizes)
    .map(([what, kinds]) => {
      const cells = Object.entries(kinds).map(([kind, size]) => cell(what, kind, size));
      return `     ${what.padEnd(28)} ${cells.join("")}`.trimEnd();
    })
    .join("\n");
}
