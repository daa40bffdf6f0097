// Owns the libraries of the drop-in examples: installed below build/, in the versions of the examples'
// own lock file.

import { copyFileSync, mkdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { installPackages } from "./packages.mjs";
import { inBuild, inRoot } from "./paths.mjs";

const EXAMPLES = join("examples", "drop-ins");

/** Installs them and links them into the examples of this consumer. Resolves with the examples' path. */
export async function provideLibraries(consumer, note) {
  const place = inBuild("drop-ins");
  mkdirSync(place, { recursive: true });
  for (const name of ["package.json", "package-lock.json"]) {
    copyFileSync(inRoot(EXAMPLES, name), join(place, name));
  }
  await installPackages(place, note);
  const examples = join(consumer, EXAMPLES);
  symlinkSync(join(place, "node_modules"), join(examples, "node_modules"), "junction");
  return examples;
}
