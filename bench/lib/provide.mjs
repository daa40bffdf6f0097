// Owns the measured project, below build/: a copy of this directory's programs, with the peers of its
// lock file and the packed tarball installed.

import { cpSync, mkdirSync, renameSync, symlinkSync } from "node:fs";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { installTarball } from "../../scripts/lib/consumer.mjs";
import { pack } from "../../scripts/lib/pack.mjs";
import { installPackages } from "../../scripts/lib/packages.mjs";
import { inBuild, inRoot, root } from "../../scripts/lib/paths.mjs";

const MANIFESTS = ["package.json", "package-lock.json"];
const PROGRAMS = ["server.mjs", "worker.mjs", "lib", "peers", "measure"];

async function copy(place, names) {
  mkdirSync(place, { recursive: true });
  for (const name of names) {
    await rm(join(place, name), { recursive: true, force: true });
    cpSync(inRoot("bench", name), join(place, name), { recursive: true });
  }
}

/** Installs the package as a user does, beside the peers. */
async function installPackage(place) {
  const consumer = join(place, "consumer");
  const installed = join(place, "node_modules", "everbearer");
  for (const path of [consumer, installed]) await rm(path, { recursive: true, force: true });
  mkdirSync(consumer);
  await pack();
  await installTarball(consumer);
  renameSync(join(consumer, "node_modules", "everbearer"), installed);
}

/** A project with all peers. */
export async function provideProject(note) {
  const place = inBuild("bench");
  await copy(place, [...MANIFESTS, ...PROGRAMS]);
  await installPackages(place, note);
  await installPackage(place);
  return place;
}

/** A project without peers, with the tree itself as the package: nothing is installed. */
export async function provideBareProject() {
  const place = inBuild("bench-smoke");
  await rm(place, { recursive: true, force: true });
  await copy(place, PROGRAMS);
  mkdirSync(join(place, "node_modules"));
  symlinkSync(root, join(place, "node_modules", "everbearer"), "junction");
  return place;
}

/** A project with the package, without peers, and with the programs of one more directory. */
export async function provideOwnProject(directory) {
  const place = inBuild(`bench-${directory}`);
  await rm(place, { recursive: true, force: true });
  await copy(place, [...PROGRAMS, directory]);
  await pack();
  await installTarball(place);
  return place;
}
