// Owns the Chromium of the console's tests: the one on PATH, or else Debian's package, unpacked in the cache.

import { join } from "node:path";
import { provideDebianPackage } from "./debian-package.mjs";
import { Stop } from "./report.mjs";
import { ask } from "./run.mjs";

const MISSING =
  "chromium is not on PATH. As root run `apt-get install --no-install-recommends chromium`";

async function starts({ command, env }) {
  return await ask(command, ["--version"], { env: { ...process.env, ...env } });
}

/** Its command, and the variables that it needs. */
export async function provideChromium(note) {
  const onPath = { command: "chromium", env: {} };
  if (await starts(onPath)) return onPath;
  try {
    const { place, env } = await provideDebianPackage("chromium", note);
    const unpacked = { command: join(place, "usr", "lib", "chromium", "chromium"), env };
    if (!(await starts(unpacked))) throw new Stop(`${unpacked.command} does not start`);
    return unpacked;
  } catch (error) {
    throw new Stop(`${MISSING}. Getting it without root failed:\n\n${error.message}`);
  }
}
