// Owns measuring a runtime that is a process: the time to the first header, and the cost of calls, with
// the same programs as in Node.

import { spawn } from "node:child_process";
import { join } from "node:path";
import { ask, capture } from "../../scripts/lib/run.mjs";
import { Stop } from "../../scripts/lib/report.mjs";
import { settingsFor } from "../lib/subjects.mjs";

/** Milliseconds until the program's first output, after which it is killed. */
function untilOutput(file, args, cwd) {
  return new Promise((resolve, reject) => {
    const startedAt = performance.now();
    const child = spawn(file, args, { cwd, stdio: ["ignore", "pipe", "inherit"] });
    let milliseconds;
    child.stdout.once("data", () => {
      milliseconds = performance.now() - startedAt;
      child.kill("SIGKILL");
    });
    child.once("error", reject);
    child.once("close", () => {
      if (milliseconds === undefined) reject(new Stop(`${file} ended without output`));
      else resolve(milliseconds);
    });
  });
}

/** `flags` come before the program's path. */
export function inProcess(title, file, flags = []) {
  return {
    async name() {
      const [version] = (await ask(file, ["--version"])).match(/\d+\.\d+\.\d+/);
      return `${title} ${version}`;
    },

    /** A function that measures one start in milliseconds. */
    async starter({ project, server }) {
      const program = join(project, "runtimes", "header.mjs");
      const settings = JSON.stringify(settingsFor(server));
      return (goal, peer) => untilOutput(file, [...flags, program, goal, peer, settings], project);
    },

    async calls({ project, server }, size, peer) {
      const found = {};
      for (const measure of ["latency", "wrapper"]) {
        const task = JSON.stringify({ measure, peer, server, size: size[measure] });
        const args = [...flags, join(project, "worker.mjs"), task];
        const output = await capture(file, args, { cwd: project });
        found[measure] = JSON.parse(output.trimEnd().split("\n").at(-1))[measure].pairs;
      }
      return found;
    },
  };
}
