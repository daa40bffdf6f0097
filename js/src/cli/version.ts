// Owns the version of the package that the command line belongs to.

import { readFileSync } from "node:fs";
import { isFields } from "../values/fields.js";

const manifest: unknown = JSON.parse(
  readFileSync(new URL("../package.json", import.meta.url), "utf8"),
);

/** Such as `0.1.0`. */
export const VERSION = String(isFields(manifest) ? manifest["version"] : "");
