// Owns files that variables name: read once to see that they can be, and again for each token request.

import { runtime } from "../runtime/installed.js";

/** A file. */
export interface File {
  /** Its content at construction; empty if there is a problem. */
  readonly text: string;
  /** Why it could not be read, in words that follow the option's name. */
  readonly problem: string | undefined;
  /** Reads it anew. */
  readonly again: () => string;
}

/** The file at this path. */
export function readerOf(path: string): File {
  const { readTextFile } = runtime();
  const again = (): string => readTextFile?.(path) ?? "";
  try {
    return readTextFile
      ? { text: again(), problem: undefined, again }
      : { text: "", problem: unreadable("this runtime has no files"), again };
  } catch (error) {
    // Deno's error for a missing permission has no code, but its name says it.
    const { code, name } = error as { code?: unknown; name: string };
    return { text: "", problem: unreadable(typeof code === "string" ? code : name), again };
  }
}

const unreadable = (why: string): string => `comes from a file that could not be read (${why}).`;
