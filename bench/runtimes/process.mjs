// Owns measuring a runtime that is a process: how long it takes to the first header, and what its calls
// cost, with the same programs as under Node.

import { spawn } from "node:child_process";
import { join } from "node:path";
import { ask, capture } from "../../scripts/lib/run.mjs";
import { Stop } from "../../scripts/lib/report.mjs";
import { settingsFor } from "../lib/subjects.mjs";

/** Milliseconds until the program says something; then it is ended. */
function untilItSpeaks(file, args, cwd) {
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
      if (milliseconds === undefined) reject(new Stop(`${file} ended and has said nothing`));
      else resolve(milliseconds);
    });
  });
}

/** `flags` stand before the program's path. */
export function inProcess(title, file, flags = []) {
  return {
    async name() {
      const [version] = (await ask(file, ["--version"])).match(/\d+\.\d+\.\d+/);
      return `${title} ${version}`;
    },

    /** What gives the milliseconds of one start. */
    async starter({ project, server }) {
      const program = join(project, "runtimes", "header.mjs");
      const settings = JSON.stringify(settingsFor(server));
      return (goal, peer) =>
        untilItSpeaks(file, [...flags, program, goal, peer, settings], project);
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
