// Owns running the layer rules on the repository. The rules are in lib/layers.mjs.

import { readFileSync } from "node:fs";
import { relative, sep } from "node:path";
import { filesBelow } from "./lib/hash.mjs";
import { findingsIn, rules } from "./lib/layers.mjs";
import { inRoot, root } from "./lib/paths.mjs";
import { fail, say, Stop } from "./lib/report.mjs";

const LOOKED_AT = ["src", "js/src", "scripts", "tests", "examples", "fuzz/src", "fuzz/targets"];
const CODE = /\.(rs|ts|mts|cts|mjs|cjs|js)$/;

const files = filesBelow(LOOKED_AT.map((path) => inRoot(path)))
  .map((file) => relative(root, file).split(sep).join("/"))
  .filter((path) => CODE.test(path));
const findings = files.flatMap((path) => findingsIn(path, readFileSync(inRoot(path), "utf8")));

if (findings.length === 0) {
  say(`${files.length} files keep ${rules.length} rules`);
} else {
  const shown = findings.map(({ rule, path, line, message }) => {
    const { about } = rules.find(({ id }) => id === rule);
    return `${path}:${line}  ${rule} (${about})\n    ${message}`;
  });
  fail(new Stop(`${findings.length} findings\n${shown.join("\n")}`));
}
