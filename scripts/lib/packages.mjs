// Owns installing what a package-lock.json names, once for each state of that file.

import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { locked } from "./lock.mjs";
import { inBuild, inRoot } from "./paths.mjs";
import { capture, npm } from "./run.mjs";

/** The directories whose package-lock.json name what we install. */
export const LOCKED = [".", "tests/js/runtimes", "examples/drop-ins", "bench"];

/**
 * The tools of other people's projects, which run on loopback only: what is known of them is theirs. A
 * directory without a manifest has what projects share.
 */
export const TOOL_CHAINS = readdirSync(inRoot("tests", "tool-chains"))
  .map((name) => `tests/tool-chains/${name}`)
  .filter((path) => existsSync(inRoot(path, "package.json")));

/** Installs into this directory what its lock names. Resolves with what was done, in a few words. */
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
    // No package of ours needs an install script, so none is given the chance to run.
    const [command, args] = npm(["ci", "--ignore-scripts", "--no-audit", "--no-fund"]);
    const shell = process.platform === "win32";
    await capture(command, args, { onLine: note, cwd: directory, shell });
    writeFileSync(stampFile, wanted);
    return "installed";
  };
  const lock = inBuild(`npm-${basename(directory)}.lock`);
  return locked(lock, install, () => note("another run is installing"));
}
