// Fifty programs of one host with a store in a directory: one token request, although one of them is killed in its own.

import assert from "node:assert/strict";
import { mkdtemp, readdir, rm, stat, truncate } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { assertAll, row, sharing, startEndpoint, startFleet, startProcess } from "./fleet.mjs";
import { poll } from "./wait.mjs";

const SIZE = 50;

test("programs of one host share a token through a directory", async (t) => {
  const directory = join(await mkdtemp(join(tmpdir(), "everbearer-")), "tokens");
  t.after(() => rm(directory, { recursive: true, force: true }));
  const endpoint = await startEndpoint(t);
  const options = sharing(endpoint, { tokenTimeoutMs: 20_000 });
  const settings = { library: "file", target: directory, options };
  const fleet = await startFleet(t, SIZE, () => settings);
  const outcome = await fleet.calls(1);
  const { tokenRequests } = await endpoint.books();
  row("files: cold", SIZE, tokenRequests, outcome);
  assertAll(outcome, SIZE);
  assert.equal(tokenRequests, 1);

  const [file] = (await readdir(directory)).filter((name) => !name.includes(".l."));
  assert.equal((await stat(directory)).mode & 0o777, 0o700);
  assert.equal((await stat(join(directory, file))).mode & 0o777, 0o600);

  await truncate(join(directory, file), 40);
  const late = await startProcess(t, settings);
  assertAll(await late.ask("calls", 1), 1);
  assert.equal((await endpoint.books()).tokenRequests, 2, "half a record is a miss");
});

test("a program that is killed in its token request costs one more", async (t) => {
  const directory = join(await mkdtemp(join(tmpdir(), "everbearer-")), "tokens");
  t.after(() => rm(directory, { recursive: true, force: true }));
  const endpoint = await startEndpoint(t);
  await endpoint.set({ held: true });
  const options = sharing(endpoint, { tokenTimeoutMs: 4_000, storeTimeoutMs: 2_000 });
  const settings = { library: "file", target: directory, options };
  const holder = await startProcess(t, settings);
  void holder.ask("calls", 1).catch(() => undefined);
  await poll(async () => (await endpoint.books()).tokenRequests === 1, "the token request");
  await holder.kill();
  await endpoint.set({ held: false });
  const fleet = await startFleet(t, 8, () => settings);
  const outcome = await fleet.calls(1);
  const { tokenRequests } = await endpoint.books();
  row("files: the holder is killed", 9, tokenRequests, outcome);
  assertAll(outcome, 8);
  assert.equal(tokenRequests, 2);
});
