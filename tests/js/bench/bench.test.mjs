// The bench still works: a short run of each measurement, with this package and raw fetch. Counts are
// checked, times are not.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { rowOf } from "../../../bench/lib/figures.mjs";
import { confidence, median, quartiles, slope } from "../../../bench/lib/stats.mjs";
import { peers } from "../../../bench/peers/index.mjs";

const run = promisify(execFile);
const root = fileURLToPath(new URL("../../..", import.meta.url));

const directory = mkdtempSync(join(tmpdir(), "everbearer-bench-"));
after(() => rmSync(directory, { recursive: true, force: true }));

const out = join(directory, "figures.json");
await run(process.execPath, [join(root, "bench", "run.mjs"), "--smoke", "--out", out]);
const text = readFileSync(out, "utf8");
const report = JSON.parse(text);
const rowsOf = (name) => report.measurements.find((one) => one.name === name).rows;

describe("a run", () => {
  test("has every figure, once and with all that a report needs", () => {
    const names = report.measurements.map(({ name }) => name);
    const stampedes = ["cold", "expiry", "revoked", "revoked-spread", "one-503", "outage"];
    assert.deepEqual(names, [
      ...["cold-header", "cold-header-cpu", "cold-import", "cold-import-cpu", "latency", "cpu"],
      ...["throughput-1", "throughput-64", "throughput-512", "wrapper", "warm", "allocation"],
      ...["allocation-wrapper", "allocation-warm", "growth"],
      ...stampedes.map((name) => `stampede-${name}`),
      ...["bundle-node", "bundle-edge"],
    ]);
    for (const { name, title, unit, better, rows } of report.measurements) {
      assert.ok(title && unit && ["lower", "higher"].includes(better), name);
      assert.deepEqual(
        rows.map(({ peer, absent }) => [peer, absent]),
        [["everbearer", undefined]],
        name,
      );
      const [{ median: middle, spread }] = rows;
      assert.ok(spread[0] <= middle && middle <= spread[1], name);
    }
  });

  test("compares with raw fetch, and raw fetch with itself", () => {
    for (const { name, rows, noise } of report.measurements) {
      if (/^(stampede|bundle)/.test(name)) assert.equal(noise, undefined, name);
      else if (name === "growth") assert.ok(Number.isFinite(noise.median));
      else for (const row of [rows[0], noise]) assert.ok(row.ratio > 0 && row.raw > 0, name);
    }
  });

  test("names the processor and the versions, and nothing else of the machine", () => {
    assert.ok(report.machine.cpu && report.machine.cores > 0 && report.extent === "smoke");
    const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
    assert.deepEqual(report.peers, [
      {
        name: "everbearer",
        packages: ["everbearer"],
        version,
        hasCache: true,
        makesCalls: true,
      },
    ]);
    assert.ok(!text.includes(root) && !text.includes("127.0.0.1"));
  });
});

describe("counts", () => {
  for (const [name, tokenRequests] of [
    ["cold", 1],
    ["expiry", 1],
    ["revoked", 1],
    ["revoked-spread", 1],
    ["one-503", 2],
  ]) {
    test(`a stampede (${name}) makes ${tokenRequests} token requests, and no call fails`, () => {
      const [row] = rowsOf(`stampede-${name}`);
      assert.deepEqual([row.median, row.failures, row.calls], [tokenRequests, 0, 1000]);
    });
  }

  // A call that wakes late from the wait between two tries may make a probe, so a busy machine counts more
  // in real time. In virtual time the number is exact: tests/js/e2e/stampede.test.mjs.
  test("a stampede (outage) makes at least three token requests, and every call fails", () => {
    const [row] = rowsOf("stampede-outage");
    assert.deepEqual([row.failures, row.calls], [1000, 1000]);
    assert.ok(row.median >= 3, String(row.median));
  });

  test("the wasm memory does not grow", () => {
    const [{ wasm }] = rowsOf("growth");
    assert.ok(wasm[0] > 0);
    assert.equal(wasm[0], wasm[1]);
  });
});

describe("statistics", () => {
  test("medians, quartiles and slopes follow their definitions", () => {
    assert.equal(median([9, 1, 5]), 5);
    assert.equal(median([1, 2, 3, 4]), 2.5);
    assert.deepEqual(quartiles([1, 2, 3, 4, 5]), [2, 4]);
    const oneOff = [0, 2, 4, 6, 100].map((y, x) => [x, y]);
    assert.equal(slope(oneOff), 2);
  });

  test("a median gets more certain with more samples, and is deterministic", () => {
    const samples = Array.from({ length: 200 }, (_, index) => (index * 37) % 101);
    const width = (values) => confidence(values)[1] - confidence(values)[0];
    assert.ok(width(samples) < width(samples.slice(0, 20)));
    assert.deepEqual(confidence(samples), confidence(samples));
  });

  test("a row compares within pairs", () => {
    const pairs = [[1, 2], [10, 20], [100, 200]]; // prettier-ignore
    const { median: middle, ratio, delta, raw } = rowOf("one", [{ pairs }]);
    assert.deepEqual([middle, ratio, delta, raw], [20, 2, 10, 10]);
    assert.deepEqual(rowOf("one", [{ absent: "why" }]), {
      peer: "one",
      median: null,
      absent: "why",
    });
  });
});

describe("the list of peers", () => {
  test("has an adapter and a pinned version for each", () => {
    const manifest = JSON.parse(readFileSync(join(root, "bench", "package.json"), "utf8"));
    for (const { name, packages } of peers) {
      readFileSync(join(root, "bench", "peers", `${name}.mjs`));
      for (const one of packages) {
        if (one !== "everbearer") assert.match(manifest.dependencies[one], /^\d+\.\d+\.\d+$/);
      }
    }
  });
});
