// Owns the servers of the recipes of stores, Postgres and memcached: those of the machine, or else Debian's packages
// without root.

import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { provideDebianPackage } from "./debian-package.mjs";
import { Stop } from "./report.mjs";
import { ask } from "./run.mjs";

/** Debian's directories of Postgres below this root, which are not on PATH; the newest first. */
function postgresIn(root) {
  const versions = join(root, "usr", "lib", "postgresql");
  if (!existsSync(versions)) return [];
  const newestFirst = readdirSync(versions).sort((one, other) => Number(other) - Number(one));
  return newestFirst.map((version) => join(versions, version, "bin"));
}

const SERVERS = {
  postgres: { package: "postgresql", directoriesIn: postgresIn },
  memcached: { package: "memcached", directoriesIn: (root) => [join(root, "usr", "bin")] },
};

/** The first of these directories whose server starts; the empty one is PATH. */
async function startingIn(directories, name, env) {
  for (const directory of directories) {
    const command = join(directory, name);
    const version = await ask(command, ["-V"], { env: { ...process.env, ...env } });
    if (version) return { directory, env, version };
  }
  return undefined;
}

/**
 * The server of this name: the directory of its programs (empty if they are on PATH), their variables, and its
 * version. Rejects with what to do if there is none and none can be had.
 */
export async function provideRecipeServer(name, note) {
  const { package: debian, directoriesIn } = SERVERS[name];
  const installed = await startingIn(["", ...directoriesIn("/")], name, {});
  if (installed) return installed;
  try {
    const { place, env } = await provideDebianPackage(debian, note);
    const unpacked = await startingIn(directoriesIn(place), name, env);
    if (unpacked) return unpacked;
    throw new Stop(`no ${name} of ${place} starts`);
  } catch (error) {
    throw new Stop(
      `${name} is not on PATH. As root run \`apt-get install --no-install-recommends ${debian}\`. ` +
        `Getting it without root failed:\n\n${error.message}`,
    );
  }
}
