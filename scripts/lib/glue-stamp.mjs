// Owns the stamp by which the wasm and its glue recognise each other. The optimiser's short names repeat in every
// version, so the glue of one version could fit the wasm of another and do something else.

import { createHash } from "node:crypto";

const NAME = "everbearer";
const LENGTH = 12;

/** The wasm with its own hash in a custom section at the end. */
export function stamped(wasm) {
  const stamp = createHash("sha256").update(wasm).digest("hex").slice(0, LENGTH);
  const content = Buffer.from(String.fromCharCode(NAME.length) + NAME + stamp, "latin1");
  // A custom section: its id, the length of the rest, the length of its name, its name, and the stamp.
  return Buffer.concat([wasm, Buffer.from([0, content.length]), content]);
}

/** The stamp of a wasm. */
export function stampOf(wasm) {
  const [section] = WebAssembly.Module.customSections(new WebAssembly.Module(wasm), NAME);
  return Buffer.from(section).toString("latin1");
}
