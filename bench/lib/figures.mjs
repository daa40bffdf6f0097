// Owns turning samples into figures: one row for each peer.

import { confidence, median, quartiles } from "./stats.mjs";

/** As many digits as the machine can measure, so that figures do not look more precise than they are. */
const DIGITS = 4;
const rounded = (value) => Number(value.toPrecision(DIGITS));

/** The median and a spread, under the given names. */
const summary = (values, spreadOf, name, spreadName = `${name}Spread`) => ({
  [name]: rounded(median(values)),
  [spreadName]: spreadOf(values).map(rounded),
});

/** From pairs: the peer's own value, and its relation to the raw value of the same pair. */
const comparison = (pairs) => ({
  ...summary(
    pairs.map((pair) => pair[1]),
    quartiles,
    "median",
    "spread",
  ),
  ...summary(
    pairs.map((pair) => pair[0]),
    quartiles,
    "raw",
  ),
  ...summary(
    pairs.map(([raw, own]) => own / raw),
    confidence,
    "ratio",
  ),
  ...summary(
    pairs.map(([raw, own]) => own - raw),
    confidence,
    "delta",
  ),
  pairs: pairs.length,
});

/** From single values: the median, and the details of the last round. */
function plain(samples) {
  const values = samples.map((sample) => sample.value);
  const details = { ...samples.at(-1) };
  delete details.value;
  const ends = [Math.min(...values), Math.max(...values)];
  return { median: rounded(median([...values])), spread: ends.map(rounded), ...details };
}

/** The row of a peer, from the samples of its rounds. */
export function rowOf(peer, samples) {
  const absent = samples.find((sample) => sample.absent)?.absent;
  if (absent) return { peer, median: null, absent };
  const pairs = samples.flatMap((sample) => sample.pairs ?? []);
  return { peer, ...(pairs.length > 0 ? comparison(pairs) : plain(samples)) };
}

const number = (value) => Number(value.toPrecision(3)).toLocaleString("en", { useGrouping: false });
const span = (value, [low, high]) => `${number(value)} (${number(low)} to ${number(high)})`;

function line(row) {
  if (row.absent) return `${row.peer.padEnd(14)}  ${row.absent}`;
  const cells = [row.peer.padEnd(14), span(row.median, row.spread).padEnd(30)];
  if (row.pairs) cells.push(`x ${span(row.ratio, row.ratioSpread)}`.padEnd(26), number(row.delta));
  if (row.failures !== undefined) cells.push(`${row.failures} of ${row.calls} failed`);
  return cells.join("  ").trimEnd();
}

/** A figure as text for a terminal. */
export function shown({ name, title, unit, rows, noise }) {
  const all = noise ? [...rows, { peer: "(noise)", ...noise }] : rows;
  return [`${name}: ${title}, ${unit}`, ...all.map((row) => `  ${line(row)}`)].join("\n");
}
