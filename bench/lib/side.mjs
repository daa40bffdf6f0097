// Owns what the runs beside run.mjs have in common: a project that has the package but no peers, the
// server, and the file that the figures go into.

import { fork } from "node:child_process";
import { cpSync, mkdirSync, writeFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import { availableParallelism, cpus } from "node:os";
import { join } from "node:path";
import { installTarball } from "../../scripts/lib/consumer.mjs";
import { pack } from "../../scripts/lib/pack.mjs";
import { inBuild, inRoot } from "../../scripts/lib/paths.mjs";
import { Stop } from "../../scripts/lib/report.mjs";

/** A project with the packed tarball, and the programs of one directory of bench/. */
export async function provideSideProject(name) {
  const place = inBuild(`bench-${name}`);
  await rm(place, { recursive: true, force: true });
  mkdirSync(place, { recursive: true });
  await pack();
  await installTarball(place);
  for (const one of ["server.mjs", "worker.mjs", "lib", "peers", "measure", name]) {
    cpSync(inRoot("bench", one), join(place, one), { recursive: true });
  }
  return place;
}

/** Starts the server. Resolves with where it is, and how to end it. */
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

export function writeFigures(name, extent, measurements) {
  const place = inRoot("bench", "figures");
  mkdirSync(place, { recursive: true });
  const text = JSON.stringify({ machine: machine(), extent, measurements }, null, 2);
  writeFileSync(join(place, name), `${text}\n`);
}
