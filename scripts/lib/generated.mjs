// Owns the generated parts of documents: what stands between two marks with a name, how a document is
// formatted, and writing or checking documents.

import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { format } from "prettier";
import { inRoot } from "./paths.mjs";
import { say, Stop } from "./report.mjs";

/** The text with `content` between the marks of this name. */
export function between(text, name, content) {
  const begin = `<!-- generated: ${name} -->\n`;
  const end = `<!-- end of ${name} -->`;
  const [start, stop] = [only(text, begin), only(text, end)];
  if (start === undefined || stop === undefined || stop < start) {
    throw new Stop(`there must be one pair of marks for ${name}`);
  }
  return `${text.slice(0, start)}${begin}\n${content}\n\n${text.slice(stop)}`;
}

/** Where this mark stands; undefined if it is missing or there twice. */
function only(text, mark) {
  const at = text.indexOf(mark);
  return at !== -1 && at === text.lastIndexOf(mark) ? at : undefined;
}

/** The content of a file; empty if there is none. */
export const contentOf = (path) =>
  existsSync(inRoot(path)) ? readFileSync(inRoot(path), "utf8") : "";

/** A document as it is and as it should be. `make` returns its text with the generated parts. */
export async function documentOf(path, make) {
  const present = contentOf(path);
  const parser = path.endsWith(".ts") ? "typescript" : "markdown";
  const settings = { parser, printWidth: 100, trailingComma: "all" };
  return { path, present, wanted: await format(make(present), settings) };
}

/** Writes the stale files (`{ path, present, wanted }`), or fails if there are any and it should only check. */
export function update(files, command, check = process.argv.includes("--check")) {
  const stale = files.filter(({ present, wanted }) => present !== wanted);
  if (stale.length > 0 && check) {
    throw new Stop(`${stale.map(({ path }) => path).join(", ")}: stale. Run ${command}`);
  }
  for (const { path, wanted } of stale) {
    mkdirSync(dirname(inRoot(path)), { recursive: true });
    writeFileSync(inRoot(path), wanted);
  }
  say(`${files.length} files, ${stale.length} changed`);
}
