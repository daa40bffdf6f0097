// Owns drawing for all plots: elements, numbers, scales and the frame of a picture. Without a library, the
// same figures give the same bytes.

const escaped = (text) => String(text).replace(/[&<>"]/g, (one) => `&#${one.codePointAt(0)};`);

/** Coordinates are rounded to a tenth of a pixel. */
const shown = (value) => (typeof value === "number" ? String(Math.round(value * 10) / 10) : value);

export function element(name, attributes, content = "") {
  const pairs = Object.entries(attributes).map(
    ([key, value]) => ` ${key}="${escaped(shown(value))}"`,
  );
  return content === ""
    ? `<${name}${pairs.join("")} />`
    : `<${name}${pairs.join("")}>${content}</${name}>`;
}

export const text = (x, y, content, attributes = {}) =>
  element("text", { x, y, class: "text", ...attributes }, escaped(content));

export const line = (x1, y1, x2, y2, kind) => element("line", { x1, y1, x2, y2, class: kind });

export const rectangle = (x, y, width, height, kind) =>
  element("rect", { x, y, width: Math.max(width, 0), height, class: kind });

/** Three significant digits, without an exponent. */
export const number = (value) =>
  Number(value.toPrecision(3)).toLocaleString("en-US", { maximumFractionDigits: 6 });

/** The least of 1, 2 or 5 times a power of ten that is at least this value. */
function roundStep(least) {
  const power = 10 ** Math.floor(Math.log10(least));
  return [1, 2, 5, 10].map((factor) => factor * power).find((step) => step >= least * (1 - 1e-9));
}

/** A linear scale: the position of a value, and its ticks. */
function linear([low, high], [from, to], marks) {
  const step = roundStep((high - low) / marks);
  const first = Math.ceil(low / step - 1e-9);
  const count = Math.floor(high / step + 1e-9) - first + 1;
  return {
    at: (value) => from + ((value - low) / (high - low)) * (to - from),
    ticks: Array.from({ length: count }, (_, index) => (first + index) * step),
  };
}

/** A logarithmic scale, with ticks at the powers of ten; a short one has ticks between them, too. */
function logarithmic([low, high], [from, to]) {
  const [first, last] = [Math.log10(low), Math.log10(high)];
  const powers = Array.from({ length: Math.ceil(last) - Math.floor(first) + 1 }, (_, index) =>
    10 ** (Math.floor(first) + index)); // prettier-ignore
  const factors = last - first < 2 ? [1, 2, 5] : [1];
  const ticks = powers.flatMap((power) => factors.map((factor) => factor * power));
  return {
    at: (value) =>
      from + ((Math.log10(Math.max(value, low)) - first) / (last - first)) * (to - from),
    ticks: ticks.filter((tick) => tick >= low * (1 - 1e-9) && tick <= high * (1 + 1e-9)),
  };
}

export const scale = (kind, domain, range, marks) =>
  kind === "log" ? logarithmic(domain, range) : linear(domain, range, marks);

/** The colours of the series, in order: the first is the package's own. */
const SERIES = ["#0969da", "#6e7781", "#bc4c00", "#8250df", "#1a7f37", "#bf3989"];
const SERIES_DARK = ["#4493f8", "#9198a1", "#f0883e", "#ab7df8", "#3fb950", "#db61a2"];

const seriesRules = (colours, indent) =>
  colours
    .flatMap((colour, index) => [
      `.fill-${index} { fill: ${colour}; }`,
      `.stroke-${index} { stroke: ${colour}; fill: none; stroke-width: 2; }`,
    ])
    .map((rule) => `${indent}${rule}`)
    .join("\n");

const STYLE = `
    .paper { fill: #ffffff; stroke: #d0d7de; }
    .text { fill: #1f2328; }
    .faint { fill: #59636e; }
    .grid { stroke: #d8dee4; }
    .base { stroke: #59636e; stroke-width: 1.5; }
    .whisker { stroke: #1f2328; stroke-width: 1.2; }
    .noise { fill: #d4a72c; opacity: 0.28; }
    .other { fill: #afb8c1; }
${seriesRules(SERIES, "    ")}
    text { font-family: system-ui, -apple-system, "Segoe UI", "Helvetica Neue", Arial, sans-serif; font-size: 13px; }
    .strong { font-weight: 600; }
    .small { font-size: 12px; }
    @media (prefers-color-scheme: dark) {
      .paper { fill: #0d1117; stroke: #3d444d; }
      .text { fill: #f0f6fc; }
      .faint { fill: #9198a1; }
      .grid { stroke: #2a313a; }
      .base { stroke: #9198a1; }
      .whisker { stroke: #f0f6fc; }
      .noise { fill: #d29922; opacity: 0.32; }
      .other { fill: #57606a; }
${seriesRules(SERIES_DARK, "      ")}
    }`;

/** A whole picture, with its own background, so that it is legible everywhere. */
export function picture({ title, description, width, height }, parts) {
  const frame = {
    xmlns: "http://www.w3.org/2000/svg",
    viewBox: `0 0 ${width} ${height}`,
    width,
    height,
    role: "img",
    "aria-labelledby": "title description",
  };
  const body = [
    element("title", { id: "title" }, escaped(title)),
    element("desc", { id: "description" }, escaped(description)),
    element("style", {}, `${STYLE}\n  `),
    element("rect", {
      class: "paper",
      x: 0.5,
      y: 0.5,
      width: width - 1,
      height: height - 1,
      rx: 8,
    }),
    text(20, 30, title, { class: "text strong" }),
    ...parts.flat(),
  ];
  return `${element("svg", frame, `\n${body.map((part) => `  ${part}`).join("\n")}\n`)}\n`;
}
