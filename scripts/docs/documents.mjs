// Owns what is generated in documents that need no reading of types: the options in the README and in
// OAuthClientOptions.

import { readFileSync } from "node:fs";
import { format } from "prettier";
import { inRoot } from "../lib/paths.mjs";
import { declarationsWith, readmeWith, readOptions } from "./options.mjs";

const DOCUMENTS = {
  "README.md": (text) => readmeWith(text, readOptions()),
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
