// Owns which runtime this is: its capabilities, as its entry has stated them.

import type { Capabilities } from "./capabilities.js";

let capabilities: Capabilities | undefined;

/** An entry states its runtime. The first one stays. */
export function install(runtime: Capabilities): void {
  capabilities ??= runtime;
}

/** The runtime that the entry stated. */
export function runtime(): Capabilities {
  if (!capabilities) throw new Error("everbearer was imported without one of its entries");
  return capabilities;
}
