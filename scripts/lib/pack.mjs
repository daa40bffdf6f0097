// Owns packing the package: the tarball that npm would publish, in build/pack.

import { existsSync, mkdirSync, readdirSync } from "node:fs";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { inBuild } from "./paths.mjs";
import { Stop } from "./report.mjs";
import { capture, npm } from "./run.mjs";

/** Packs the built package. Resolves with npm's report. */
export async function pack() {
  const place = inBuild("pack");
  await rm(place, { recursive: true, force: true });
  mkdirSync(place, { recursive: true });
  const [command, args] = npm(["pack", "--json", "--ignore-scripts", "--pack-destination", place]);
  const [report] = JSON.parse(await capture(command, args));
  return report;
}

/** The last packed tarball. */
export function packedTarball() {
  const place = inBuild("pack");
  const name = existsSync(place) && readdirSync(place).find((file) => file.endsWith(".tgz"));
  if (!name) throw new Stop("no packed tarball: run the package stage first");
  return join(place, name);
}
