// The store in a directory: one of many processes wins, whatever has died or is broken, and nothing lives on by a clock
// that was set back.

import assert from "node:assert/strict";
import { fork } from "node:child_process";
import { once } from "node:events";
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync } from "node:fs";
import { rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { fileStore } from "everbearer/file";
import { checkStore } from "everbearer/sandbox";

const KEY = "eb1.abcdefghijklmnopqrstUV";
const LEASE = `${KEY}.l`;
const HOUR = 3_600_000;

/** A directory that is removed with the test, and the store in it. The directory is not made yet. */
function setup(t) {
  const parent = mkdtempSync(join(tmpdir(), "everbearer-file-"));
  t.after(() => rmSync(parent, { recursive: true }));
  const place = join(parent, "tokens", "here");
  const store = fileStore(place);
  return { place, store, files: () => readdirSync(place).sort() };
}

/** The one file in a directory. */
function only({ place, files }) {
  const [name, ...others] = files();
  assert.deepEqual(others, []);
  return join(place, name);
}

/** The wall clock of this process, as a test sets it. */
function clock(t, now = Date.now()) {
  t.mock.timers.enable({ apis: ["Date"], now });
  return (ms) => t.mock.timers.setTime(ms);
}

/** Lets a file look as if it was written this long ago. */
const age = (file, ms) => utimesSync(file, new Date(), new Date(Date.now() - ms));

const CHILD = fileURLToPath(new URL("stores-file-child.mjs", import.meta.url));

/** Processes that wait for the word, each with a message that it sends. */
async function processes(t, count, ...args) {
  const children = Array.from({ length: count }, () => fork(CHILD, args));
  t.after(() => {
    for (const child of children) child.kill("SIGKILL");
  });
  await Promise.all(children.map((child) => once(child, "message")));
  return children;
}

/** What each process answers when all are given the word at once. */
async function go(children) {
  const answers = children.map((child) => once(child, "message"));
  for (const child of children) child.send("go");
  return (await Promise.all(answers)).map(([answer]) => answer);
}

const wins = (answers) => answers.filter((answer) => answer === true).length;

test("it keeps the contract of stores", async (t) => {
  const { store, files } = setup(t);
  const report = await checkStore(store);
  const leftOut = report.filter(({ outcome }) => outcome !== "passed").map(({ name }) => name);
  assert.ok(leftOut.every((name) => name.startsWith("changed ")));
  assert.deepEqual(files(), []);
});

describe("fifty processes at once", () => {
  test("one wins the lease, and one again when it has ended", async (t) => {
    const { place, store, files } = setup(t);
    const children = await processes(t, 50, place, LEASE, String(HOUR));
    assert.equal(wins(await go(children)), 1);
    assert.equal(wins(await go(children)), 0);
    assert.equal(files().length, 1);

    await store.set(LEASE, "f.ended", 1);
    while ((await store.get(LEASE)) !== undefined) await new Promise(setImmediate);
    assert.equal(wins(await go(children)), 1);
    assert.match((await store.get(LEASE)).value, /^f\.\d+$/);
    assert.equal(files().length, 1);
  });

  test("one wins in the place of a file that is broken", async (t) => {
    const { place, store, files } = setup(t);
    await store.set(LEASE, "f.x", HOUR);
    const file = only({ place, files });
    writeFileSync(file, readFileSync(file, "utf8").slice(0, -1));
    const children = await processes(t, 10, place, LEASE, String(HOUR));
    assert.equal(wins(await go(children)), 1);
  });
});

describe("a process that is killed", () => {
  test("as a holder: its lease is another's when it has ended, and not before", async (t) => {
    const { place, store } = setup(t);
    const [holder] = await processes(t, 1, place, LEASE, "400");
    const startMs = performance.now();
    assert.deepEqual(await go([holder]), [true]);
    holder.kill("SIGKILL");
    while (!(await store.add(LEASE, "f.next", HOUR))) await new Promise(setImmediate);
    // Both clocks are read in whole milliseconds.
    assert.ok(performance.now() - startMs >= 398);
    assert.equal((await store.get(LEASE)).value, "f.next");
  });

  test("while it writes: there is always a whole value, and what it left is removed later", async (t) => {
    const { place, store, files } = setup(t);
    for (let round = 0; round < 5; round += 1) {
      const [writer] = await processes(t, 1, place, KEY, "write");
      const ended = once(writer, "exit");
      writer.send("go");
      await once(writer, "message");
      writer.kill("SIGKILL");
      await ended;
      assert.match((await store.get(KEY)).value, /^1\.(\d)\1{60000}$/);
    }
    writeFileSync(join(place, `${files()[0]}.left.new`), "1 1");
    for (const name of files().filter((one) => one.endsWith(".new"))) age(join(place, name), HOUR);
    await store.set(KEY, "1.a", HOUR);
    assert.equal(files().length, 1);
  });

  test("in a takeover: the next attempt but one is free again", async (t) => {
    const { place, store, files } = setup(t);
    await store.set(LEASE, "f.ended", 1);
    const file = only({ place, files });
    while ((await store.get(LEASE)) !== undefined) await new Promise(setImmediate);
    writeFileSync(`${file}.taking`, "");
    assert.equal(await store.add(LEASE, "f.a", HOUR), false);
    assert.ok(existsSync(`${file}.taking`), "somebody may be at it");
    age(`${file}.taking`, 6_000);
    assert.equal(await store.add(LEASE, "f.b", HOUR), false);
    assert.equal(await store.add(LEASE, "f.c", HOUR), true);
    assert.deepEqual(files(), [file.split("/").at(-1)]);
  });
});

describe("what is no value is none", () => {
  for (const [what, spoil] of [
    ["empty", () => ""],
    ["cut off in the middle", (text) => text.slice(0, text.length / 2)],
    ["without its last sign", (text) => text.slice(0, -1)],
    ["of another version", (text) => `2${text.slice(1)}`],
    ["binary", () => Buffer.alloc(100, 0xff)],
    ["with more behind it", (text) => `${text}1`],
    ["larger than any value", (text) => text.replace("1.a", `1.${"a".repeat(70_000)}`)],
  ]) {
    test(what, async (t) => {
      const { place, store, files } = setup(t);
      await store.set(KEY, "1.a", HOUR);
      const file = only({ place, files });
      writeFileSync(file, spoil(readFileSync(file, "utf8")));
      assert.equal(await store.get(KEY), undefined);
      assert.equal(await store.add(KEY, "1.b", HOUR), true);
      assert.equal((await store.get(KEY)).value, "1.b");
    });
  }

  test("but what may not be read is an error that has its code", async (t) => {
    const { place, store, files } = setup(t);
    await store.set(KEY, "1.a", HOUR);
    const file = only({ place, files });
    rmSync(file);
    mkdirSync(file);
    await assert.rejects(() => store.get(KEY), { code: "EISDIR" });
  });
});

describe("time", () => {
  test("is the wall clock's, and what is left of it is told", async (t) => {
    const set = clock(t, 1_000_000_000);
    const { store } = setup(t);
    await store.set(KEY, "1.a", 10_000.2);
    assert.deepEqual(await store.get(KEY), { value: "1.a", leftMs: 10_001 });
    set(1_000_010_000);
    assert.deepEqual(await store.get(KEY), { value: "1.a", leftMs: 1 });
    assert.equal(await store.add(KEY, "1.b", 1), false);
    set(1_000_010_001);
    assert.equal(await store.get(KEY), undefined);
    assert.equal(await store.add(KEY, "1.b", 1), true);
  });

  test("that is set back a little changes nothing, and gives no more than was asked for", async (t) => {
    const set = clock(t, 1_000_000_000);
    const { store } = setup(t);
    await store.set(KEY, "1.a", 10_000);
    set(999_999_500);
    assert.deepEqual(await store.get(KEY), { value: "1.a", leftMs: 10_000 });
  });

  test("that is set back behind the beginning ends a value, so that none lives on for a year", async (t) => {
    const set = clock(t, 1_000_000_000 + 365 * 24 * HOUR);
    const { store } = setup(t);
    await store.set(KEY, "1.a", HOUR);
    await store.add(LEASE, "f.a", 11_000);
    set(1_000_000_000);
    assert.equal(await store.get(KEY), undefined);
    assert.equal(await store.add(LEASE, "f.b", 11_000), true);
    assert.deepEqual(await store.get(LEASE), { value: "f.b", leftMs: 11_000 });
  });

  test("a takeover from before the clock was set back holds nobody up", async (t) => {
    const { place, store, files } = setup(t);
    await store.set(LEASE, "broken\n", HOUR);
    const file = only({ place, files });
    writeFileSync(`${file}.taking`, "");
    age(`${file}.taking`, -HOUR);
    assert.equal(await store.add(LEASE, "f.a", HOUR), false);
    assert.equal(await store.add(LEASE, "f.b", HOUR), true);
  });
});

describe("files", () => {
  const mode = (path) => (statSync(path).mode & 0o777).toString(8);

  test("are the owner's alone, as is a directory that it makes", async (t) => {
    const umask = process.umask(0);
    t.after(() => process.umask(umask));
    const { place, store, files } = setup(t);
    await store.set(KEY, "1.a", HOUR);
    await store.add(LEASE, "f.a", HOUR);
    assert.equal(mode(place), "700");
    assert.deepEqual(
      files().map((name) => mode(join(place, name))),
      ["600", "600"],
    );
  });

  test("are made in a directory that is there, whose mode stays", async (t) => {
    const { place, store } = setup(t);
    mkdirSync(place, { recursive: true });
    chmodSync(place, 0o750);
    await store.set(KEY, "1.a", HOUR);
    assert.equal(mode(place), "750");
  });

  test("come back after the directory was removed", async (t) => {
    const { place, store } = setup(t);
    assert.equal(await store.get(KEY), undefined);
    await store.delete(KEY);
    await store.set(KEY, "1.a", HOUR);
    rmSync(place, { recursive: true });
    assert.equal(await store.get(KEY), undefined);
    assert.equal(await store.add(KEY, "1.b", HOUR), true);
  });

  test("have names without capitals, and one for each key", async (t) => {
    const { store, files } = setup(t);
    const keys = [
      KEY,
      KEY.toLowerCase(),
      KEY.toUpperCase(),
      LEASE,
      ".....",
      "con.a",
      "-".repeat(64),
    ];
    for (const key of keys) await store.set(key, `1.${key}`, HOUR);
    for (const key of keys) assert.equal((await store.get(key)).value, `1.${key}`);
    assert.equal(files().length, keys.length);
    for (const name of files()) assert.match(name, /^everbearer-[a-z0-9+_.-]{5,128}\.value$/);
  });

  test("of keys that are none are refused", async (t) => {
    const { place, store } = setup(t);
    const keys = ["abcd", "a".repeat(65), "../../etc", "a/b/c/d", "abcde\0", "abcde ", "äbcde", ""];
    for (const key of keys) {
      for (const operation of [
        () => store.get(key),
        () => store.set(key, "1.a", HOUR),
        () => store.add(key, "f.a", HOUR),
        () => store.delete(key),
      ]) {
        await assert.rejects(operation, { name: "TypeError", message: /^key must be 5 to 64 of/ });
      }
    }
    assert.equal(existsSync(place), false);
  });

  test("that have ended are removed by later writes; nobody else's are", async (t) => {
    const { place, store, files } = setup(t);
    const foreign = ["notes.txt", "other.value", "everbearer.txt"];
    await store.set(KEY, "1.a", 1);
    await store.set(LEASE, "f.a", HOUR);
    for (const name of foreign) writeFileSync(join(place, name), "");
    for (const name of files()) age(join(place, name), HOUR);
    await store.set("another.key", "1.b", HOUR);
    const left = files().filter((name) => !foreign.includes(name));
    assert.equal(files().length, left.length + foreign.length);
    assert.equal(left.length, 2);
    assert.equal((await store.get(LEASE)).value, "f.a");
  });

  test("of a directory that cannot be had are errors that have their code", async (t) => {
    const { place } = setup(t);
    mkdirSync(join(place, ".."), { recursive: true });
    writeFileSync(place, "a file");
    const store = fileStore(place);
    await assert.rejects(() => store.set(KEY, "1.a", HOUR), { code: "ENOTDIR" });
    await assert.rejects(() => store.add(KEY, "1.a", HOUR), { code: "ENOTDIR" });
  });
});

test("a directory is a path, taken from the working directory of its call", async (t) => {
  for (const directory of [undefined, "", 1, new URL("file:///tmp")]) {
    assert.throws(
      () => fileStore(directory),
      /^TypeError: directory must be the path of a directory$/,
    );
  }
  const { place } = setup(t);
  mkdirSync(place, { recursive: true });
  const before = process.cwd();
  t.after(() => process.chdir(before));
  process.chdir(place);
  const store = fileStore("relative");
  process.chdir(before);
  await store.set(KEY, "1.a", HOUR);
  assert.deepEqual(readdirSync(place), ["relative"]);
});
