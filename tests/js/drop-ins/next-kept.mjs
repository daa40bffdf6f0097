// Owns reading what Next caches below its directory: its files, and the responses inside them.

import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";

/** Responses of calls, which Next writes as base64 into JSON. */
const BODY = /"body":"([\w+/=]+)"/g;

/** Each text, with its file and its kind. */
export function* kept(directory) {
  for (const name of readdirSync(directory)) {
    const path = join(directory, name);
    if (statSync(path).isDirectory()) yield* kept(path);
    else {
      const text = readFileSync(path, "latin1");
      yield { path, where: "file", text };
      for (const [, body] of text.matchAll(BODY)) yield { path, where: "body", text: atob(body) };
    }
  }
}
