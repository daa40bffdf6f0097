// The program that runs a script in the edge runtime; the script and its wasm are in the given directory.

import { AsyncLocalStorage } from "node:async_hooks";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { load } from "../tools.mjs";

const { EdgeVM } = await load("@edge-runtime/vm");
const read = (name, encoding) => readFileSync(join(process.argv[2], name), encoding);

const vm = new EdgeVM({
  extend: (context) =>
    Object.assign(context, {
      process: { env: { ...process.env } },
      everbearerWasm: new WebAssembly.Module(read("everbearer.wasm")),
      // Next.js and Vercel give their edge functions Node's.
      AsyncLocalStorage,
    }),
});
vm.evaluate(read("script.js", "utf8"));
console.log(JSON.stringify(await vm.context.outcomes));
