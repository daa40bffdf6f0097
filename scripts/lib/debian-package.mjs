// Owns Debian packages without root: fetched by apt with a state of its own, and unpacked in the cache.

import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { filesBelow } from "./hash.mjs";
import { provideDirectory } from "./installed.mjs";
import { capture } from "./run.mjs";

const DPKG_STATUS = "/var/lib/dpkg/status";

/** apt with state of its own below this directory, which needs no root; sources and keys are the machine's. */
function aptIn(place, note) {
  for (const parts of [
    ["lists", "partial"],
    ["archives", "partial"],
  ]) {
    mkdirSync(join(place, ...parts), { recursive: true });
  }
  const own = { "Dir::State": place, "Dir::Cache": place, "Dir::State::status": DPKG_STATUS };
  const flags = Object.entries(own).flatMap(([name, value]) => ["-o", `${name}=${value}`]);
  return (...args) => capture("apt-get", [...flags, ...args], { cwd: place, onLine: note });
}

/** Unpacks the package, with all that it needs and the machine lacks. */
async function unpack(name, place, note) {
  const work = join(place, "apt");
  const apt = aptIn(work, note);
  await apt("update");
  const install = ["--simulate", "--no-install-recommends", "install", name];
  const lacking = [...(await apt(...install)).matchAll(/^Inst (\S+)/gm)].map(([, each]) => each);
  await apt("download", ...lacking);
  for (const file of filesBelow([work]).filter((each) => each.endsWith(".deb"))) {
    await capture("dpkg-deb", ["--extract", file, place]);
  }
  rmSync(work, { recursive: true });
}

/** The directories below this one that have shared libraries. */
const librariesBelow = (place) => [
  ...new Set(
    filesBelow([place])
      .filter((file) => /\.so(\.\d+)*$/.test(file))
      .map(dirname),
  ),
];

/** This package, unpacked unless it is there: its directory, and the variables that its programs need. */
export async function provideDebianPackage(name, note) {
  const place = await provideDirectory(
    name,
    [readFileSync("/etc/os-release")],
    (fresh) => unpack(name, fresh, note),
    note,
  );
  return { place, env: { LD_LIBRARY_PATH: librariesBelow(place).join(":") } };
}
