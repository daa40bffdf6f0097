// Owns the places of the runtimes and bundlers, packages of the tree that the stage has installed, and
// running those that are programs.

import { spawn } from "node:child_process";
import { createRequire } from "node:module";
import { arch, platform } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const modules = process.env.EVERBEARER_RUNTIMES;
if (!modules) throw new Error("run this by `node scripts/test.mjs --only runtimes`");

const here = `${platform()}-${arch()}`;
const { resolve } = createRequire(join(modules, "everbearer.js"));

/** The path of a file beside this one. */
export const beside = (path) => fileURLToPath(new URL(path, import.meta.url));

/** Loads a module of that tree. */
export const load = (name) => import(pathToFileURL(resolve(name)).href);

/** The path of a file in it. */
export const inModules = (...parts) => join(modules, ...parts);

/** The programs, by package name. */
export const programs = {
  node: (major) => inModules(`node${major}-${here}`, "bin", "node"),
  deno: inModules("@deno", `${here}-glibc`, "deno"),
  bun: inModules("@oven", `bun-${here}`, "bin", "bun"),
  wrangler: inModules("wrangler", "bin", "wrangler.js"),
};

/** Runs a program to its end and gives its output. */
export function run(file, args, { env = {}, ...options } = {}) {
  const { PATH, HOME, TMPDIR } = process.env;
  const child = spawn(file, args, {
    ...options,
    env: { PATH, HOME, ...(TMPDIR && { TMPDIR }), NO_COLOR: "1", ...env },
    stdio: ["ignore", "pipe", "pipe"],
    timeout: 60_000,
  });
  const printed = { stdout: "", stderr: "" };
  for (const name of ["stdout", "stderr"]) {
    child[name].setEncoding("utf8").on("data", (text) => (printed[name] += text));
  }
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code, signal) => {
      if (code === 0) resolve(printed);
      else
        reject(
          new Error(`${file} ended with ${code ?? signal}\n${printed.stdout}${printed.stderr}`),
        );
    });
  });
}
