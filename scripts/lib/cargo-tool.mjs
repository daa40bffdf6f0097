// Owns compiling a pinned command line tool with cargo into the cache: in a temporary place first, then
// moved at once, so that a tool is there completely or not at all.

import { existsSync } from "node:fs";
import { mkdir, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { locked } from "./lock.mjs";
import { cacheDirectory } from "./paths.mjs";
import { capture } from "./run.mjs";
import { findTool, toolHome, TOOLS } from "./toolchain.mjs";

// These tools run for a fraction of a second, so fast compiling matters more than fast running. It
// halves the time of a first setup.
const QUICK_BUILD = {
  CARGO_PROFILE_RELEASE_OPT_LEVEL: "0",
  CARGO_PROFILE_RELEASE_LTO: "off",
  CARGO_PROFILE_RELEASE_CODEGEN_UNITS: "16",
  CARGO_PROFILE_RELEASE_DEBUG: "0",
};

async function installCargoTool(name, note) {
  const { crate, version, lockedInstall } = TOOLS[name];
  const home = toolHome(name);
  const temporary = `${home}.${process.pid}.tmp`;
  const args = ["install", crate, "--version", `=${version}`, "--root", temporary];
  if (lockedInstall) args.push("--locked");
  const env = { ...process.env, ...QUICK_BUILD };
  delete env.CARGO_TARGET_DIR;
  delete env.CARGO_BUILD_TARGET;
  let compiled = 0;
  const onLine = (line) => {
    if (line.startsWith("Compiling")) note(`compiling with cargo, crate ${++compiled}`);
  };
  note("cargo install");
  try {
    await mkdir(temporary, { recursive: true });
    await capture("cargo", args, { env, onLine });
    if (!existsSync(home)) await rename(temporary, home);
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
}

/** A notice before a long wait; undefined if all these tools are installed. */
export async function compileNotice(names) {
  const missing = [];
  for (const name of names) {
    if (!(await findTool(name))) missing.push(`${name} ${TOOLS[name].version}`);
  }
  if (missing.length === 0) return undefined;
  return (
    `  ${missing.join(" and ")} will be compiled with cargo, once on this machine:\n` +
    "  about two minutes each on two cores"
  );
}

/** Installs a tool unless it is there. Resolves with the result in a few words. */
export async function provideTool(name, note) {
  const { version } = TOOLS[name];
  if (await findTool(name)) return `${version} found`;
  return locked(
    join(cacheDirectory(), `${name}-${version}.lock`),
    async () => {
      if (await findTool(name)) return `${version}, installed by another run`;
      await installCargoTool(name, note);
      return `${version} installed`;
    },
    () => note("another run is installing"),
  );
}
