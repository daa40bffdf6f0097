// Owns the parts of Markdown that are generated: code, tables, and what stands between two marks.

import { Stop } from "../lib/report.mjs";

/** The text with `content` between the marks of this name. */
export function between(text, name, content) {
  const begin = `<!-- generated: ${name} -->\n`;
  const end = `<!-- end of ${name} -->`;
  const [start, stop] = [text.indexOf(begin), text.indexOf(end)];
  if (start === -1 || stop < start) throw new Stop(`there are no marks for ${name}`);
  return `${text.slice(0, start)}${begin}\n${content}\n\n${text.slice(stop)}`;
}

const cell = (text = "") => text.replaceAll("|", "\\|").replace(/\s+/g, " ").trim();

export const code = (text) => (text ? `\`${text}\`` : "");

/** A table. */
export function table(head, rows) {
  const line = (cells) => `| ${cells.map(cell).join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}

/** A table, or nothing. Prettier would pad each cell to the longest of its column, which doubles a page's size. */
export const narrowTable = (head, rows) =>
  rows.length === 0 ? "" : `<!-- prettier-ignore -->\n${table(head, rows)}`;
