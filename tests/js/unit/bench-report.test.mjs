// The bench's tables and plots: they show what was measured, name what is missing, and the documents agree
// with the figures.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { generated } from "../../../bench/report/pages.mjs";
import { linePlots, sections, summary } from "../../../bench/report/sections.mjs";

const root = fileURLToPath(new URL("../../..", import.meta.url));
const PEERS = ["everbearer", "quick-one", "slow-one"];
const machine = {
  cpu: "A CPU",
  cores: 2,
  platform: "linux x64",
  node: "20.20.2",
  date: "2027-01-02",
};

/** A value with all members of a comparison with raw fetch; `times` is its ratio. */
const compared = (times, raw = 100) => ({
  median: raw * times,
  spread: [raw * times * 0.9, raw * times * 1.1],
  ratio: times,
  ratioSpread: [times - 0.02, times + 0.03],
  delta: raw * (times - 1),
  deltaSpread: [raw * (times - 1) - 2, raw * (times - 1) + 3],
  raw,
});
const noise = compared(1);

const rowsOf = (make) => PEERS.map((peer, index) => ({ peer, ...make(index) }));
const figure = (name, make, more) => ({ name, title: `Title of ${name}`, unit: "µs", better: "lower", rows: rowsOf(make), ...more }); // prettier-ignore

const counted = (index) => ({
  median: index === 0 ? 1 : 1_000,
  spread: [1, 1_000],
  failures: index,
});
const sized = (index) => ({
  median: 51_200 / (index + 1),
  spread: [1, 2],
  minified: 150_000,
  gzip: 60_000,
});
const grown = () => ({
  median: 0.25,
  spread: [0.25, 0.25],
  calls: 1e6,
  heap: [5e6, 5e6 + 2_048],
  wasm: [1_114_112, 1_114_112],
});
const MAKERS = { stampedes: counted, bundles: sized, growth: grown };

const STEPS = [1, 10, 100, 1_000, 10_000];
const stepped = (name) => ({
  name,
  title: `Title of ${name}`,
  x: "clients",
  unit: "bytes",
  rows: STEPS.flatMap((at) => [
    { peer: "everbearer", at, ...compared(1.5, at) },
    { peer: "raw fetch", at, median: 0, spread: [0, 0] },
  ]),
});

const runtime = (name) => ({
  name,
  title: `Title of ${name}`,
  unit: "ms",
  better: "lower",
  rows: ["Deno 2", "Bun 1"].map((one) => ({ runtime: one, ...compared(1.25), noise })),
});

/** Whole figures, as sections.mjs expects them. */
function sample() {
  const parts = sections.flatMap((section) => section.parts);
  const named = (form) => parts.filter((part) => part.form === form).flatMap(({ figures }) => figures); // prettier-ignore
  const compare = [...named("comparison"), ...named("difference")].map((name) =>
    figure(name, (index) => compared(1 + index / 4), {
      noise,
      ...(name.startsWith("throughput") && { better: "higher" }),
    }),
  );
  const others = Object.entries(MAKERS).flatMap(([form, make]) =>
    named(form).map((name) => figure(name, make)),
  );
  const about = { machine, extent: "full" };
  const peers = PEERS.map((name) => ({ name, packages: [name], version: "1.0.0", hasCache: true }));
  return {
    node: { ...about, peers, measurements: [...compare, ...others] },
    runtimes: { ...about, measurements: named("runtimes").map(runtime) },
    scaling: { ...about, measurements: named("steps").map(stepped) },
  };
}

const rowsFor = (text, name) => text.split("\n").filter((line) => line.startsWith(`| ${name} |`));

describe("documents", () => {
  const { texts } = generated(sample());
  const page = texts["docs/performance.md"].join("\n");

  test("every section has its tables, with a row for each client and the noise", () => {
    for (const { title } of sections) assert.ok(page.includes(`## ${title}\n`), title);
    const comparisons = sections
      .flatMap((one) => one.parts)
      .find((part) => part.form === "comparison");
    assert.ok(rowsFor(page, "raw fetch (noise)").length >= comparisons.figures.length);
    assert.ok(page.includes("| slow-one | 150 (135 to 165) | +50 (+48 to +53) | × 1.50 (× 1.48 to × 1.53) |")); // prettier-ignore
    assert.ok(rowsFor(page, "everbearer").includes("| everbearer | 1 / 0 | 1 / 0 | 1 / 0 | 1 / 0 | 1 / 0 | 1 / 0 |")); // prettier-ignore
    assert.ok(page.includes("| everbearer | 1,000,000 | 0.25 | +2 | 0 |"));
  });

  test("the README names the best of the other clients, and the noise", () => {
    const readme = texts["README.md"].join("\n");
    assert.equal(summary.filter(([, , title]) => rowsFor(readme, title).length === 1).length, summary.length); // prettier-ignore
    assert.deepEqual(rowsFor(readme, "Latency of a call"), [
      "| Latency of a call | × 1.00 | × 1.25, quick-one | × 1.00 |",
    ]);
    assert.match(
      readme,
      /\| Throughput, 64 in flight .* \| × 1\.00 \| × 1\.50, slow-one \| × 1\.00 \|/,
    );
    assert.match(readme, /\| Token requests .* \| 1 \/ 0 \| 1000 \/ 1, quick-one \| – \|/);
    assert.match(readme, /\| 50 KB \| 16\.7 KB, slow-one \| – \|/);
  });

  test("a client that makes no calls is not the best at them, and is listed without", () => {
    const files = sample();
    files.node.peers[1].makesCalls = false;
    const made = generated(files).texts;
    const readme = made["README.md"].join("\n");
    assert.match(readme, /Latency of a call \| × 1\.00 \| × 1\.50, slow-one/);
    assert.match(readme, /first header \| × 1\.00 \| × 1\.25, quick-one/);
    assert.ok(
      made["docs/performance.md"].join("\n").includes("| quick-one | quick-one 1.0.0 | yes | no |"),
    );
  });

  test("runtimes have a row each", () => {
    const text = texts["docs/runtimes.md"].join("\n");
    assert.match(text, /\| Deno 2 \| × 1\.25 \(× 1\.23 to × 1\.28\) \| \+25 /);
  });

  test("a client's missing figure is listed as absent", () => {
    const files = sample();
    const [latency] = files.node.measurements;
    latency.rows[1] = { peer: "quick-one", median: null, absent: "no way to it" };
    const made = generated(files);
    assert.ok(made.texts["docs/performance.md"].join("\n").includes("| quick-one | no way to it | – | – |")); // prettier-ignore
    assert.match(
      made.texts["README.md"].join("\n"),
      /Latency of a call \| × 1\.00 \| × 1\.50, slow-one/,
    );
    assert.match(made.plots["docs/plots/calls.svg"], /not measured/);
  });

  test("without figures only the page itself is made", () => {
    assert.deepEqual(generated({}), { texts: { "docs/performance.md": [""] }, plots: {} });
  });

  test("those of the repository agree with its figures", async () => {
    await promisify(execFile)(process.execPath, ["bench/report/index.mjs", "--check"], {
      cwd: root,
    });
  });
});

describe("plots", () => {
  const { plots } = generated(sample());

  test("are the same each time, well-formed, and without NaN", () => {
    assert.deepEqual(generated(sample()).plots, plots);
    assert.ok(Object.keys(plots).length > Object.keys(linePlots).length);
    for (const [path, plot] of Object.entries(plots)) {
      assert.doesNotMatch(plot, /NaN|undefined|Infinity/, path);
      const open = [];
      for (const [, end, name, self] of plot.matchAll(/<(\/?)(\w+)[^<>]*?(\/?)>/g)) {
        if (end) assert.equal(open.pop(), name, path);
        else if (!self) open.push(name);
      }
      assert.deepEqual(open, [], path);
    }
  });

  test("bars are proportional to their figures and begin at that of raw fetch", () => {
    const widths = [...plots["docs/plots/calls.svg"].matchAll(/width="([\d.]+)" height="14" class="(fill-0|other)"/g)]; // prettier-ignore
    const [own, quick, slow] = widths.slice(0, 3).map(([, width]) => Number(width));
    assert.equal(own, 0);
    assert.ok(Math.abs(slow - 2 * quick) < 0.2, `${quick} and ${slow}`);
  });

  test("the noise is drawn to scale", () => {
    const [, width] = plots["docs/plots/calls.svg"].match(
      /width="([\d.]+)" height="72" class="noise"/,
    );
    const [, quick] = plots["docs/plots/calls.svg"].match(
      /width="([\d.]+)" height="14" class="other"/,
    );
    assert.ok(Math.abs(Number(width) - 0.2 * Number(quick)) < 0.2, `${width} and ${quick}`);
  });

  test("a point that a logarithmic axis cannot show is left out", () => {
    const plot = plots["docs/plots/scaling-held.svg"];
    assert.equal(plot.match(/<circle/g).length, STEPS.length);
  });

  test("every text is escaped", () => {
    const files = sample();
    files.node.measurements[0].rows[1].peer = "<&>";
    const plot = generated(files).plots["docs/plots/calls.svg"];
    assert.ok(plot.includes("&#60;&#38;&#62;"));
    assert.ok(!plot.includes("<&>"));
  });
});
