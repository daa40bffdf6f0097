// Owns how the API reference is made of the types, with a page for each public entry: of the declarations
// that tsc writes, which are without what is internal. Warnings are errors, so that a name without a page
// and a link that leads nowhere are noticed.

import { OptionDefaults } from "typedoc";

const ENTRIES = [
  "index",
  "providers/athena/index",
  "providers/vagaro/index",
  "pool/index",
  "presets/index",
  "entries/slim",
  "entries/wasm",
  "entries/redis",
  "entries/cloudflare",
  "entries/file",
  "entries/telemetry",
  "sandbox/index",
];

export default {
  name: "everbearer",
  entryPoints: ENTRIES.map((entry) => `build/js/${entry}.d.ts`),
  tsconfig: "tsconfig.api.json",
  out: "build/api",
  // For scripts/check-api.mjs.
  json: "build/api.json",
  readme: "none",
  // The operations of providers are no public names, and their pages have the methods.
  plugin: ["typedoc-plugin-missing-exports"],
  // Declarations and types say with it how sure it is that an API has them.
  blockTags: [...OptionDefaults.blockTags, "@provenance"],
  excludeExternals: true,
  excludeInternal: true,
  excludePrivate: true,
  excludeProtected: true,
  // Lines of declarations are nobody's sources.
  disableSources: true,
  hideGenerator: true,
  treatWarningsAsErrors: true,
};
