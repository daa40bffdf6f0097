// Owns the Markdown of generated parts: code and tables.

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
