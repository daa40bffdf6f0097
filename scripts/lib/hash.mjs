// Owns content hashes and stamps: a step has nothing to do if its stamp is the hash of its inputs and
// its outputs exist.

import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { inBuild, root } from "./paths.mjs";

/** Every file at or below the given paths, in a stable order; missing paths are skipped. */
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

/** Hash of the files' paths and contents, and of `extra` (versions, settings). */
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
