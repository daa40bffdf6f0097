// Owns loading the installed package in the format of the end-to-end run, so that the same tests cover
// `import` and `require`.

import { createRequire } from "node:module";

const require = createRequire(import.meta.url);

export const format = process.env.EVERBEARER_FORMAT ?? "import";

/** `await load("everbearer")`, through `import` or `require`. */
export const load = async (name) => (format === "require" ? require(name) : await import(name));
