// Owns the error of a wasm module that is missing or does not fit: what was looked for, the likely cause, and
// what to do.

import { ConfigurationError } from "../errors/errors.js";
import { isA } from "../values/foreign.js";

const DAMAGED =
  "It is damaged, or of another version than the script: install the package again, empty the tool's cache, and " +
  "let no two versions write to one directory.";
const NOT_ALLOWED =
  "WebAssembly may not be compiled here: a content security policy has to allow 'wasm-unsafe-eval'; an edge " +
  "runtime takes the module by import only (Nitro: experimental.wasm; elsewhere everbearer/slim).";
const NO_MODULE =
  "The tool has to make a WebAssembly.Module of the wasm that it imports (Nitro: experimental.wasm), or give " +
  "one to initialize of everbearer/slim.";
const NO_TEXT =
  "TextDecoder is missing, as in Jest's environment jsdom: test in the environment node (@jest-environment node).";

/** The messages of engines if a policy forbids it. */
const FORBIDDEN = /disallow|blocked|refused|security|unsafe-eval/i;

function advice(cause: unknown): string {
  if (typeof WebAssembly !== "object") return NOT_ALLOWED;
  if (typeof TextDecoder !== "function") return NO_TEXT;
  if (FORBIDDEN.test(isA(cause, Error) ? cause.message : "")) return NOT_ALLOWED;
  const unfit = [WebAssembly.CompileError, WebAssembly.LinkError, TypeError];
  return unfit.some((type) => isA(cause, type)) ? DAMAGED : "cause says more.";
}

/** The error. Its detail ends with what to do. */
export function wasmUnavailable(detail: string, cause: unknown): ConfigurationError {
  const message = `The WebAssembly module of everbearer is not available: ${detail}`;
  return new ConfigurationError({ code: "wasm_unavailable", message, cause });
}

/** Runs `work`; if it throws, throws the error that explains why. */
export function orUnavailable<T>(work: () => T, what = "the module"): T {
  try {
    return work();
  } catch (cause) {
    if (isA(cause, ConfigurationError)) throw cause;
    throw wasmUnavailable(`${what} cannot be compiled or started. ${advice(cause)}`, cause);
  }
}

/** The module of these bytes. */
export const compiled = (bytes: Uint8Array<ArrayBuffer>, what: string): WebAssembly.Module =>
  orUnavailable(() => new WebAssembly.Module(bytes), what);

/** Throws if this is not a module, or not that of this version's glue. */
export function checkStamp(module: WebAssembly.Module, stamp: string): void {
  let sections: ArrayBuffer[];
  try {
    sections = WebAssembly.Module.customSections(module, "everbearer");
  } catch (cause) {
    if (!isA(cause, TypeError)) throw cause;
    throw wasmUnavailable(`what was given is not a module. ${NO_MODULE}`, cause);
  }
  const [section] = sections;
  // Tools may strip the stamp.
  if (!section || new TextDecoder().decode(section) === stamp) return;
  throw wasmUnavailable(`it is of another version. ${DAMAGED}`, undefined);
}
