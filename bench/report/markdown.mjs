// Owns the Markdown tables of figures.

import { number } from "./svg.mjs";

export const table = (header, rows) => {
  const rule = header.map((_, index) => (index === 0 ? "---" : "---:"));
  return [header, rule, ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
};

export { number };

export const times = (value) => `× ${value.toFixed(2)}`;
/** A smaller difference is shown as 0. */
const LEAST = 0.005;
export const signed = (value) =>
  Math.abs(value) < LEAST ? "0" : `${value < 0 ? "−" : "+"}${number(Math.abs(value))}`;
const between = ([low, high], show) => `${show(low)} to ${show(high)}`;

/** A value, with its spread in brackets. */
export const withSpread = (value, spread, show = number) =>
  `${show(value)} (${between(spread, show)})`;

const kilobytes = (bytes) => `${number(bytes / 1024)} KB`;

/**
 * The ways to show a row: the members with the value and its spread, the way to write them, and a hint.
 * `base` is the value of raw fetch.
 */
export const views = {
  ratio: { value: "ratio", spread: "ratioSpread", show: times, base: 1, hint: "times raw fetch" },
  delta: { value: "delta", spread: "deltaSpread", show: signed, base: 0, hint: "over raw fetch" },
  median: { value: "median", spread: "spread", show: number, base: 0, hint: "" },
  bytes: { value: "median", spread: "spread", show: kilobytes, base: 0, hint: "" },
};

const NONE = "–";

/** Each peer's time or memory, and its relation to that of raw fetch; the noise is last. */
export function comparison({ unit, rows, noise }, withRatio = true) {
  const header = ["Client", `Median, ${unit} (quartiles)`, "Over raw fetch", "Ratio"];
  const line = (name, { median, spread, delta, deltaSpread, ratio, ratioSpread, absent }) => {
    if (absent) return [name, absent, NONE, NONE];
    return [
      name,
      withSpread(median, spread),
      withSpread(delta, deltaSpread, signed),
      withSpread(ratio, ratioSpread, times),
    ];
  };
  const all = [header, ...rows.map((row) => line(row.peer, row))];
  if (noise) all.push(line("raw fetch (noise)", noise));
  const [first, ...others] = withRatio ? all : all.map((cells) => cells.slice(0, -1));
  return table(first, others);
}

/** The same where raw fetch is a stub or an empty function, so that a ratio means nothing. */
export const difference = (figure) => comparison(figure, false);

/** The peers, and what each client does itself. */
export function clients(peers) {
  const yes = (is) => (is === false ? "no" : "yes");
  /** The versions are in the order of the packages. */
  const named = (packages, versions) =>
    packages.map((one, index) => `${one} ${versions[index]}`).join(", ");
  return table(
    ["Client", "Packages", "Keeps the token", "Makes the calls"],
    peers.map(({ name, packages, version, hasCache, makesCalls }) => [
      name,
      named(packages, version.split(" + ")),
      yes(hasCache),
      yes(makesCalls),
    ]),
  );
}

/** Token requests and failed calls: a column for each kind of stampede. */
export function stampedes(figures) {
  const cell = ({ median, failures, absent }) => absent ?? `${median} / ${failures}`;
  const [{ rows }] = figures;
  return table(
    ["Client", ...figures.map(({ title }) => title.replace(/^.*: /, ""))],
    rows.map(({ peer }) => [
      peer,
      ...figures.map((figure) => cell(figure.rows.find((row) => row.peer === peer))),
    ]),
  );
}

/** Sizes of bundles: minified, and minified and compressed. */
export function bundles({ rows }) {
  const cells = ({ peer, minified, gzip, median, absent }) =>
    absent ? [peer, absent, NONE, NONE] : [peer, minified, gzip, median];
  return table(["Client", "Minified", "gzip", "brotli"], rows.map(cells)); // prettier-ignore
}

/** The memory over many calls. */
export function growth({ rows, noise }) {
  const change = ([first, last]) => signed((last - first) / 1024);
  const cells = ({ peer, median, calls, heap, wasm, absent }) =>
    absent
      ? [peer, absent, NONE, NONE, NONE]
      : [peer, number(calls), number(median), change(heap), change(wasm)];
  const all = noise ? [...rows, { peer: "raw fetch", ...noise }] : rows;
  return table(["Client", "Calls", "Bytes for a call", "Heap, KB", "wasm, KB"], all.map(cells));
}

/** A row for each step, a column for each series. */
export function steps({ x, unit, rows }) {
  const names = [...new Set(rows.map(({ peer }) => peer))];
  const at = [...new Set(rows.map((row) => row.at))];
  // Not every series has every step.
  const cell = (row) => {
    if (!row) return NONE;
    const { median, spread, ratio, ratioSpread } = row;
    return ratio === undefined
      ? withSpread(median, spread)
      : `${withSpread(median, spread)}, ${withSpread(ratio, ratioSpread, times)}`;
  };
  return table(
    [`${x[0].toUpperCase()}${x.slice(1)}`, ...names.map((name) => `${name}, ${unit}`)],
    at.map((step) => [
      number(step),
      ...names.map((name) => cell(rows.find((row) => row.at === step && row.peer === name))),
    ]),
  );
}

/** Runtimes beside raw fetch, each with its own noise. */
export function runtimes({ unit, rows }) {
  const cells = ({ runtime, median, spread, delta, deltaSpread, ratio, ratioSpread, noise }) => [
    runtime,
    withSpread(median, spread),
    withSpread(delta, deltaSpread, signed),
    withSpread(ratio, ratioSpread, times),
    withSpread(noise.ratio, noise.ratioSpread, times),
  ];
  const header = ["Runtime", `Median, ${unit} (quartiles)`, "Over raw fetch", "Ratio", "Noise"];
  return table(header, rows.map(cells)); // prettier-ignore
}
