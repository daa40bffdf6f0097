// Owns locks: two runs of the same script on one machine must not write the same files. A lock is a
// directory with one file. The file has a name of its holder's own, and the holder keeps touching it.
// A lock that is no longer touched belongs to a dead run, and is taken over. This also works across
// containers, where process ids mean nothing.
//
// No step can remove the lock of the wrong run, even with stale information: moving the prepared
// directory into place fails unless the place is free or empty, a dead holder's file is removed by
// its name, and only an empty directory can be removed.

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
 * The error codes for a lock that is taken. Windows has its own; ENOTDIR is for the locks of older
 * versions, which were files.
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
    // Made for each try: a file from the start of the wait would look dead by now.
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

/** Synchronous, because a process that exits does not wait. */
function release(path, name) {
  for (const step of [() => unlinkSync(join(path, name)), () => rmdirSync(path)]) {
    try {
      step();
    } catch {
      // Taken over by a run that considered this one dead, or already taken by the next.
    }
  }
}

/** Runs `work` while holding the lock at `path`. Calls `onWait` once if another run holds it. */
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
