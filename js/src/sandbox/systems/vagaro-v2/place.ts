// Owns the region, path and id format of the V2 system.
import { createHash } from "node:crypto";

/** The region of the only account. */
export const REGION = "us02";

/** The path of all operations, without a trailing slash. */
export const BASE = `/${REGION}/api/v2`;

/**
 * The id of a row. Real ids are opaque and look like base64 with `=`, `+` and `~`, so these contain
 * each character that a client may forget to encode.
 */
export function idOf(kind: string, number: number): string {
  const digest = createHash("sha256").update(`${kind} ${number}`).digest("base64url");
  const part = (from: number): string => digest.slice(from, from + 5).replace(/[-_]/g, "x");
  return `${part(0)}+${part(5)}/${part(10)}~${part(15)}==`;
}
