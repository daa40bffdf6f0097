// Owns telling what fetch threw: a fault of the network, or something else that is passed on as it is.

import { memberOf, textIn } from "../values/foreign.js";

/** It is no fault of the network: a framework steers itself by it, or the user's own fetch has a bug. */
export const FOREIGN = true;

/** How engines word a TypeError that says that the program is wrong; but for an answer that is a revoked proxy. */
const BUG =
  /\b(?:is|are) not (?:a function|a constructor|iterable|an object|defined|extensible)\b|^Cannot (?!perform )|^Assignment to |^Attempted to assign |^Invalid URL|without 'new'|^(?:undefined|null) is not\b|can't access property|\bis (?:undefined|null)$|\bc(?:ircular|yclic)\b/;

/** Node's codes for arguments that make no sense. */
const BUG_CODE = /^ERR_(?:INVALID_(?:ARG|URL|THIS|STATE)|MISSING_ARGS)/;

/** Errors of these names are never made for what a network does. */
const BUGS: readonly unknown[] = [
  "ReferenceError",
  "SyntaxError",
  "RangeError",
  "EvalError",
  "URIError",
];

/**
 * What is known of an error that fetch threw: the runtime's code for it, such as `ECONNREFUSED`;
 * undefined if it names none; {@link FOREIGN}.
 */
export function faultOf(error: unknown): string | undefined | typeof FOREIGN {
  if (isForeign(error)) return FOREIGN;
  const cause = memberOf(error, "cause");
  return (
    textIn(cause, "code") ??
    textIn(error, "code") ??
    (speaksOfCertificates(error) || speaksOfCertificates(cause) ? "CERT_INVALID" : undefined)
  );
}

function isForeign(error: unknown): boolean {
  // Next.js marks what it throws with a digest, React what it throws to wait with a `then`.
  if (textIn(error, "digest") !== undefined) return true;
  if (typeof memberOf(error, "then") === "function") return true;
  const name = memberOf(error, "name");
  if (BUGS.includes(name)) return true;
  if (name !== "TypeError" || memberOf(error, "cause") !== undefined) return false;
  const code = textIn(error, "code");
  return code === undefined ? BUG.test(textIn(error, "message") ?? "") : BUG_CODE.test(code);
}

/** Deno has no codes for them. */
function speaksOfCertificates(error: unknown): boolean {
  return /invalid peer certificate/i.test(textIn(error, "message") ?? "");
}
