// Owns writing the figures into the documents: tables between the marks `figures`, and the plots in docs/plots.
//
//   node bench/report/index.mjs           writes them
//   node bench/report/index.mjs --check   fails if they do not match the figures

import { readdirSync } from "node:fs";
import { between, contentOf, documentOf, update } from "../../scripts/lib/generated.mjs";
import { inRoot } from "../../scripts/lib/paths.mjs";
import { fail } from "../../scripts/lib/report.mjs";
import { generated } from "./pages.mjs";

/** All figures, by the names of their files. */
function figuresHere() {
  const names = readdirSync(inRoot("bench", "figures")).filter((name) => name.endsWith(".json"));
  return Object.fromEntries(
    names
      .toSorted()
      .map((name) => [name.replace(/\.json$/, ""), JSON.parse(contentOf(`bench/figures/${name}`))]),
  );
}

try {
  const { texts, plots } = generated(figuresHere());
  const documents = Object.entries(texts).map(([path, parts]) =>
    documentOf(path, (text) => between(text, "figures", parts.join("\n\n"))),
  );
  const pictures = Object.entries(plots).map(([path, wanted]) => ({
    path,
    present: contentOf(path),
    wanted,
  }));
  update([...(await Promise.all(documents)), ...pictures], "node bench/report/index.mjs");
} catch (error) {
  fail(error);
}
