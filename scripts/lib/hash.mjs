// Owns content hashes and the stamps made of them: a step whose inputs hash to what its stamp says,
// and whose outputs are there, has nothing to do.

import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { inBuild, root } from "./paths.mjs";

/** Every file at or below the given paths, in a stable order; what is missing counts as empty. */
export function filesBelow(paths) {
  const found = [];
  const walk = (path) => {
    const kind = statSync(path, { throwIfNoEntry: false });
    if (kind?.isFile()) found.push(path);
    else if (kind?.isDirectory())
      for (const name of readdirSync(path).sort()) walk(join(path, name));
  };
  for (const path of paths) walk(path);
  return found;
}

/** Hash of the named files' paths and contents, and of `extra` (versions, settings). */
export function hashOf(paths, extra = "") {
  const hash = createHash("sha256").update(JSON.stringify(extra));
  for (const file of filesBelow(paths)) {
    hash.update(`\0${relative(root, file)}\0`).update(readFileSync(file));
  }
  return hash.digest("hex");
}

const stampFile = (name) => inBuild("stamps", name);

export function isFresh(name, hash, outputs) {
  const file = stampFile(name);
  return existsSync(file) && readFileSync(file, "utf8") === hash && outputs.every(existsSync);
}

export function stamp(name, hash) {
  const file = stampFile(name);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, hash);
}
