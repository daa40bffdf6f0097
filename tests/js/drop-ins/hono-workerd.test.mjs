// The Hono application in workerd, as a Cloudflare worker.

import { after } from "node:test";
import { startSandbox } from "everbearer/sandbox";
import { workerModules } from "../runtimes/bundlers.mjs";
import { variablesOf } from "../runtimes/variables.mjs";
import { startWorker } from "../runtimes/worker.mjs";
import { example } from "./drop-in.mjs";
import { served } from "./served.mjs";

const sandbox = await startSandbox();
const modules = await workerModules(example("hono.mjs"));
const worker = await startWorker({ bindings: variablesOf(sandbox), modules });
after(async () => {
  await worker.dispose();
  await sandbox.close();
});

served("Hono in workerd", sandbox.oauth, {
  get: () => new Request(new URL("things/7", worker.base)),
  post: (thing) =>
    new Request(new URL("things", worker.base), { method: "POST", body: JSON.stringify(thing) }),
});
