// Owns the store in a directory of one host: its files, who wins a lease, and what has ended.

import { link, mkdir, open, readdir, rename, stat, unlink, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import type { StoredValue, TokenStore } from "./contract.js";

/** A file with a value: its beginning and its end by the host's clock, and the value. The last sign shows it is whole. */
const WHOLE = /^1 (\d{1,16}) (\d{1,16}) ([ -~]*)\n$/;
/** A value may have 64 KiB. */
const LARGEST_BYTES = 66_000;

const KEY = /^[A-Za-z0-9_.-]{5,64}$/;
/** Files of this store, by their names; all others in the directory are left alone. */
const VALUE = ".value";
const TEMPORARY = ".new";
const TAKING = ".taking";
const OWN = /^everbearer-.*\.(value|new|taking)$/;

/** Clocks are set back a little all the time. */
const SLACK_MS = 1_000;
/** A takeover takes some milliseconds; a process that began one longer ago has died in it. */
const TAKEOVER_MS = 5_000;
/** What has ended is removed after this time, when nobody is about to replace it. */
const REMAINS_MS = 600_000;
/** How many files each `set` looks at, so that it does not take longer in a directory with many. */
const SWEPT = 32;

/**
 * A store in a directory, for programs that run on one host, one after the other or at once: CLIs, cron jobs, workers
 * of one machine. Times are counted by the host's clock; if that is set back, values end early or later by what it
 * was set back, and never live on from a beginning in the future.
 *
 * The directory is made with mode 0700 if it is missing, and the files have mode 0600; the modes of a directory that is there
 * are left as they are. It must be on a local disk that knows hard links: on NFS, several programs may win a lease.
 * Files that have ended are removed by later writes.
 *
 * @param directory - Its path. A relative one is taken from the working directory at this call.
 * @throws TypeError if it is no string, or empty.
 */
export function fileStore(directory: string): TokenStore {
  if (typeof directory !== "string" || directory === "") {
    throw new TypeError("directory must be the path of a directory");
  }
  const place = resolve(directory);
  const fileOf = (key: string): string => join(place, nameOf(key));
  return {
    async get(key) {
      const content = await read(fileOf(key));
      return content === undefined ? undefined : alive(content);
    },
    async set(key, value, forMs) {
      const file = fileOf(key);
      const fresh = await written(place, file, value, forMs);
      await rename(fresh, file);
      await sweep(place).catch(() => undefined);
    },
    async add(key, value, forMs) {
      const file = fileOf(key);
      const fresh = await written(place, file, value, forMs);
      try {
        return (await linked(fresh, file)) || (await takenOver(fresh, file));
      } finally {
        await remove(fresh);
      }
    },
    async delete(key) {
      await remove(fileOf(key));
    },
  };
}

/** A name that is one on all systems, also where capitals do not count and some names are devices. */
function nameOf(key: string): string {
  if (!KEY.test(key))
    throw new TypeError("key must be 5 to 64 of the characters A-Z a-z 0-9 - _ .");
  return `everbearer-${key.replace(/[A-Z]/g, (letter) => `+${letter.toLowerCase()}`)}${VALUE}`;
}

/** Writes a file under a name of its own, so that nobody sees half of one. Resolves with that name. */
async function written(place: string, file: string, value: string, forMs: number): Promise<string> {
  const fresh = `${file}.${crypto.randomUUID()}${TEMPORARY}`;
  const now = Date.now();
  const content = `1 ${now} ${now + Math.max(1, Math.ceil(forMs))} ${value}\n`;
  const write = (): Promise<void> => writeFile(fresh, content, { flag: "wx", mode: 0o600 });
  try {
    await write().catch(async (error: unknown) => {
      if (codeOf(error) !== "ENOENT") throw error;
      await mkdir(place, { recursive: true, mode: 0o700 });
      await write();
    });
  } catch (error) {
    await remove(fresh).catch(() => undefined);
    throw error;
  }
  return fresh;
}

/** Gives a file a second name unless there is such a file: of several at once, one does. */
async function linked(fresh: string, file: string): Promise<boolean> {
  try {
    await link(fresh, file);
    return true;
  } catch (error) {
    if (codeOf(error) === "EEXIST") return false;
    throw error;
  }
}

/**
 * Puts a file in the place of one that has ended, or is no value. One process at a time does so, and looks again: if
 * each removed what it has seen, the second would remove what the first has put there.
 */
async function takenOver(fresh: string, file: string): Promise<boolean> {
  if (await isAlive(file)) return false;
  const taking = `${file}${TAKING}`;
  if (!(await linked(fresh, taking))) {
    // Whoever is at it wins. One that has died is out of the way for the next attempt.
    if (await isOlder(taking, TAKEOVER_MS)) await remove(taking);
    return false;
  }
  try {
    if (await isAlive(file)) return false;
    await remove(file);
    return await linked(fresh, file);
  } finally {
    await remove(taking);
  }
}

/** The text of a file, or undefined if there is none or it is too large for a value. */
async function read(file: string): Promise<string | undefined> {
  let handle;
  try {
    handle = await open(file, "r");
  } catch (error) {
    if (codeOf(error) === "ENOENT") return undefined;
    throw error;
  }
  try {
    const { size } = await handle.stat();
    return size > LARGEST_BYTES ? undefined : await handle.readFile("latin1");
  } finally {
    await handle.close();
  }
}

/** The value in a file, unless it has ended or is none. */
function alive(content: string): StoredValue | undefined {
  const [, from, until, value] = WHOLE.exec(content) ?? [];
  if (value === undefined) return undefined;
  const now = Date.now();
  const isEarly = now < Number(from) - SLACK_MS;
  const leftMs = Math.min(Number(until) - now, Number(until) - Number(from));
  return isEarly || leftMs <= 0 ? undefined : { value, leftMs };
}

async function isAlive(file: string): Promise<boolean> {
  const content = await read(file);
  return content !== undefined && alive(content) !== undefined;
}

/** Whether a file was written longer ago, or in what is the future after the clock was set back. */
async function isOlder(file: string, ms: number): Promise<boolean> {
  try {
    const { mtimeMs } = await stat(file);
    return Math.abs(Date.now() - mtimeMs) > ms;
  } catch (error) {
    if (codeOf(error) === "ENOENT") return false;
    throw error;
  }
}

/** Removes some of what is left of processes that have died, and of values that have ended. */
async function sweep(place: string): Promise<void> {
  const names = (await readdir(place)).filter((name) => OWN.test(name));
  const start = Math.floor(Math.random() * names.length);
  const some = [...names.slice(start), ...names.slice(0, start)].slice(0, SWEPT);
  for (const file of some.map((name) => join(place, name))) {
    if (!(await isOlder(file, REMAINS_MS))) continue;
    if (file.endsWith(VALUE) && (await isAlive(file))) continue;
    await remove(file);
  }
}

async function remove(file: string): Promise<void> {
  try {
    await unlink(file);
  } catch (error) {
    if (codeOf(error) !== "ENOENT") throw error;
  }
}

const codeOf = (error: unknown): unknown => (error as { readonly code?: unknown }).code;
