// Owns the content of the generated part of docs/performance.md: its sections, the meaning of their
// figures, and the plots.

/** The bar plots. A panel has a figure, the view, a title, and the baseline if it is not raw fetch. */
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

/** The line plots, one for each figure of the scaling bench. */
export const linePlots = {
  "scaling-wrapper.svg": "scaling-wrapper",
  "scaling-loopback.svg": "scaling-loopback",
  "scaling-held.svg": "scaling-held",
  "scaling-client-call.svg": "scaling-client-call",
  "scaling-client-memory.svg": "scaling-client-memory",
  "tenants-call.svg": "tenants-call",
  "tenants-wake.svg": "tenants-wake",
  "tenants-memory.svg": "tenants-memory",
};

/** `form` names a function of markdown.mjs. With `all` it gets the figures together. */
const each = (form, ...figures) => ({ form, figures });
const all = (form, ...figures) => ({ form, figures, together: true });

export const sections = [
  {
    title: "A call",
    text: "Calls of a warm client to a server on loopback; the response is read. A real network makes each call longer, but not what a client adds, so these ratios are the worst case. Throughput counts whole calls; more is better.",
    plot: "calls.svg",
    parts: [
      each("comparison", "latency", "cpu", "throughput-1", "throughput-64", "throughput-512"),
    ],
  },
  {
    title: "Around fetch",
    text: "The costs if fetch costs nothing. The wrapper's cost is that of `client.fetch` over a bare call of the stub. The header is that of `client.authorization()` and the like; there raw is an async function that returns a string, the lower limit for an awaited result. Allocation is counted on the JavaScript heap.",
    plot: "around-fetch.svg",
    parts: [each("difference", "wrapper", "warm", "allocation", "allocation-wrapper", "allocation-warm")], // prettier-ignore
  },
  {
    title: "Cold start",
    text: "New processes. To the first header: beside a process that gets a token by raw fetch, which also loads what Node needs for fetch. Import alone: beside an empty process.",
    plot: "cold-start.svg",
    parts: [each("comparison", "cold-header", "cold-header-cpu", "cold-import", "cold-import-cpu")],
  },
  {
    title: "Stampedes",
    text: "A thousand calls at once, as token requests / failed calls. These are counts, without noise.",
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
    text: "Calls one after the other with fetch as a stub, and the memory in use after each of many collections. The slope is that of the heap; the last columns are the changes of heap and wasm from the end of the warm-up to the last call. The optimizing compiler is off, since its own data on the heap grows for long. Growth with raw fetch is that of the engine.",
    parts: [each("growth", "growth")],
  },
  {
    title: "Size",
    text: "An application that consists of the client only, bundled and minified by esbuild, in bytes. Everything counts: for everbearer, script and wasm.",
    plot: "size.svg",
    parts: [each("bundles", "bundle-node", "bundle-edge")],
  },
  {
    title: "Many calls at once",
    text: "From one call in flight to 10,000. A stub of fetch, which responds when all calls of a wave are in flight, shows the cost alone; on loopback it is shown beside raw fetch, both over at most 512 connections. Memory is what a call holds while it waits for its response, or for a token.",
    parts: [each("steps", "scaling-wrapper", "scaling-loopback", "scaling-held")],
  },
  {
    title: "Many clients in one process",
    text: "From one client to 10,000, all on one wasm instance. A used client has a token and a timer. Calls on many clients in turns are measured beside calls on a single one, with a stub of fetch. The memory of a wasm instance never shrinks: what counts is whether as many new clients fit into it after all were closed.",
    parts: [each("steps", "scaling-construct", "scaling-client-call", "scaling-client-memory")],
  },
  {
    title: "Many tenants in one process",
    text: "From one tenant of a `ClientPool` to 100,000, with a stub of fetch and tokens of 40 characters. Calls of tenants in turns go through `pool.for`, and are measured beside those of a single client; the 500 that are called are awake. The memory is that of a tenant that has been used once: of 1,000, all stay awake; of more, the others are at rest.",
    parts: [each("steps", "tenants-call", "tenants-wake", "tenants-memory")],
  },
  {
    title: "Other runtimes",
    text: "Each beside raw fetch in the same runtime. For workerd the start is that of miniflare and workerd, and calls are timed from outside, many in one request, since its own clock stands still meanwhile.",
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

/** The rows of the README's table: a figure, the view, a title, and whether it is about calls. */
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
