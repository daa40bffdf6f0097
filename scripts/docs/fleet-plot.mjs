// Owns the figures of size in docs/fleet.md and their plot: what events cost fleets of up to 1,000 processes in the
// simulation, by virtual time. The same on every machine.
//
//   node scripts/docs/fleet-plot.mjs           writes them
//   node scripts/docs/fleet-plot.mjs --check   fails if they are stale

import { lines } from "../../bench/report/lines.mjs";
import { between, contentOf, documentOf, update } from "../lib/generated.mjs";
import { fail, Stop } from "../lib/report.mjs";
import { capture } from "../lib/run.mjs";

const DOCUMENT = "docs/fleet.md";
const PLOT = "docs/plots/fleet.svg";

const TABLE = [
  "test",
  "--locked",
  "--test",
  "fleet",
  "print_table",
  "--",
  "--ignored",
  "--nocapture",
];

/** How the simulation calls the events of the plot. */
const SHARED = "cold";
const ALONE = "cold, the store dead";

/** All costs: `event`, `processes`, `tokenRequests`, `storeOperations`, `longestWaitMs`. */
async function costs() {
  const output = await capture("cargo", TABLE);
  const table = /^\[$.*?^\]$/ms.exec(output)?.[0];
  if (table === undefined) throw new Stop("the simulation printed no table");
  return JSON.parse(table);
}

const shown = (count) => count.toLocaleString("en-US");

/** One number if all fleets have the same. */
function cell(numbers) {
  const texts = new Set(numbers).size === 1 ? numbers.slice(0, 1) : numbers;
  return texts.map(shown).join(" · ");
}

function tableOf(rows) {
  const sizes = [...new Set(rows.map(({ processes }) => processes))];
  const head = [
    `| With ${sizes.map(shown).join(" · ")} processes | Token requests | Store operations | Longest wait, ms |`,
    "| --- | ---: | ---: | ---: |",
  ];
  const events = [...new Set(rows.map(({ event }) => event))];
  const body = events.map((event) => {
    const all = rows.filter((row) => row.event === event);
    const names = ["tokenRequests", "storeOperations", "longestWaitMs"];
    const cells = names.map((name) => cell(all.map((row) => row[name])));
    return `| ${[event, ...cells].join(" | ")} |`;
  });
  return [...head, ...body].join("\n");
}

function plotOf(rows) {
  const points = (event, valueOf) =>
    rows
      .filter((row) => row.event === event)
      .map((row) => ({ at: row.processes, value: valueOf(row) }))
      .map(({ at, value }) => ({ at, value, spread: [value, value] }));
  const title = "A cold start of a fleet";
  return lines({
    title,
    description: `${title}: token requests and operations of the store, by the number of processes.`,
    xTitle: "processes",
    series: [
      { name: "token requests", points: points(SHARED, (row) => row.tokenRequests) },
      {
        name: "token requests without a store that works",
        points: points(ALONE, (row) => row.tokenRequests),
      },
      {
        name: "store operations of each process",
        points: points(SHARED, (row) => row.storeOperations / row.processes),
      },
    ],
  });
}

try {
  const rows = await costs();
  const document = await documentOf(DOCUMENT, (text) => between(text, "size", tableOf(rows)));
  const plot = { path: PLOT, present: contentOf(PLOT), wanted: plotOf(rows) };
  update([document, plot], "node scripts/docs/fleet-plot.mjs");
} catch (error) {
  fail(error);
}
