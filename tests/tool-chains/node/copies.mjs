// Owns copies of the package in one process: both formats of one version, and another version. Each has a
// WebAssembly instance of its own, and each knows the others' errors.

import { createRequire } from "node:module";
import * as imported from "everbearer";
import * as other from "everbearer-other";
import { exercise } from "./exercise.mjs";

const required = createRequire(import.meta.url)("everbearer");
const copies = [imported, required, other];
const classes = new Set(copies.map(({ OAuthClient }) => OAuthClient));
if (classes.size !== copies.length) throw new Error("two copies are one");
const said = new Set();
for (const { OAuthClient } of copies) {
  said.add(await exercise(OAuthClient, process.env));
  try {
    new OAuthClient({});
  } catch (error) {
    if (!copies.every(({ isEverbearerError }) => isEverbearerError(error))) throw error;
  }
}
console.log([...said].join());
