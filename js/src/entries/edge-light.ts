// The entry for Vercel's edge runtime: wasm is a module of the bundle, and there are no timers.

import wasm from "./everbearer.wasm?module";

import { install } from "../runtime/installed.js";
import { neutral } from "./parts/neutral.js";

install({ ...neutral, module: () => wasm, timers: false });

export * from "../index.js";
