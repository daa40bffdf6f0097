// Owns bundling the compiled JavaScript and its types into the files of the package. `entries` has one
// line for each public entry; shared code becomes a chunk beside them, so that a path relative to the
// package's files means the same everywhere.

import { readFileSync } from "node:fs";
import { transform } from "esbuild";
import { dts } from "rollup-plugin-dts";

const compiled = "build/js";
const target = "build/dist";

/** File name in the package -> module below js/src. */
const entries = {
  node: "entries/node",
  inline: "entries/inline",
  slim: "entries/slim",
  athena: "entries/athena",
  vagaro: "entries/vagaro",
  pool: "entries/pool",
  presets: "entries/presets",
  redis: "entries/redis",
  file: "entries/file",
  telemetry: "entries/telemetry",
  sandbox: "sandbox/index",
  "wasm-text": "entries/parts/wasm-text",
};

/** Entries for runtimes and bundlers that support only ECMAScript modules, or use them for CommonJS too. */
const moduleEntries = {
  workerd: "entries/workerd",
  "edge-light": "entries/edge-light",
  deno: "entries/deno",
  bun: "entries/bun",
  bundled: "entries/bundled",
  cloudflare: "entries/cloudflare",
  cli: "entries/cli",
};

/** The same for types. The entries of all runtimes have the types of the index. */
const typeEntries = {
  index: "index",
  slim: "entries/slim",
  "everbearer.wasm": "entries/wasm",
  athena: "providers/athena/index",
  vagaro: "providers/vagaro/index",
  pool: "pool/index",
  presets: "presets/index",
  redis: "entries/redis",
  cloudflare: "entries/cloudflare",
  file: "entries/file",
  telemetry: "entries/telemetry",
  sandbox: "sandbox/index",
};

const inputs = (entries, extension) =>
  Object.fromEntries(
    Object.entries(entries).map(([name, module]) => [name, `${compiled}/${module}${extension}`]),
  );

/** Each file adds some tenths of a millisecond to a start, so code that is needed together is one file. */
const CHUNKS = {
  client: /\/js\/(client\/client|entries\/parts\/neutral)\.js$/,
  authentication: /\/js\/authentication\/index\.js$/,
  stores: /\/js\/stores\/index\.js$/,
};
const manualChunks = (id) =>
  Object.entries(CHUNKS).find(([, members]) => members.test(id))?.[0] ?? null;

const output = (extension, format) => ({
  dir: target,
  manualChunks,
  format,
  exports: "named",
  generatedCode: "es2015",
  externalLiveBindings: false,
  hoistTransitiveImports: false,
  entryFileNames: `[name]${extension}`,
  // Rollup names the chunk of a declaration "x.d"; the extension already has the "d".
  chunkFileNames: ({ name }) => `shared-${name.replace(/\.d$/, "")}${extension}`,
});

/** The plugin recognises namespaces only in rollup's old output. */
const types = (extension) => ({ ...output(extension, "es"), generatedCode: "es5" });

/** The types of an entry that CommonJS does not have. */
const onlyModules = {
  name: "only-modules",
  generateBundle(_options, bundle) {
    delete bundle["cloudflare.d.cts"];
  },
};

/** CommonJS has no import.meta; rollup's replacement also looks for a browser's document. */
const importMetaUrl = {
  name: "import-meta-url",
  resolveImportMeta(property, { format }) {
    if (format !== "cjs" || property !== "url") return null;
    return 'require("node:url").pathToFileURL(__filename).href';
  },
};

/** Runtimes and their bundlers load the wasm, so its path stays relative to the package's files. */
const wasmImports = {
  name: "wasm-imports",
  resolveId: (id) => (/\.wasm(\?module)?$/.test(id) ? { id, external: "absolute" } : null),
};

/**
 * Tools that copy the files of a server (Nitro) resolve the package by the condition `module` and follow that file's
 * imports. Node loads another file, so this refers to it in a way that they follow and bundlers do not (webpack
 * follows `createRequire` if it is imported by name). It is never called.
 */
const whatNodeLoads = {
  name: "what-node-loads",
  renderChunk(code, { name }) {
    if (name !== "bundled") return null;
    return `import * as module from "node:module";
${code}
function traced() {
  const load = module.createRequire(import.meta.url);
  return load("./node.mjs");
}
`;
  },
};

/** What other files import of a chunk, at its end. */
const EXPORTS = /\nexport \{[^}]*\};\s*$/;

/**
 * The client minified, because a start reads and scans all of it. To a minifier, a text without exports is a script,
 * whose outer names belong to others. So classes and functions keep theirs, for stacks and for `constructor.name`.
 */
const compact = {
  name: "compact",
  async renderChunk(code, { name }) {
    if (!(name in CHUNKS)) return null;
    // A text with imports is a module to the minifier, which then looks after its exports.
    const [exports = ""] = (name === "client" && EXPORTS.exec(code)) || [];
    const script = code.slice(0, code.length - exports.length);
    const minified = await transform(script, {
      minify: true,
      // Node prints the line of an uncaught error.
      ...(name === "client" && { lineLimit: 100 }),
      legalComments: "none",
      charset: "utf8",
      target: "es2022",
    });
    // Tools look for the names of files: lines break neither within texts, nor between a name and what loads it.
    const folded = minified.code.replaceAll("\\\n", "");
    return { code: folded.replace(/\b(require|import)\(\n/g, "$1(") + exports, map: null };
  },
};

/** Functions that are marked as free of side effects. */
const MARKED = /@__NO_SIDE_EFFECTS__ \*\/\s*(?:\/\*\*.*?\*\/\s*)?(?:export )?function (\w+)/gs;

/**
 * Marks the calls of these functions in providers: esbuild reads a function's mark in its own file only, terser none, and
 * they would keep every operation in every bundle.
 */
const pureCalls = {
  name: "pure-calls",
  marked: new Set(),
  buildStart() {
    const sources = ["operations/declare", "operations/shapes", "providers/athena/resources"].map(
      (module) => `${compiled}/${module}.js`,
    );
    const marked = sources.flatMap((file) => [...readFileSync(file, "utf8").matchAll(MARKED)]);
    pureCalls.marked = new Set(marked.map(([, name]) => name));
  },
  transform(code, id) {
    if (!/\/js\/providers\//.test(id)) return null;
    const calls = nodesIn(this.parse(code)).filter(
      ({ type, callee }) => type === "CallExpression" && pureCalls.marked.has(callee.name),
    );
    const starts = calls.map(({ start }) => start).sort((one, other) => other - one);
    const marked = (text, at) => `${text.slice(0, at)}/* @__PURE__ */ ${text.slice(at)}`;
    return { code: starts.reduce(marked, code), map: null };
  },
};

/** A node and all below it. */
function nodesIn(node) {
  if (typeof node !== "object" || node === null) return [];
  return [node, ...Object.values(node).flatMap(nodesIn)];
}

/** Members of a provider's declarations that only documents and tests read. */
const UNSHIPPED = new Set(["provenance", "seed"]);

/** Drops them: they make up a twentieth of a provider's code, and no program reads them. */
const declarations = {
  name: "declarations",
  transform(code, id) {
    if (!/\/js\/providers\//.test(id)) return null;
    const dropped = nodesIn(this.parse(code))
      .flatMap(unshipped)
      .sort((one, other) => other.start - one.start);
    const without = (text, { start, end }) =>
      text.slice(0, start) + text.slice(end).replace(/^\s*,?/, "");
    return { code: dropped.reduce(without, code), map: null };
  },
};

/** These members of a node that is a declaration: an object with a path and a result. */
function unshipped({ type, properties }) {
  const names = type === "ObjectExpression" ? properties.map(({ key }) => key?.name) : [];
  return names.includes("path") && names.includes("result")
    ? properties.filter(({ key }) => UNSHIPPED.has(key?.name))
    : [];
}

const shared = {
  external: /^(node:|cloudflare:|everbearer$|@opentelemetry\/api$)/,
  onwarn(warning) {
    throw new Error(warning.message);
  },
};

export default [
  {
    ...shared,
    input: inputs({ ...entries, ...moduleEntries }, ".js"),
    plugins: [wasmImports, declarations, pureCalls, whatNodeLoads, compact],
    output: output(".mjs", "es"),
  },
  {
    ...shared,
    input: inputs(entries, ".js"),
    plugins: [declarations, pureCalls, importMetaUrl, compact],
    output: output(".cjs", "cjs"),
  },
  {
    ...shared,
    input: inputs(typeEntries, ".d.ts"),
    plugins: [dts()],
    output: [types(".d.mts"), { ...types(".d.cts"), plugins: [onlyModules] }],
  },
];
