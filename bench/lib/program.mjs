// Owns running a program of this folder in a process of its own.

import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

/** What the program `name` prints, which is JSON. */
export function run(name, ...args) {
  const program = fileURLToPath(new URL(name, import.meta.url));
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], {
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(`${name} failed: ${stderr}`);
  return JSON.parse(stdout);
}
