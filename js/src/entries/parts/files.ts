// Owns reading text files in bundles that run in Node.

import { readFileSync } from "node:fs";

/** Reads a text file. */
export const readTextFile = (path: string): string => readFileSync(path, "utf8");
