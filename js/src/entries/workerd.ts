// The entry for Cloudflare workers: wasm as a module of the bundle, no timers, and flights that go on
// when the request that began them is over.

import * as workers from "cloudflare:workers";
import wasm from "./everbearer.wasm";

import { install } from "../runtime/installed.js";
import { neutral } from "./parts/neutral.js";

/** Workers of compatibility dates before 2024-11-11 refuse the option `cache`. */
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
      // Outside of a request there is nothing that could be kept alive.
    }
  },
});

export * from "../index.js";
