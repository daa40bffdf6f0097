// Owns the rooms of js/src and their order: which one may import which, so that every import runs downwards.

/** The rooms from the top to the bottom, each with the rooms that it may import: all of them lie below it. */
export const rooms = {
  entries: ["providers", "index", "wasm", "errors", "runtime", "generated"],
  sandbox: ["runtime"],
  providers: ["operations", "webhooks", "client", "errors", "runtime", "values"],
  operations: ["client", "call", "errors", "runtime", "values", "generated"],
  webhooks: ["errors", "values"],
  index: ["client", "call", "errors", "runtime", "generated"],
  client: ["call", "wasm", "errors", "runtime", "values", "generated"],
  call: ["wasm", "errors", "runtime", "values"],
  wasm: ["errors", "runtime", "values", "generated"],
  errors: ["values", "generated"],
  runtime: [],
  values: [],
  generated: [],
};

/** Rooms that a room names although they do not lie below it: "room -> other". */
export function upwards(table = rooms) {
  const names = Object.keys(table);
  return Object.entries(table).flatMap(([name, below]) =>
    below
      .filter((other) => names.indexOf(other) <= names.indexOf(name))
      .map((other) => `${name} -> ${other}`),
  );
}
