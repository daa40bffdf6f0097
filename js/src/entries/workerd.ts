// The entry for Cloudflare workers: wasm is a module of the bundle, there are no timers, and flights outlive
// the incoming request that began them.

import * as workers from "cloudflare:workers";
import wasm from "./everbearer.wasm";

import { install } from "../runtime/installed.js";
import { neutral } from "./parts/neutral.js";

/** Workers with a compatibility date before 2024-11-11 reject the option `cache`. */
function takesCache(): boolean {
  try {
    return new Request("https://cache.invalid", { cache: "no-store" }) instanceof Request;
  } catch {
    return false;
  }
}

let cacheable: boolean | undefined;

install({
  ...neutral,
  cacheable: () => (cacheable ??= takesCache()),
  module: () => wasm,
  environment: () => ({ ...workers.env, ...neutral.environment() }),
  timers: false,
  waitUntil: (promise) => {
    try {
      workers.waitUntil?.(promise);
    } catch {
      // Outside of an incoming request there is nothing to keep alive.
    }
  },
});

export * from "../index.js";
