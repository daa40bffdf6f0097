// Owns running an edge function in the edge runtime, in place of Vercel: it has the same globals and few
// modules of Node. But it compiles wasm from bytes, which according to Vercel its platform does not.

import buffer from "node:buffer";
import events from "node:events";
import { readFileSync } from "node:fs";
import process from "node:process";
import { EdgeVM } from "@edge-runtime/vm";
import { transform } from "esbuild";

const MODULES = { "node:buffer": buffer, "node:events": events };

/** The edge runtime evaluates scripts, so the module becomes one. */
const { code } = await transform(readFileSync(process.argv[2], "utf8"), { format: "cjs" });
const module = { exports: {} };

const vm = new EdgeVM({
  extend: (context) =>
    Object.assign(context, {
      process: { env: { ...process.env } },
      module,
      require(name) {
        if (name in MODULES) return MODULES[name];
        throw new Error(`the edge runtime has no module ${name}`);
      },
    }),
});
vm.evaluate(code);
vm.context.addEventListener("fetch", (event) =>
  event.respondWith(module.exports.default(event.request, event)),
);
const response = await vm.dispatchFetch("https://example.com/");
const text = await response.text();
if (response.status !== 200) throw new Error(`${response.status} ${text}`);
console.log(text);
