// Owns the capabilities of this runtime, as its entry states them.

import type { Capabilities } from "./capabilities.js";

let capabilities: Capabilities | undefined;

/** Sets the runtime's capabilities. The first entry wins. */
export function install(runtime: Capabilities): void {
  capabilities ??= runtime;
}

/** The runtime's capabilities. */
export function runtime(): Capabilities {
  if (!capabilities) throw new Error("everbearer was imported without one of its entries");
  return capabilities;
}
