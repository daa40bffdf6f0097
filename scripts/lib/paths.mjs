// Owns paths: the directories of the repository and the per-user tool cache.

import { homedir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("../..", import.meta.url)).replace(/[\\/]$/, "");

export const inRoot = (...parts) => join(root, ...parts);
export const inBuild = (...parts) => join(root, "build", ...parts);

/** Built tools are outside the repository, so that a new clone does not compile them again. */
export function cacheDirectory(env = process.env) {
  if (env.EVERBEARER_CACHE) return env.EVERBEARER_CACHE;
  if (env.XDG_CACHE_HOME) return join(env.XDG_CACHE_HOME, "everbearer");
  return join(homedir(), ".cache", "everbearer");
}
