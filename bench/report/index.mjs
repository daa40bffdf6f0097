// Owns writing the figures into the documents: tables between two marks, and the plots in docs/plots.
//
//   node bench/report/index.mjs           writes them
//   node bench/report/index.mjs --check   fails if they do not match the figures

import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { format } from "prettier";
import { inRoot } from "../../scripts/lib/paths.mjs";
import { fail, say, Stop } from "../../scripts/lib/report.mjs";
import { generated } from "./pages.mjs";

const MARKS = /(<!-- generated: do not edit below -->\n)[^]*?(\n<!-- end of generated -->)/;

const read = (path) => (existsSync(inRoot(path)) ? readFileSync(inRoot(path), "utf8") : "");

/** All figures, by the names of their files. */
function figuresHere() {
  const names = readdirSync(inRoot("bench", "figures")).filter((name) => name.endsWith(".json"));
  return Object.fromEntries(
    names
      .toSorted()
      .map((name) => [name.replace(/\.json$/, ""), JSON.parse(read(`bench/figures/${name}`))]),
  );
}

async function document(path, parts) {
  const present = read(path);
  if (!MARKS.test(present)) throw new Stop(`${path} has no marks for the generated part`);
  const text = parts.join("\n\n");
  const whole = present.replace(MARKS, (_, begin, end) => `${begin}\n${text}\n${end}`);
  return { path, present, wanted: await format(whole, { parser: "markdown", printWidth: 100 }) };
}

try {
  const { texts, plots } = generated(figuresHere());
  const files = [
    ...(await Promise.all(Object.entries(texts).map((one) => document(...one)))),
    ...Object.entries(plots).map(([path, wanted]) => ({ path, present: read(path), wanted })),
  ];
  const stale = files.filter(({ present, wanted }) => present !== wanted);
  if (stale.length > 0 && process.argv.includes("--check")) {
    const names = stale.map(({ path }) => path).join(", ");
    throw new Stop(`not up to date: ${names}. Run node bench/report/index.mjs`);
  }
  for (const { path, wanted } of stale) {
    mkdirSync(dirname(inRoot(path)), { recursive: true });
    writeFileSync(inRoot(path), wanted);
  }
  say(`${files.length} files, ${stale.length} changed`);
} catch (error) {
  fail(error);
}
