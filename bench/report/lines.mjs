// Owns the line plots of scaling: both axes are logarithmic, and each point has its spread.

import { element, line, number, picture, rectangle, scale, text } from "./svg.mjs";

const WIDTH = 860;
const HEIGHT = 360;
const LEFT = 76;
const RIGHT = 24;
const TOP = 84;
const BOTTOM = 56;
const CHARACTER = 7.2;
const KEY = 26;

function domain(points) {
  const values = points.flatMap(({ value, spread }) => [value, ...spread]).filter((one) => one > 0);
  const [low, high] = [Math.min(...values), Math.max(...values)];
  // A flat line must look flat: never less than a decade.
  const stretch = Math.max(1.25, Math.sqrt(10 / (high / low)));
  return [low / stretch, high * stretch];
}

/** The names of the series, in one line. */
function legend(series) {
  let left = LEFT;
  return series.flatMap(({ name }, index) => {
    const from = left;
    left += KEY + name.length * CHARACTER + 16;
    return [
      rectangle(from, 52, 16, 10, `fill-${index}`),
      text(from + KEY - 4, 61, name, { class: "text small" }),
    ];
  });
}

function drawn(points, index, x, y) {
  const path = points.map(({ at, value }) => `${x(at).toFixed(1)},${y(value).toFixed(1)}`);
  return [
    element("polyline", { points: path.join(" "), class: `stroke-${index}` }),
    ...points.flatMap(({ at, value, spread: [low, high] }) => [
      line(x(at), y(low), x(at), y(high), "whisker"),
      element("circle", { cx: x(at), cy: y(value), r: 4, class: `fill-${index}` }),
    ]),
  ];
}

/** Each of `series` has `name` and `points` (`at`, `value`, `spread`); the package's own is the first. */
export function lines({ title, description, xTitle, series }) {
  const points = series.flatMap((one) => one.points);
  const steps = points.map(({ at }) => at);
  const bottom = HEIGHT - BOTTOM;
  const x = scale("log", [Math.min(...steps), Math.max(...steps)], [LEFT + 16, WIDTH - RIGHT - 16]);
  const y = scale("log", domain(points), [bottom, TOP]);
  return picture({ title, description, width: WIDTH, height: HEIGHT }, [
    y.ticks.flatMap((tick) => [
      line(LEFT, y.at(tick), WIDTH - RIGHT, y.at(tick), "grid"),
      text(LEFT - 8, y.at(tick) + 4, number(tick), { class: "faint small", "text-anchor": "end" }),
    ]),
    x.ticks
      .filter((tick) => steps.includes(tick))
      .map((tick) =>
        text(x.at(tick), bottom + 20, number(tick), {
          class: "faint small",
          "text-anchor": "middle",
        }),
      ),
    line(LEFT, bottom, WIDTH - RIGHT, bottom, "base"),
    text((LEFT + WIDTH) / 2, HEIGHT - 14, xTitle, {
      class: "faint small",
      "text-anchor": "middle",
    }),
    legend(series),
    ...series.map((one, index) => drawn(one.points, index, x.at, y.at)),
  ]);
}
