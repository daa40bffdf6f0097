// Owns classifying what fetch threw: a fault of the network, or something else that is passed on unchanged.

import { memberOf, textIn } from "../values/foreign.js";

/** Not a fault of the network: a framework's control flow, or a bug in the user's own fetch. */
export const FOREIGN = true;

/** How engines word a TypeError about a bug in the program; not the one about a response that is a revoked proxy. */
const BUG =
  /\b(?:is|are) not (?:a function|a constructor|iterable|an object|defined|extensible)\b|^Cannot (?!perform )|^Assignment to |^Attempted to assign |^Invalid URL|without 'new'|^(?:undefined|null) is not\b|can't access property|\bis (?:undefined|null)$|\bc(?:ircular|yclic)\b/;

/** Node's codes for invalid arguments. */
const BUG_CODE = /^ERR_(?:INVALID_(?:ARG|URL|THIS|STATE)|MISSING_ARGS)/;

/** Names of errors that are never about the network. */
const BUGS: readonly unknown[] = [
  "ReferenceError",
  "SyntaxError",
  "RangeError",
  "EvalError",
  "URIError",
];

/**
 * Classifies an error that fetch threw: the runtime's code for it, such as `ECONNREFUSED`; undefined if it
 * has none; or {@link FOREIGN}.
 */
export function faultOf(error: unknown): string | undefined | typeof FOREIGN {
  if (isForeign(error)) return FOREIGN;
  const cause = memberOf(error, "cause");
  return (
    textIn(cause, "code") ??
    textIn(error, "code") ??
    (isAboutCertificates(error) || isAboutCertificates(cause) ? "CERT_INVALID" : undefined)
  );
}

function isForeign(error: unknown): boolean {
  // Next.js marks what it throws with a digest; React throws a thenable in order to wait.
  if (textIn(error, "digest") !== undefined) return true;
  if (typeof memberOf(error, "then") === "function") return true;
  const name = memberOf(error, "name");
  if (BUGS.includes(name)) return true;
  if (name !== "TypeError" || memberOf(error, "cause") !== undefined) return false;
  const code = textIn(error, "code");
  return code === undefined ? BUG.test(textIn(error, "message") ?? "") : BUG_CODE.test(code);
}

/** Deno has no codes for them. */
function isAboutCertificates(error: unknown): boolean {
  return /invalid peer certificate/i.test(textIn(error, "message") ?? "");
}
