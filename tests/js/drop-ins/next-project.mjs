// Owns projects of Next.js: made from files, beside the libraries, with a copy of the installed package; and
// running Next in them.

import { spawn } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { after } from "node:test";
import { variablesOf } from "../runtimes/variables.mjs";
import { example } from "./drop-in.mjs";

const { resolve } = createRequire(import.meta.url);
// Next reads nothing outside of its root, and follows no links there: the project is beside the libraries,
// and the package is copied.
const root = dirname(realpathSync(example("node_modules")));

/**
 * A project that is removed after the tests.
 *
 * @param files - The files' texts by path, or the path of a directory with them.
 * @param settings - Members of Next's configuration.
 */
export function nextProject(sandbox, files, settings = {}) {
  const place = mkdtempSync(join(root, "next-"));
  after(() => rmSync(place, { recursive: true, force: true }));
  if (typeof files === "string") cpSync(files, place, { recursive: true });
  else {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(place, path)), { recursive: true });
      writeFileSync(join(place, path), text);
    }
  }
  const everbearer = join("node_modules", "everbearer");
  cpSync(dirname(dirname(resolve("everbearer"))), join(place, everbearer), { recursive: true });
  writeFileSync(join(place, "package.json"), JSON.stringify({ private: true, type: "module" }));
  const config = JSON.stringify({ turbopack: { root }, ...settings });
  writeFileSync(join(place, "next.config.mjs"), `export default ${config};\n`);
  const env = { ...process.env, ...variablesOf(sandbox), NEXT_TELEMETRY_DISABLED: "1" };

  const start = (args) => {
    const program = join(root, "node_modules/next/dist/bin/next");
    const stdio = ["ignore", "pipe", "pipe"];
    const child = spawn(process.execPath, [program, ...args], { cwd: place, env, stdio });
    const printed = { text: "" };
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8").on("data", (text) => (printed.text += text));
    }
    return { child, printed };
  };

  return {
    place,
    /** Builds it; gives the exit code and Next's output. */
    async build() {
      const { child, printed } = start(["build"]);
      const code = await new Promise((settle) => child.once("close", settle));
      return { code, printed: printed.text };
    },
    /** Starts the built application and gives its URL. It ends after the tests. */
    serve() {
      const { child, printed } = start(["start", "-H", "127.0.0.1", "-p", "0"]);
      after(() => child.kill());
      return new Promise((settle, reject) => {
        const hear = () => {
          const found = /http:\S+:[1-9]\d*/.exec(printed.text);
          if (found) settle(found[0]);
        };
        for (const stream of [child.stdout, child.stderr]) stream.on("data", hear);
        child.once("close", (code) =>
          reject(new Error(`next ended with ${code}\n${printed.text}`)),
        );
      });
    },
  };
}
