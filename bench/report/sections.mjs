// Owns what the generated part of docs/performance.md consists of: its sections, what each of their
// figures means, and which of them are plotted.

/** The plots with bars: panels of a figure, which of its members is shown, and if it is not raw fetch, over what. */
export const barPlots = [
  {
    file: "calls.svg",
    title: "A call, beside raw fetch",
    panels: [
      ["latency", "ratio", "Latency"],
      ["cpu", "ratio", "Processor time"],
      ["throughput-64", "ratio", "Throughput, 64 in flight"],
    ],
  },
  {
    file: "around-fetch.svg",
    title: "Around fetch",
    panels: [
      ["wrapper", "delta", "Added to a call, fetch a stub", "over the stub alone"],
      ["warm", "median", "Header from a warm cache"],
    ],
  },
  {
    file: "cold-start.svg",
    title: "Cold start",
    panels: [
      ["cold-header", "ratio", "To the first header"],
      ["cold-import", "delta", "Import alone", "over an empty process"],
    ],
  },
  {
    file: "size.svg",
    title: "Bundle size",
    panels: [
      ["bundle-node", "bytes", "For Node"],
      ["bundle-edge", "bytes", "For an edge runtime"],
    ],
  },
];

/** The plots with lines: a figure of the scaling bench each. */
export const linePlots = {
  "scaling-wrapper.svg": "scaling-wrapper",
  "scaling-loopback.svg": "scaling-loopback",
  "scaling-held.svg": "scaling-held",
  "scaling-client-call.svg": "scaling-client-call",
  "scaling-client-memory.svg": "scaling-client-memory",
};

/** `form` names a function of markdown.mjs. One of `all` takes the figures together. */
const each = (form, ...figures) => ({ form, figures });
const all = (form, ...figures) => ({ form, figures, together: true });

export const sections = [
  {
    title: "A call",
    text: "Calls of a warm client to a server on loopback, whose answer is read. A real network makes each call longer and what a client adds no longer, so the ratios are the worst case. Throughput counts whole calls; more is better.",
    plot: "calls.svg",
    parts: [
      each("comparison", "latency", "cpu", "throughput-1", "throughput-64", "throughput-512"),
    ],
  },
  {
    title: "Around fetch",
    text: "What is left when fetch costs nothing. The wrapper's cost is that of `client.fetch` over a bare call of the stub; the header is what `client.authorization()` and its like give, where raw is an async function that returns a string, below which no awaited answer can be. Allocation is counted on the JavaScript heap.",
    plot: "around-fetch.svg",
    parts: [each("difference", "wrapper", "warm", "allocation", "allocation-wrapper", "allocation-warm")], // prettier-ignore
  },
  {
    title: "Cold start",
    text: "Fresh processes. To the first header: beside one that gets a token by raw fetch, which loads what Node needs for fetch in any case. Import alone: beside an empty process.",
    plot: "cold-start.svg",
    parts: [each("comparison", "cold-header", "cold-header-cpu", "cold-import", "cold-import-cpu")],
  },
  {
    title: "Stampedes",
    text: "A thousand calls at once, as token requests / failed calls. These are counts; no noise is in them.",
    parts: [
      all(
        "stampedes",
        "stampede-cold",
        "stampede-expiry",
        "stampede-revoked",
        "stampede-revoked-spread",
        "stampede-one-503",
        "stampede-outage",
      ),
    ],
  },
  {
    title: "Growth",
    text: "Calls one after the other with fetch as a stub; the memory in use after each of many collections. The slope is the heap's; the last columns say by how much heap and wasm have changed from the end of the warm-up to the last call. The optimizing compiler is off, since what it keeps on the heap for itself grows for long. What still does with raw fetch is the engine's.",
    parts: [each("growth", "growth")],
  },
  {
    title: "Size",
    text: "An application that is nothing but the client, bundled and minified by esbuild, in bytes. Everything counts: of everbearer script and wasm.",
    plot: "size.svg",
    parts: [each("bundles", "bundle-node", "bundle-edge")],
  },
  {
    title: "Many calls at once",
    text: "From one call under way to 10,000. With a stub of fetch, which answers when all calls of a wave are under way, the cost is seen alone; on loopback beside raw fetch, in both cases over no more than 512 connections. Memory is what a call holds while it waits for its answer, or for a token.",
    parts: [each("steps", "scaling-wrapper", "scaling-loopback", "scaling-held")],
  },
  {
    title: "Many clients in one process",
    text: "From one client to 10,000, all on one wasm instance. A client that was used has a token and a timer. Calls on many clients in turns are measured beside calls of a single one, fetch being a stub. Memory of a wasm instance never shrinks: what counts is whether as many clients once more, after all were closed, find room in it.",
    parts: [each("steps", "scaling-construct", "scaling-client-call", "scaling-client-memory")],
  },
  {
    title: "Other runtimes",
    text: "Each beside raw fetch in the same runtime. In workerd the start is that of miniflare and workerd, and calls are timed from outside, many in one request, since its own clock stands still meanwhile.",
    parts: [
      each(
        "runtimes",
        "runtimes-cold-header",
        "runtimes-cold-import",
        "runtimes-latency",
        "runtimes-wrapper",
      ),
    ],
  },
];

/** The rows of the README's table: a figure, which of its members is shown, and whether it is about calls. */
export const summary = [
  ["latency", "ratio", "Latency of a call", true],
  ["cpu", "ratio", "Processor time of a call", true],
  ["throughput-64", "ratio", "Throughput, 64 in flight (more is better)", true],
  ["wrapper", "delta", "Added to a call around fetch, µs", true],
  ["warm", "median", "Header from a warm cache, ns"],
  ["cold-header", "ratio", "Cold start to the first header"],
  ["cold-import", "delta", "Import alone, over an empty process, ms"],
  [
    "stampede-revoked-spread",
    "count",
    "Token requests / failures of 1,000 calls at once, token revoked",
  ],
  ["bundle-edge", "bytes", "Bundle for an edge runtime, brotli"],
];
