// Owns reading text files, for the runtimes that have Node's file system.

import { readFileSync } from "node:fs";

/** Reads a text file. */
export const readTextFile = (path: string): string => readFileSync(path, "utf8");
