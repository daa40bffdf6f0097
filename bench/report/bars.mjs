// Owns the bar plots: the costs of clients beside raw fetch, with the spread of each bar as a whisker and
// the noise, which is raw fetch against itself, as a band.

import { line, number, picture, rectangle, scale, text } from "./svg.mjs";

const WIDTH = 860;
const LABELS = 130;
const ROW = 24;
const BAR = 14;
const TOP = 88;
const GAP = 24;
const EDGE = 20;
/** Space after the longest bar, for its figure. */
const ROOM = 0.22;
/** A wider range has a logarithmic axis. */
const WIDE = 30;

/** The axis of a panel. A logarithmic one has no zero, so its bars begin at the edge. */
function axisOf({ rows, base, band = [] }) {
  const values = rows.flatMap(({ value, spread }) => [value, ...spread]);
  const least = Math.min(...rows.map(({ value }) => value));
  if (base === 0 && least > 0 && Math.max(...values) / least > WIDE) {
    const [low, high] = [least / 1.5, Math.max(...values)];
    return { kind: "log", domain: [low, high * (high / low) ** ROOM], base: low };
  }
  const all = [base, ...band, ...values];
  const [low, high] = [Math.min(...all), Math.max(...all)];
  const width = high - low || 1;
  const start = low === base ? low : low - width * 0.06;
  return { kind: "linear", domain: [start, high + width * ROOM], base };
}

function bar({ row, y, x, from }) {
  const [low, high] = row.spread.map(x);
  const end = x(row.value);
  const middle = y + BAR / 2;
  return [
    rectangle(Math.min(from, end), y, Math.abs(end - from), BAR, row.own ? "fill-0" : "other"),
    line(low, middle, high, middle, "whisker"),
    line(low, middle - 3, low, middle + 3, "whisker"),
    line(high, middle - 3, high, middle + 3, "whisker"),
    text(Math.max(from, end, high) + 6, middle + 4, row.shown, {
      class: row.own ? "text small strong" : "text small",
    }),
  ];
}

function noiseBand(ends, left, right, bottom) {
  const [low, high] = ends.map((end) => Math.min(Math.max(end, left), right));
  return rectangle(low, TOP, Math.max(high - low, 1), bottom - TOP, "noise");
}

function panel(about, labels, left, width) {
  const { title, hint, band, rows } = about;
  const { kind, domain, base } = axisOf(about);
  const { at: x, ticks } = scale(kind, domain, [left, left + width], width / 50);
  const bottom = TOP + labels.length * ROW;
  const from = x(base);
  const noise = band ? [noiseBand(band.map(x), left, left + width, bottom)] : [];
  return [
    text(left, 56, title, { class: "text strong small" }),
    text(left, 73, hint, { class: "faint small" }),
    ...ticks.flatMap((tick) => [
      line(x(tick), TOP, x(tick), bottom, "grid"),
      text(x(tick), bottom + 18, number(tick), { class: "faint small", "text-anchor": "middle" }),
    ]),
    ...noise,
    line(from, TOP, from, bottom, "base"),
    ...labels.flatMap((label, index) => {
      const y = TOP + index * ROW + (ROW - BAR) / 2;
      const row = rows.find((one) => one.label === label);
      if (row) return bar({ row, y, x, from });
      return text(from + 6, y + BAR - 3, "not measured", { class: "faint small" });
    }),
  ];
}

const noiseKey = (height) => [
  rectangle(EDGE, height - 24, 14, 10, "noise"),
  text(EDGE + 20, height - 15, "noise: raw fetch beside raw fetch", { class: "faint small" }),
];

/**
 * Panels side by side, with the same rows. A panel has `title`, `hint`, `base` (where bars begin), `band` and
 * `rows` of `label`, `value`, `shown`, `spread` and `own`. The rows of the first panel set the order.
 */
export function bars({ title, description, panels }) {
  const labels = [...new Set(panels.flatMap(({ rows }) => rows.map(({ label }) => label)))];
  const own = new Set(panels.flatMap(({ rows }) => rows.filter((row) => row.own).map(({ label }) => label))); // prettier-ignore
  const room = WIDTH - EDGE - LABELS - EDGE;
  const width = (room - GAP * (panels.length - 1)) / panels.length;
  const height = TOP + labels.length * ROW + 54;
  return picture({ title, description, width: WIDTH, height }, [
    labels.map((label, index) =>
      text(EDGE, TOP + index * ROW + ROW / 2 + 4, label, {
        class: own.has(label) ? "text strong" : "text",
      }),
    ),
    ...panels.map((one, index) => panel(one, labels, EDGE + LABELS + index * (width + GAP), width)),
    ...(panels.some(({ band }) => band) ? noiseKey(height) : []),
  ]);
}
