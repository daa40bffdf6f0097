// Owns the error in a response's WWW-Authenticate header (RFC 6750 §3). What it means is the core's to say.

import { headerOf } from "../values/foreign.js";

/** A quoted string, perhaps without its end; a word; or a separator. */
const PART = /"((?:[^"\\]|\\.)*)("?)|([^\s,="]+)|[=,]/g;

/** The first `error` that a challenge of the response names. */
export function challengeErrorOf(response: unknown): string | undefined {
  const header = headerOf(response, "www-authenticate");
  return header === undefined ? undefined : errorIn(header);
}

/**
 * Challenges and their parameters are both separated by commas (RFC 9110 §11.6.1), so a word before `=` is a
 * parameter's name, and any other word is of no interest.
 */
function errorIn(header: string): string | undefined {
  let word = "";
  let name: string | undefined;
  for (const [part, quoted, end, plain] of header.matchAll(PART)) {
    // A quote without an end: what follows may be anything.
    if (quoted !== undefined && end === "") return undefined;
    if (part === "=") {
      name = word.toLowerCase();
      continue;
    }
    const value = quoted ?? plain ?? "";
    if (name === "error") return value;
    // A value is no name.
    word = name === undefined ? (plain ?? "") : "";
    name = undefined;
  }
  return name === "error" ? "" : undefined;
}
