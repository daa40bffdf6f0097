// Owns the generated documents: the text between the marks and the plots, from the figures.

import { bars } from "./bars.mjs";
import { lines } from "./lines.mjs";
import * as markdown from "./markdown.mjs";
import { barPlots, linePlots, sections, summary } from "./sections.mjs";

const OWN = "everbearer";
const PLOTS = "docs/plots";

/** All measurements of the files, by name. */
const byName = (files) =>
  new Map(Object.values(files).flatMap(({ measurements }) => measurements.map((one) => [one.name, one]))); // prettier-ignore

/** The value of a row in a view; undefined if it was not measured. */
function seen(row, { value, spread, show }) {
  if (row[value] === undefined || row[value] === null) return undefined;
  return { value: row[value], spread: row[spread], shown: show(row[value]) };
}

function panelOf({ rows, noise, unit, better }, viewName, title, over) {
  const view = markdown.views[viewName];
  const found = rows.flatMap((row) => {
    const one = seen(row, view);
    return one ? [{ label: row.peer, own: row.peer === OWN, ...one }] : [];
  });
  const sign = better === "higher" ? -1 : 1;
  const hint = [viewName === "ratio" ? "" : unit, over ?? view.hint].filter(Boolean).join(" ");
  return {
    title,
    hint: `${hint}; ${better === "higher" ? "more" : "less"} is better`,
    base: view.base,
    band: noise?.[view.spread],
    rows: found.toSorted((a, b) => sign * (a.value - b.value)),
  };
}

function barPlot(figures, { title, panels }) {
  const here = panels.filter(([name]) => figures.has(name));
  if (here.length === 0) return undefined;
  const made = here.map(([name, ...how]) => panelOf(figures.get(name), ...how));
  const description = made
    .map(
      (one) =>
        `${one.title}: ${one.rows.map(({ label, shown }) => `${label} ${shown}`).join(", ")}.`,
    )
    .join(" ");
  return bars({ title, description, panels: made });
}

function linePlot({ title, x, unit, rows }) {
  // Logarithmic axes have no zero.
  const drawn = rows.filter(({ median }) => median > 0);
  const series = [...new Set(drawn.map(({ peer }) => peer))].map((name) => ({
    name,
    points: drawn
      .filter(({ peer }) => peer === name)
      .map(({ at, median, spread }) => ({ at, value: median, spread })),
  }));
  const description = `${title}, in ${unit}, by ${x}.`;
  return lines({ title: `${title}, ${unit}`, description, xTitle: x, series });
}

/** The plots, by their paths. */
function plotsOf(figures) {
  const made = [
    ...barPlots.map((plot) => [plot.file, barPlot(figures, plot)]),
    ...Object.entries(linePlots)
      .filter(([, name]) => figures.has(name))
      .map(([file, name]) => [file, linePlot(figures.get(name))]),
  ];
  return Object.fromEntries(
    made.filter(([, plot]) => plot).map(([file, plot]) => [`${PLOTS}/${file}`, plot]),
  );
}

const image = (title, file, from) => `![${title}](${from}${file})`;

function partOf(figures, { form, figures: names, together }) {
  const here = names.filter((name) => figures.has(name)).map((name) => figures.get(name));
  if (here.length === 0) return [];
  if (together) return [markdown[form](here)];
  return here.flatMap((figure) => {
    const plot = Object.entries(linePlots).find(([, name]) => name === figure.name)?.[0];
    return [
      `### ${figure.title}`,
      ...(plot ? [image(figure.title, plot, "plots/")] : []),
      markdown[form](figure),
    ];
  });
}

function sectionOf(figures, plots, { title, text, plot, parts }) {
  const tables = parts.flatMap((part) => partOf(figures, part));
  if (tables.length === 0) return [];
  const shown = plot && plots[`${PLOTS}/${plot}`] ? [image(title, plot, "plots/")] : [];
  return [`## ${title}`, text, ...shown, ...tables];
}

const provenance = ({ machine: { cpu, cores, platform, node, date }, extent }) =>
  `${cpu}, ${cores} cores, ${platform}, Node ${node}, ${date}${extent === "full" ? "" : `, ${extent} run`}`;

/** The best of the others; failures count before requests. */
function bestOther({ rows, better }, of, leftOut) {
  const sign = better === "higher" ? -1 : 1;
  const others = rows.filter(
    (row) => row.peer !== OWN && !leftOut.has(row.peer) && of(row) !== undefined,
  );
  return others.toSorted(
    (a, b) => (a.failures ?? 0) - (b.failures ?? 0) || sign * (of(a) - of(b)),
  )[0];
}

const COUNT = { value: "median", show: String };

function summaryRow(figures, withoutCalls, [name, viewName, title, isCall]) {
  const figure = figures.get(name);
  if (!figure) return [];
  const { value, show } = markdown.views[viewName] ?? COUNT;
  const of = (row) => row[value] ?? undefined;
  const cell = (row) => `${show(of(row))}${row.failures === undefined ? "" : ` / ${row.failures}`}`;
  const own = figure.rows.find((row) => row.peer === OWN);
  const best = bestOther(figure, of, isCall ? withoutCalls : new Set());
  const noise = figure.noise && of(figure.noise) !== undefined ? cell(figure.noise) : "–";
  return [[title, cell(own), best ? `${cell(best)}, ${best.peer}` : "–", noise]];
}

function summaryOf(figures, { node }) {
  const withoutCalls = new Set(
    node.peers.filter(({ makesCalls }) => makesCalls === false).map(({ name }) => name),
  );
  const rows = summary.flatMap((row) => summaryRow(figures, withoutCalls, row));
  const others = node.peers.filter(({ name }) => name !== OWN).length;
  return [
    `Beside raw fetch and ${others} other clients, in turns and in one run on loopback (${provenance(node)}). A ratio is to raw fetch; the noise is raw fetch beside itself. Rows about calls leave out clients that make none: their calls are raw fetch with the client's header.`,
    markdown.table(["", "everbearer", "Best of the others", "Noise"], rows),
    image("Latency, processor time and throughput of a call beside raw fetch", "calls.svg", `${PLOTS}/`), // prettier-ignore
  ];
}

/** One row for each runtime: start and calls. */
function runtimesOf(figures) {
  const columns = [
    ["runtimes-cold-header", "ratio", "Start to the first header"],
    ["runtimes-cold-header", "delta", "ms"],
    ["runtimes-cold-import", "delta", "Import alone, ms"],
    ["runtimes-latency", "ratio", "A call"],
    ["runtimes-wrapper", "delta", "Around fetch, µs"],
  ];
  const { rows } = figures.get("runtimes-cold-header");
  const cell = (runtime, name, viewName) => {
    const row = figures.get(name).rows.find((one) => one.runtime === runtime);
    const { value, spread, show } = markdown.views[viewName];
    return markdown.withSpread(row[value], row[spread], show);
  };
  return markdown.table(
    ["Runtime", ...columns.map(([, , header]) => header)],
    rows.map(({ runtime }) => [
      runtime,
      ...columns.map(([name, view]) => cell(runtime, name, view)),
    ]),
  );
}

/**
 * Everything that is generated from the figures in `files` (by name, without .json): the text between the
 * marks of each document, and whole plots, both by path. Parts whose figures are missing are left out.
 */
export function generated(files) {
  const figures = byName(files);
  const plots = plotsOf(figures);
  const machines = Object.entries(files).map(([name, file]) => `- \`${name}.json\`: ${provenance(file)}`); // prettier-ignore
  const texts = {
    "docs/performance.md": [
      machines.join("\n"),
      ...(files.node ? ["## Clients", markdown.clients(files.node.peers)] : []),
      ...sections.flatMap((section) => sectionOf(figures, plots, section)),
    ],
    ...(files.node ? { "README.md": summaryOf(figures, files) } : {}),
    ...(files.runtimes ? { "docs/runtimes.md": [runtimesOf(figures)] } : {}),
  };
  return { texts, plots };
}
