// Owns what is generated in documents that need no reading of types: the options in the README,
// in docs/options.md and in OAuthClientOptions, and the pictures of the rooms in docs/design.md.

import { readFileSync } from "node:fs";
import { format } from "prettier";
import { inRoot } from "../lib/paths.mjs";
import { declarationsWith, optionsPageWith, readmeWith, readOptions } from "./options.mjs";
import { designWith } from "./rooms.mjs";

const DOCUMENTS = {
  "README.md": (text) => readmeWith(text, readOptions()),
  "docs/options.md": (text) => optionsPageWith(text, readOptions()),
  "docs/design.md": designWith,
  "js/src/client/options.ts": (text) => declarationsWith(text, readOptions()),
};

/** Each document as it is and as it should be: `{ path, present, wanted }`. */
export const documents = () =>
  Promise.all(
    Object.entries(DOCUMENTS).map(async ([path, make]) => {
      const present = readFileSync(inRoot(path), "utf8");
      const parser = path.endsWith(".ts") ? "typescript" : "markdown";
      const settings = { parser, printWidth: 100, trailingComma: "all" };
      return { path, present, wanted: await format(make(present), settings) };
    }),
  );
