// Owns installing packages outside of the repository, once for each content of the files that pin them.

import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdirSync, readFileSync } from "node:fs";
import { rename, rm } from "node:fs/promises";
import { arch, platform } from "node:os";
import { join } from "node:path";
import { locked } from "./lock.mjs";
import { cacheDirectory } from "./paths.mjs";
import { capture, npm } from "./run.mjs";

const MANIFESTS = ["package.json", "package-lock.json"];

/**
 * Makes a directory of the cache unless it is there, for each platform and each content of `parts`. `fill`
 * gets the path where it is made first. Resolves with the directory.
 */
export async function provideDirectory(name, parts, fill, note) {
  const hash = createHash("sha256").update(`${platform()} ${arch()}`);
  for (const part of parts) hash.update(part);
  const place = join(cacheDirectory(), `${name}-${hash.digest("hex").slice(0, 16)}`);
  const make = async () => {
    if (existsSync(place)) return;
    const fresh = `${place}.new`;
    await rm(fresh, { recursive: true, force: true });
    mkdirSync(fresh, { recursive: true });
    await fill(fresh);
    await rename(fresh, place);
  };
  await locked(`${place}.lock`, make, () => note("another run is installing"));
  return place;
}

/** Installs this directory's locked packages unless they are there. Resolves with their node_modules. */
export async function provideInstalled(name, directory, note) {
  const parts = MANIFESTS.map((manifest) => readFileSync(join(directory, manifest)));
  const install = async (place) => {
    note(`npm ci of ${name}`);
    for (const manifest of MANIFESTS) cpSync(join(directory, manifest), join(place, manifest));
    const [command, args] = npm(["ci", "--ignore-scripts", "--no-audit", "--no-fund"]);
    await capture(command, args, { cwd: place, onLine: note });
  };
  return join(await provideDirectory(name, parts, install, note), "node_modules");
}
