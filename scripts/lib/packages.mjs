// Owns installing the packages of a package-lock.json, once for each state of that file.

import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { locked } from "./lock.mjs";
import { inBuild, inRoot } from "./paths.mjs";
import { capture, npm } from "./run.mjs";

/** The directories with a package-lock.json of our own tools. */
export const LOCKED = [".", "tests/js/runtimes", "tests/js/stores", "examples/drop-ins", "bench"];

/**
 * The projects with tools of other people, which run on loopback only and are not audited. A directory
 * without a manifest has what projects share.
 */
export const TOOL_CHAINS = readdirSync(inRoot("tests", "tool-chains"))
  .map((name) => `tests/tool-chains/${name}`)
  .filter((path) => existsSync(inRoot(path, "package.json")));

/** Installs this directory's locked packages. Resolves with the result in a few words. */
export async function installPackages(directory, note) {
  const stampFile = join(directory, "node_modules", ".everbearer-lock-hash");
  const wanted = createHash("sha256")
    .update(readFileSync(join(directory, "package-lock.json")))
    .digest("hex");
  const here = () => existsSync(stampFile) && readFileSync(stampFile, "utf8") === wanted;
  if (here()) return "up to date";
  const install = async () => {
    if (here()) return "installed by another run";
    note("npm ci");
    // None of the packages needs an install script, so none may run.
    const [command, args] = npm(["ci", "--ignore-scripts", "--no-audit", "--no-fund"]);
    const shell = process.platform === "win32";
    await capture(command, args, { onLine: note, cwd: directory, shell });
    writeFileSync(stampFile, wanted);
    return "installed";
  };
  const lock = inBuild(`npm-${basename(directory)}.lock`);
  return locked(lock, install, () => note("another run is installing"));
}
