// Owns taking turns: two runs of the same script on one machine must not write the same files.
// A lock is a directory with one file in it, whose name belongs to its holder alone and which the
// holder keeps touching. One that is no longer touched belongs to a run that died, and is taken over.
// That works across containers too, where process ids mean nothing.
//
// No step can hit the lock of another than it was meant for, however old what it goes by is: moving
// the prepared directory into place fails unless the place is free or empty, a dead holder's file is
// removed by its name, and only an empty directory can be removed.

import {
  mkdir,
  readdir,
  rename,
  rm,
  rmdir,
  stat,
  unlink,
  utimes,
  writeFile,
} from "node:fs/promises";
import { randomUUID } from "node:crypto";
import { rmdirSync, unlinkSync } from "node:fs";
import { dirname, join } from "node:path";

const TOUCH_MS = 2_000;
const DEAD_AFTER_MS = 20_000;
const POLL_MS = 250;

/**
 * How it is told that something is in the way. Windows says it in its own way; what is no directory
 * is the lock of a version whose locks were files.
 */
const TAKEN = [
  "ENOTEMPTY",
  "EEXIST",
  "ENOTDIR",
  ...(process.platform === "win32" ? ["EPERM"] : []),
];

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
const ignore = () => undefined;

async function tryToTake(path, name) {
  const prepared = `${path}.${name}`;
  await mkdir(prepared);
  try {
    // Made anew for each try: a file made when the waiting began would look dead by now.
    await writeFile(join(prepared, name), "");
    await rename(prepared, path);
    return true;
  } catch (error) {
    await rm(prepared, { recursive: true, force: true });
    if (!TAKEN.includes(error.code)) throw error;
    return false;
  }
}

async function clearIfDead(path) {
  const [name = ""] = await readdir(path).catch(() => []);
  const held = join(path, name);
  const found = await stat(held).catch(ignore);
  if (!found || Date.now() - found.mtimeMs < DEAD_AFTER_MS) return;
  await unlink(held).catch(ignore);
  await rmdir(path).catch(ignore);
}

/** At once, because a process that exits waits for nothing. */
function release(path, name) {
  for (const step of [() => unlinkSync(join(path, name)), () => rmdirSync(path)]) {
    try {
      step();
    } catch {
      // Taken over by a run that thought this one dead, or taken by the next already.
    }
  }
}

/** Runs `work` while holding the lock at `path`; `onWait` is told once when another run has it. */
export async function locked(path, work, onWait = () => undefined) {
  await mkdir(dirname(path), { recursive: true });
  const name = randomUUID();
  let told = false;
  while (!(await tryToTake(path, name))) {
    if (!told) onWait();
    told = true;
    await clearIfDead(path);
    await pause(POLL_MS);
  }
  const touch = setInterval(() => {
    const now = new Date();
    utimes(join(path, name), now, now).catch(ignore);
  }, TOUCH_MS);
  touch.unref();
  const onExit = () => release(path, name);
  process.once("exit", onExit);
  try {
    return await work();
  } finally {
    clearInterval(touch);
    process.removeListener("exit", onExit);
    onExit();
  }
}
