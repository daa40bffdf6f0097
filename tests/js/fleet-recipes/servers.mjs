// Owns the servers that the recipes run against: each test's own, on this machine, without anything kept.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { chownSync, existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { provideRecipeServer } from "../../../scripts/lib/recipe-servers.mjs";
import { Stop } from "../../../scripts/lib/report.mjs";
import { capture } from "../../../scripts/lib/run.mjs";
import { until } from "../support/setup.mjs";
import { noted } from "./recipe.mjs";

const directoryFor = (name) => mkdtempSync(join(tmpdir(), `everbearer-${name}-`));

/** Starts a server in this directory. Both end with the test. */
function start(t, command, args, options) {
  const child = spawn(command, args, { stdio: ["ignore", "ignore", "pipe"], ...options });
  const closed = once(child, "close");
  const server = { printed: "" };
  child.stderr.setEncoding("utf8").on("data", (text) => (server.printed += text));
  t.after(async () => {
    // By this signal Postgres ends when its clients have gone, which they may do a moment after they said so.
    child.kill("SIGTERM");
    await closed;
    rmSync(options.cwd, { recursive: true, force: true });
  });
  return server;
}

/** The server of this name. Where it cannot be had, the test is skipped and says why, except in CI. */
async function provided(t, name) {
  try {
    return await provideRecipeServer(name, noted);
  } catch (error) {
    if (!(error instanceof Stop) || process.env.CI) throw error;
    t.skip(error.message);
    return undefined;
  }
}

/** Postgres refuses to run as root. */
async function unprivileged() {
  if (process.getuid() !== 0) return {};
  const id = async (flag) => Number(await capture("id", [flag, "nobody"]));
  return { uid: await id("-u"), gid: await id("-g") };
}

/** A Postgres: the options of its clients; undefined if there is none. */
export async function startPostgres(t) {
  const found = await provided(t, "postgres");
  if (!found) return undefined;
  const { directory: programs, env } = found;
  const place = directoryFor("postgres");
  const user = await unprivileged();
  if (user.uid !== undefined) chownSync(place, user.uid, user.gid);
  const options = { cwd: place, env: { ...process.env, ...env }, ...user };
  const data = join(place, "data");
  const made = ["-D", data, "-U", "everbearer", "-A", "trust", "--no-sync", "--locale", "C"];
  await capture(join(programs, "initdb"), made, options);
  // Its socket is in the directory, so that no port has to be found.
  const settings = ["-c", "listen_addresses=", "-c", "fsync=off", "-k", place];
  const server = start(t, join(programs, "postgres"), ["-D", data, ...settings], options);
  await until(() => server.printed.includes("ready to accept connections"), "Postgres to start");
  return { host: place, user: "everbearer", database: "postgres" };
}

/** A memcached: its address; undefined if there is none. */
export async function startMemcached(t) {
  const found = await provided(t, "memcached");
  if (!found) return undefined;
  const { directory: programs, env } = found;
  const place = directoryFor("memcached");
  const portFile = join(place, "port");
  const args = ["-l", "127.0.0.1", "-p", "-1"];
  if (process.getuid() === 0) args.push("-u", "root");
  const variables = { ...process.env, ...env, MEMCACHED_PORT_FILENAME: portFile };
  start(t, join(programs, "memcached"), args, { cwd: place, env: variables });
  await until(() => existsSync(portFile), "memcached to start");
  const [, port] = /TCP INET: (\d+)/.exec(readFileSync(portFile, "utf8"));
  return `127.0.0.1:${port}`;
}
