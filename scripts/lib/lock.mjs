// Owns taking turns: two runs of the same script on one machine must not write the same files.
// A lock is a file its holder keeps touching; one that is no longer touched belongs to a run that
// died, and is taken over. That works across containers too, where process ids mean nothing.

import { mkdir, open, rename, rm, stat, utimes } from "node:fs/promises";
import { rmSync } from "node:fs";
import { dirname } from "node:path";

const TOUCH_MS = 2_000;
const DEAD_AFTER_MS = 20_000;
const POLL_MS = 250;

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

async function tryToTake(path) {
  try {
    await (await open(path, "wx")).close();
    return true;
  } catch (error) {
    if (error.code !== "EEXIST") throw error;
    return false;
  }
}

/** Moving is atomic: of several waiters that find a dead lock, one moves it away. */
async function clearIfDead(path) {
  const found = await stat(path).catch(() => undefined);
  if (!found || Date.now() - found.mtimeMs < DEAD_AFTER_MS) return;
  const aside = `${path}.${process.pid}`;
  await rename(path, aside).then(
    () => rm(aside, { force: true }),
    () => undefined,
  );
}

/** Runs `work` while holding the lock at `path`; `onWait` is told once when another run has it. */
export async function locked(path, work, onWait = () => undefined) {
  await mkdir(dirname(path), { recursive: true });
  let told = false;
  while (!(await tryToTake(path))) {
    if (!told) onWait();
    told = true;
    await clearIfDead(path);
    await pause(POLL_MS);
  }
  const release = () => rmSync(path, { force: true });
  const touch = setInterval(() => {
    const now = new Date();
    utimes(path, now, now).catch(() => undefined);
  }, TOUCH_MS);
  touch.unref();
  process.once("exit", release);
  try {
    return await work();
  } finally {
    clearInterval(touch);
    process.removeListener("exit", release);
    release();
  }
}
