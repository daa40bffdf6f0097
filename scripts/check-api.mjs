// Owns checking what the API reference says of each public name: the rules of scripts/lib/api-rules.mjs over what
// typedoc has found.

import { readFileSync } from "node:fs";
import { findingsIn, publicNames, rules, unknownNames } from "./lib/api-rules.mjs";
import { inBuild } from "./lib/paths.mjs";
import { fail, say, Stop } from "./lib/report.mjs";

try {
  const api = JSON.parse(readFileSync(inBuild("api.json"), "utf8"));
  const lines = [
    ...findingsIn(api).map(({ rule, name, message }) => `${rule}: ${name}: ${message}`),
    ...unknownNames(api).map((name) => `throws: ${name}: is listed, and is no public name`),
  ];
  if (lines.length > 0) throw new Stop(lines.join("\n"));
  say(`${publicNames(api).length} public names keep ${Object.keys(rules).length} rules`);
} catch (error) {
  fail(error);
}
