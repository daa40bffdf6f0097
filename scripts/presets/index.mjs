// Owns what is made of the records of providers: the functions of `everbearer/presets`, and their pages.
//
//   node scripts/presets/index.mjs           writes them
//   node scripts/presets/index.mjs --check   fails if they are stale

import { documentOf, update } from "../lib/generated.mjs";
import { fail } from "../lib/report.mjs";
import { allFile, catalogueFile, categoryFile, namesFile } from "./code.mjs";
import { categoryPage, overview } from "./pages.mjs";
import { byCategory, fileOf, readRecords } from "./records.mjs";

const CODE = "js/src/presets/generated";

try {
  const data = readRecords();
  const categories = byCategory(data.records);
  const files = await Promise.all([
    ...categories.flatMap(([category, records]) => [
      documentOf(`${CODE}/${fileOf(category)}.ts`, () => categoryFile(category, records)),
      documentOf(`docs/presets/${fileOf(category)}.md`, () => categoryPage(category, records)),
    ]),
    documentOf(`${CODE}/all.ts`, () => allFile(categories)),
    documentOf(`${CODE}/entries.ts`, () => catalogueFile(categories)),
    documentOf(`${CODE}/names.ts`, () => namesFile(categories)),
    documentOf("docs/presets.md", (text) => overview(text, data, categories)),
  ]);
  update(files, "node scripts/presets/index.mjs");
} catch (error) {
  fail(error);
}
