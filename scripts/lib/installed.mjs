// Owns installing the packages of a package-lock.json outside of the repository, once for each content.

import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdirSync, readFileSync } from "node:fs";
import { rename, rm } from "node:fs/promises";
import { arch, platform } from "node:os";
import { join } from "node:path";
import { locked } from "./lock.mjs";
import { cacheDirectory } from "./paths.mjs";
import { capture, npm } from "./run.mjs";

const MANIFESTS = ["package.json", "package-lock.json"];

function placeOf(name, directory) {
  const hash = createHash("sha256").update(`${platform()} ${arch()}`);
  for (const manifest of MANIFESTS) hash.update(readFileSync(join(directory, manifest)));
  return join(cacheDirectory(), `${name}-${hash.digest("hex").slice(0, 16)}`);
}

/** Installs this directory's locked packages unless they are there. Resolves with their node_modules. */
export async function provideInstalled(name, directory, note) {
  const place = placeOf(name, directory);
  const install = async () => {
    if (existsSync(place)) return;
    note(`npm ci of ${name}`);
    const fresh = `${place}.new`;
    await rm(fresh, { recursive: true, force: true });
    mkdirSync(fresh, { recursive: true });
    for (const manifest of MANIFESTS) cpSync(join(directory, manifest), join(fresh, manifest));
    const [command, args] = npm(["ci", "--ignore-scripts", "--no-audit", "--no-fund"]);
    await capture(command, args, { cwd: fresh, onLine: note });
    await rename(fresh, place);
  };
  await locked(`${place}.lock`, install, () => note("another run is installing"));
  return join(place, "node_modules");
}
