// Owns the parts of every run: the server, and the file of figures.

import { fork } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { availableParallelism, cpus } from "node:os";
import { dirname, join } from "node:path";
import { inRoot } from "../../scripts/lib/paths.mjs";
import { Stop } from "../../scripts/lib/report.mjs";

/** Starts the server. Resolves with its URLs, and a function that stops it. */
export async function startServer(project) {
  const child = fork(join(project, "server.mjs"));
  const server = await new Promise((ready, failed) => {
    child.once("message", ready);
    child.once("exit", () => failed(new Stop("the server did not start")));
  });
  return { server, stop: () => child.disconnect() };
}

const machine = () => ({
  cpu: cpus()[0].model,
  cores: availableParallelism(),
  platform: `${process.platform} ${process.arch}`,
  node: process.versions.node,
  date: new Date().toISOString().slice(0, 10),
});

/** The path of figures in the repository. */
export const figuresFile = (name) => inRoot("bench", "figures", name);

export function writeFigures(path, report) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `${JSON.stringify({ machine: machine(), ...report }, null, 2)}\n`);
}
