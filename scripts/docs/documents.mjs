// Owns what is generated in documents that need no reading of types: the options in the README,
// in docs/options.md and in OAuthClientOptions, and the pictures of the rooms in docs/design.md.

import { documentOf } from "../lib/generated.mjs";
import {
  authenticationPageWith,
  declarationsWith,
  optionsPageWith,
  readmeWith,
  readOptions,
} from "./options.mjs";
import { designWith } from "./rooms.mjs";

const DOCUMENTS = {
  "README.md": (text) => readmeWith(text, readOptions()),
  "docs/options.md": (text) => optionsPageWith(text, readOptions()),
  "docs/authentication.md": (text) => authenticationPageWith(text, readOptions()),
  "docs/design.md": designWith,
  "js/src/client/options.ts": (text) => declarationsWith(text, readOptions()),
};

/** Each document as it is and as it should be: `{ path, present, wanted }`. */
export const documents = () =>
  Promise.all(Object.entries(DOCUMENTS).map(([path, make]) => documentOf(path, make)));
