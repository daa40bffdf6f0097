// Owns turning wasm-bindgen's glue into a factory. The generated module keeps its state (the wasm
// instance, the table of borrowed objects) at module level, so one import is one instance for ever;
// after a trap a client needs a second one. esbuild writes the module as a function body instead,
// and each call of that function is a fresh copy. The generated text itself is not edited.

import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { inBuild, inRoot } from "./paths.mjs";

const generated = (name) => inRoot("js", "src", "generated", name);
const NOTICE = "// Written by scripts/build.mjs out of wasm-bindgen's output: do not edit.\n";

const DECLARATION = `${NOTICE}
/** What the wasm module exports to JavaScript, and how it is given its instance. */
export type Glue = typeof import("./bindings.js") & {
  readonly __wbg_set_wasm: (exports: WebAssembly.Exports) => void;
};

/** A fresh copy of the glue: the import object of one wasm instance, under "./everbearer_bg.js". */
export function createGlue(): Glue;
`;

export const glueInputs = [inBuild("pkg", "everbearer_bg.js"), inBuild("pkg", "everbearer.d.ts")];
export const glueOutputs = ["glue.js", "glue.d.ts", "bindings.d.ts"].map(generated);

export async function writeGlue() {
  const { build } = await import("esbuild");
  mkdirSync(generated(""), { recursive: true });
  await build({
    entryPoints: [inBuild("pkg", "everbearer_bg.js")],
    outfile: generated("glue.js"),
    bundle: true,
    format: "cjs",
    platform: "neutral",
    target: "es2022",
    charset: "utf8",
    banner: {
      js: `${NOTICE}export function createGlue() {\nconst module = { exports: {} };`,
    },
    footer: { js: "return module.exports;\n}" },
    logLevel: "silent",
  });
  writeFileSync(generated("glue.d.ts"), DECLARATION);
  const bindings = readFileSync(inBuild("pkg", "everbearer.d.ts"), "utf8");
  writeFileSync(generated("bindings.d.ts"), NOTICE + bindings);
}
