// The route handlers in Next.js, built and started: those of its Node runtime, and those of its edge
// runtime, each with a client of its own.

import { spawn } from "node:child_process";
import { cpSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { after } from "node:test";
import { startSandbox } from "everbearer/sandbox";
import { variablesOf } from "../runtimes/variables.mjs";
import { example } from "./drop-in.mjs";
import { served } from "./served.mjs";

const { resolve } = createRequire(import.meta.url);
// Next looks at nothing outside of its root, through links neither: the project stands beside the
// libraries, and the package is copied.
const root = dirname(realpathSync(example("node_modules")));
const place = mkdtempSync(join(root, "next-"));
const sandbox = await startSandbox();
const env = { ...process.env, ...variablesOf(sandbox), NEXT_TELEMETRY_DISABLED: "1" };
let server;

after(async () => {
  server?.kill();
  rmSync(place, { recursive: true, force: true });
  await sandbox.close();
});

/** Runs Next until `done` finds what it looks for in what Next prints. */
function next(args, done) {
  const child = spawn(process.execPath, [join(root, "node_modules/next/dist/bin/next"), ...args], {
    cwd: place,
    env,
    stdio: ["ignore", "pipe", "pipe"],
  });
  let printed = "";
  return new Promise((settle, reject) => {
    const hear = (text) => {
      printed += text;
      const found = done.exec(printed);
      if (found) settle({ child, found });
    };
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding("utf8").on("data", hear);
    child.once("close", (code) => reject(new Error(`next ended with ${code}\n${printed}`)));
  });
}

cpSync(example("next"), place, { recursive: true });
const everbearer = join("node_modules", "everbearer");
cpSync(dirname(dirname(resolve("everbearer"))), join(place, everbearer), { recursive: true });
writeFileSync(join(place, "package.json"), JSON.stringify({ private: true, type: "module" }));
const config = JSON.stringify({ turbopack: { root } });
writeFileSync(join(place, "next.config.mjs"), `export default ${config};\n`);

const built = await next(["build"], /○ {2}\(Static\)|ƒ {2}\(Dynamic\)/);
await new Promise((ended) => built.child.once("close", ended));
const { child, found } = await next(["start", "-H", "127.0.0.1", "-p", "0"], /http:\S+:[1-9]\d*/);
server = child;

for (const route of ["node", "edge"]) {
  const url = new URL(`/${route}/things`, found[0]);
  served(`Next.js, ${route}`, sandbox.oauth, {
    get: () => new Request(`${url}?id=7`),
    post: (thing) => new Request(url, { method: "POST", body: JSON.stringify(thing) }),
  });
}
