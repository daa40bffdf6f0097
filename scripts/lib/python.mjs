// Owns installing Python packages, as a requirements.txt with hashes pins them, in an environment of their own.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { provideDirectory } from "./installed.mjs";
import { Stop } from "./report.mjs";
import { ask, capture } from "./run.mjs";

const isWindows = process.platform === "win32";
const NAMES = isWindows ? ["python", "python3"] : ["python3", "python"];

/** Prints what an environment depends on. Fails before Python 3.10, and without the modules that make one. */
const PROBE =
  "import ensurepip, sys, venv; assert sys.version_info >= (3, 10); print(sys.executable, sys.version)";

/** What the machine lacks if there is no Python. */
export const NO_PYTHON = "Python 3.10 or newer with venv is not on PATH (Debian: python3-venv)";

/** A Python that can make an environment, and a text that differs for each; undefined if there is none. */
export async function findPython() {
  for (const command of NAMES) {
    const identity = await ask(command, ["-c", PROBE]);
    if (identity) return { command, identity };
  }
  return undefined;
}

const pythonIn = (place) =>
  isWindows ? join(place, "Scripts", "python.exe") : join(place, "bin", "python");

// Source packages would run code of theirs when they are installed; wheels are only unpacked.
const PIP =
  "-m pip install --require-hashes --only-binary=:all: --no-input --quiet --requirement".split(" ");

/** Installs these requirements unless they are there. Resolves with the path of their Python. */
export async function providePython(name, requirements, note) {
  const found = await findPython();
  if (!found) throw new Stop(NO_PYTHON);
  const install = async (place) => {
    note(`pip install of ${name}`);
    await capture(found.command, ["-m", "venv", place], { onLine: note });
    await capture(pythonIn(place), [...PIP, requirements], { onLine: note });
  };
  const parts = [found.identity, readFileSync(requirements)];
  return pythonIn(await provideDirectory(`${name}-python`, parts, install, note));
}

/** The packages of a requirements.txt, with their versions. */
export const pinnedIn = (text) =>
  Object.fromEntries(
    [...text.matchAll(/^([\w.-]+)==([\w.]+)/gm)].map(([, name, version]) => [name, version]),
  );
