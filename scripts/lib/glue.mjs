// Owns turning wasm-bindgen's glue into a factory. The generated module keeps its state (the wasm
// instance, the table of borrowed objects) at module level, so one import is one instance for ever, but
// clients need a second one after a trap. esbuild writes the module as a function body instead, and each
// call of that function makes a new copy. Its free name `host`, where the module's own imports come from, is the
// parameter of that function.
//
// One edit is made to the generated text: each of its functions becomes a constant in brackets. V8 compiles a
// function in brackets together with the code around it. It compiles any other function when that is first
// called, and then has to find and parse it again; nearly all of them are called by the first token.
//
// Exports that return a JavaScript value are called through a proxy. The V8 of Node 20 inlines calls of wasm
// functions into optimised JavaScript, and ends the process ("unreachable code" in its deoptimizer) if such
// JavaScript is deoptimised while the wasm function runs and calls back. Exports that return a number or
// nothing are not affected. A proxy is not inlined; it costs a warm call a tenth of what it adds to fetch.
//
// The optimiser gives the wasm's imports and exports short names (a twentieth of its size); the module
// written here maps them to the glue's long names.

import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { stampOf } from "./glue-stamp.mjs";
import { inBuild, inRoot } from "./paths.mjs";

const generated = (name) => inRoot("js", "src", "generated", name);
const NOTICE = "// Written by scripts/build.mjs out of wasm-bindgen's output: do not edit.\n";

const DECLARATION = `${NOTICE}
import type { Call, Client, Pool } from "./bindings.js";

/** What joins one wasm instance to JavaScript. */
export interface Glue {
  /** The import object of the instance. */
  readonly imports: { readonly a: Record<string, (...args: unknown[]) => unknown> };
  /** The names in it, by what they are for: making callbacks, queueing tasks, setting and clearing timers. */
  readonly roles: Readonly<
    Record<"callback" | "queueMicrotask" | "setTimeout" | "clearTimeout", readonly string[]>
  >;
  /**
   * Hands the instance's exports over, and starts it. What is thrown when something is freed, by the collector
   * as well, goes to the second: it is nobody's error.
   */
  readonly start: (exports: WebAssembly.Exports, trapped: (error: unknown) => void) => void;
  /** Takes them back, so that what is collected later does not reach into a failed instance. */
  readonly stop: () => void;
  /** The classes that the module exports. */
  readonly Client: typeof Client;
  readonly Pool: typeof Pool;
  readonly Call: typeof Call;
}

/** What stands in the wasm that this is the glue of. */
export const stamp: string;

/** A fresh copy of the glue, for one wasm instance and its host. */
export function createGlue(host: object): Glue;
`;

export const names = inBuild("names.json");
const wasm = inBuild("everbearer.wasm");
const signatures = inBuild("pkg", "everbearer_bg.wasm.d.ts");
export const glueInputs = [
  wasm,
  inBuild("pkg", "everbearer_bg.js"),
  inBuild("pkg", "everbearer.d.ts"),
  signatures,
  names,
];
export const glueOutputs = ["glue.js", "glue.d.ts", "bindings.d.ts"].map(generated);

/** The exports that return a JavaScript value, or several values. */
function shieldedExports() {
  const lines = readFileSync(signatures, "utf8").matchAll(
    /^export const (\w+): \(.*\) => (.+);$/gm,
  );
  const found = [...lines].filter(([, , type]) => !["number", "void"].includes(type));
  if (found.length === 0) throw new Error("no export returns a JavaScript value");
  return found.map(([, name]) => name);
}

/** The functions of wasm-bindgen's output; each begins and ends at the start of a line. */
const FUNCTION = /^(export )?function (\w+)(\(.*?\) \{.*?)^\}/gms;
const CATCHING =
  /^(export )?function (\w+)\(\) \{ return handleError\(function (\(.*?\)) \{(.*?)^\}, arguments\); \}/gms;

/** The glue's text with each function as a constant in brackets. */
export function inBrackets(text) {
  const edited = text
    .replace(CATCHING, "$1function $2$3 {\ntry {$4 } catch (error) { keepError(error); }\n}")
    .replace(
      FUNCTION,
      (_, exported = "", name, rest) => `${exported}const ${name} = (function${rest}});`,
    );
  const left = edited.match(/^(?:export )?(?:async )?function\b.*|\bhandleError\(.*/m);
  if (left) throw new Error(`the glue has a function of an unknown form: ${left[0]}`);
  return `${edited}
const keepError = (function (error) {
  wasm.__wbindgen_exn_store(addToExternrefTable0(error));
});
`;
}

const edited = {
  name: "functions in brackets",
  setup(build) {
    build.onLoad({ filter: /everbearer_bg\.js$/ }, ({ path }) => ({
      contents: inBrackets(readFileSync(path, "utf8")),
    }));
  },
};

/** A module's text as that of a function: its exports become what that returns. */
function returned(module) {
  const [statement, names] = /export\s*\{([^}]*)\};?\s*$/.exec(module) ?? [];
  if (!names) throw new Error("the glue has no exports at its end");
  const members = names.split(",").map((name) => {
    const [inner, outer = inner] = name.trim().split(" as ");
    return `${outer}: ${inner}`;
  });
  return `${module.slice(0, -statement.length)}return { ${members.join(", ")} };`;
}

const isImport = ([module]) => module === "./everbearer_bg.js";

/** The module's entry: every import and export under the name that the optimised wasm has for it. */
function entry({ imports, exports }) {
  const foreign = imports.filter((line) => !isImport(line));
  if (foreign.length > 0) throw new Error(`unknown wasm imports: ${JSON.stringify(foreign)}`);
  const inward = imports.map(([, name, short]) => `${JSON.stringify(short)}: bg.${name}`);
  const outward = exports.map(([name, short]) => `${name}: exports[${JSON.stringify(short)}]`);
  const role = (prefix) =>
    imports.filter(([, name]) => name.startsWith(prefix)).map(([, , short]) => short);
  const roles = {
    callback: role("__wbindgen_generic_"),
    queueMicrotask: role("__wbg_queueMicrotask_"),
    setTimeout: role("__wbg_setTimeout_"),
    clearTimeout: role("__wbg_clearTimeout_"),
  };
  for (const [name, found] of Object.entries(roles)) {
    if (found.length === 0) throw new Error(`no wasm import is known as ${name}`);
  }
  return `
    import * as bg from "./everbearer_bg.js";
    export { Call, Client, Pool } from "./everbearer_bg.js";
    export const imports = { a: { ${inward.join(",\n")} } };
    export const roles = ${JSON.stringify(roles)};
    const freeing = ["__wbg_call_free", "__wbg_client_free", "__wbg_pool_free", "__wbindgen_destroy_closure"];
    const unheard = (free, trapped) => (...args) => {
      try {
        return free(...args);
      } catch (error) {
        trapped(error);
      }
    };
    export const start = (function (exports, trapped) {
      const named = { ${outward.join(",\n")} };
      for (const name of ${JSON.stringify(shieldedExports())}) named[name] = new Proxy(named[name], {});
      for (const name of freeing) named[name] = unheard(named[name], trapped);
      bg.__wbg_set_wasm(named);
      named.__wbindgen_start();
    });
    export function stop() {
      bg.__wbg_set_wasm(Object.fromEntries(freeing.map((name) => [name, () => {}])));
    }`;
}

export async function writeGlue() {
  const { build } = await import("esbuild");
  mkdirSync(generated(""), { recursive: true });
  const { outputFiles } = await build({
    stdin: {
      contents: entry(JSON.parse(readFileSync(names, "utf8"))),
      resolveDir: inBuild("pkg"),
    },
    bundle: true,
    minify: true,
    write: false,
    format: "esm",
    platform: "neutral",
    target: "es2022",
    charset: "utf8",
    plugins: [edited],
    logLevel: "silent",
  });
  writeFileSync(
    generated("glue.js"),
    `${NOTICE}export const stamp = "${stampOf(readFileSync(wasm))}";
export function createGlue(host) {
${returned(outputFiles[0].text)}
}
`,
  );
  writeFileSync(generated("glue.d.ts"), DECLARATION);
  const bindings = readFileSync(inBuild("pkg", "everbearer.d.ts"), "utf8");
  writeFileSync(generated("bindings.d.ts"), NOTICE + bindings);
}
