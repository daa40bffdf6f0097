// Owns bringing the runtimes and bundlers that the conformance tests run in: the packages that
// tests/js/runtimes/package-lock.json pins, installed once for each content of that file, outside of the
// repository.

import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdirSync, readFileSync } from "node:fs";
import { rename, rm } from "node:fs/promises";
import { arch, platform } from "node:os";
import { join } from "node:path";
import { locked } from "./lock.mjs";
import { cacheDirectory, inRoot } from "./paths.mjs";
import { capture, npm } from "./run.mjs";

const MANIFESTS = ["package.json", "package-lock.json"];
const manifest = (name) => inRoot("tests", "js", "runtimes", name);

function placeOf() {
  const hash = createHash("sha256").update(`${platform()} ${arch()}`);
  for (const name of MANIFESTS) hash.update(readFileSync(manifest(name)));
  return join(cacheDirectory(), `runtimes-${hash.digest("hex").slice(0, 16)}`);
}

/** Installs them unless they are here, and gives the path of their node_modules. */
export async function provideRuntimes(note) {
  const place = placeOf();
  const install = async () => {
    if (existsSync(place)) return;
    note("npm ci of the runtimes");
    const fresh = `${place}.new`;
    await rm(fresh, { recursive: true, force: true });
    mkdirSync(fresh, { recursive: true });
    for (const name of MANIFESTS) cpSync(manifest(name), join(fresh, name));
    const [command, args] = npm(["ci", "--ignore-scripts", "--no-audit", "--no-fund"]);
    await capture(command, args, { cwd: fresh, onLine: note });
    await rename(fresh, place);
  };
  await locked(`${place}.lock`, install, () => note("another run is installing"));
  return join(place, "node_modules");
}

/** A Node of that tree. What is missing there, npm had no build of for this machine. */
export const nodeOf = (modules, major) =>
  join(modules, `node${major}-${platform()}-${arch()}`, "bin", "node");
