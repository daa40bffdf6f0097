// Owns the rooms of js/src and their order: what each may import, so that every import runs downwards.

/** The rooms from top to bottom, each with the rooms that it may import, all of which are below it. */
export const rooms = {
  entries: [
    "cli",
    "telemetry",
    "providers",
    "pool",
    "presets",
    "index",
    "wasm",
    "stores",
    "errors",
    "runtime",
    "generated",
  ],
  cli: ["sandbox", "providers", "presets", "client", "errors", "values"],
  sandbox: ["stores", "runtime", "generated"],
  providers: ["operations", "webhooks", "client", "errors", "runtime", "values"],
  telemetry: ["pool", "client", "stores"],
  pool: ["client", "call", "wasm", "stores", "errors", "runtime", "values"],
  presets: ["client", "errors"],
  operations: ["client", "call", "errors", "runtime", "values", "generated"],
  webhooks: ["errors", "values"],
  index: ["client", "call", "authentication", "stores", "errors", "runtime", "generated"],
  client: ["call", "wasm", "authentication", "stores", "errors", "runtime", "values", "generated"],
  call: ["wasm", "errors", "runtime", "values"],
  wasm: ["authentication", "stores", "errors", "runtime", "values", "generated"],
  authentication: ["values"],
  stores: ["values"],
  errors: ["values", "generated"],
  runtime: [],
  values: [],
  generated: [],
};

/** What each room has, in a few words. */
export const purposes = {
  entries: "start a runtime",
  cli: "the command line",
  sandbox: "the server for tests",
  providers: "declarations and types",
  telemetry: "OpenTelemetry's spans and metrics",
  pool: "many tenants: their clients",
  presets: "options of providers, by name",
  operations: "perform what is declared",
  webhooks: "read and verify deliveries",
  index: "the public names",
  client: "OAuthClient, options, events",
  call: "leads one call",
  wasm: "the contract, the instance",
  authentication: "keys, signed assertions",
  stores: "what processes share",
  errors: "classes and their table",
  runtime: "capabilities, clock, timers",
  values: "reads values of others",
  generated: "tables of the core, glue",
};

/** Rooms that a room names although they are not below it: "room -> other". */
export function upwards(table = rooms) {
  const names = Object.keys(table);
  return Object.entries(table).flatMap(([name, below]) =>
    below
      .filter((other) => names.indexOf(other) <= names.indexOf(name))
      .map((other) => `${name} -> ${other}`),
  );
}

/** Each pair of rooms [upper, lower], without those that a longer way connects as well. */
export function steps(table) {
  const reaches = (from, to) =>
    (table[from] ?? []).some((below) => below === to || reaches(below, to));
  return Object.entries(table).flatMap(([room, below]) =>
    below
      .filter((lower) => !below.some((other) => other !== lower && reaches(other, lower)))
      .map((lower) => [room, lower]),
  );
}
