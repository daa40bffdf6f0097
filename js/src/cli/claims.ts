// Owns reading the claims of a JWT, for people: nothing is verified.

import { bytesOfUrl } from "../values/base64.js";
import { isFields } from "../values/fields.js";
import type { Fields } from "../values/fields.js";

/** The claims of a token; undefined if it is no JWT. */
export function claimsIn(token: string): Fields | undefined {
  const [header, payload, signature, ...more] = token.split(".");
  if (signature === undefined || more.length > 0) return undefined;
  return jsonIn(header) && jsonIn(payload);
}

function jsonIn(part: string | undefined): Fields | undefined {
  const bytes = part === undefined ? undefined : bytesOfUrl(part);
  if (!bytes) return undefined;
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(bytes));
    return isFields(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** The values of a claim that is a text or a list of texts. */
export const textsIn = (claim: unknown): readonly string[] =>
  [claim].flat().filter((value): value is string => typeof value === "string");
