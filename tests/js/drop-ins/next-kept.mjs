// Owns reading what Next keeps below its directory: its files, and the answers inside of them.

import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";

/** Answers of calls, which Next writes as base64 into JSON. */
const BODY = /"body":"([\w+/=]+)"/g;

/** Each text, with the file that it is in, and as what. */
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
