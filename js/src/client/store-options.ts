// Owns the options of a store: which values are stores and keys. Of what is wrong with a key, the text holds nothing
// of it.

import type { TokenStore } from "../stores/contract.js";
import type { Sharing } from "../stores/sharing.js";
import { bytesOfUrl } from "../values/base64.js";
import { memberOf } from "../values/foreign.js";

const KEY_LENGTH = 32;
const HOW = "`openssl rand -base64 32` makes one.";

/** Whether a value has the operations that every store has. */
export const isStore = (value: unknown): value is TokenStore =>
  ["get", "set", "delete"].every((name) => typeof memberOf(value, name) === "function");

/** Whether a store has leases. */
export const hasLeases = (store: TokenStore): boolean =>
  typeof memberOf(store, "add") === "function";

/** A store with its keys; `note` is told what is wrong with them. */
export function sharingOf(
  store: TokenStore | undefined,
  given: unknown,
  note: (problem: string) => void,
): Sharing | undefined {
  if (given === undefined) {
    if (store) note(`is missing: a store needs it, the same in all processes. ${HOW}`);
    return undefined;
  }
  if (!store) {
    note("is not used without store: leave it out.");
    return undefined;
  }
  const texts = typeof given === "string" ? given.split(/[\s,]+/).filter(Boolean) : given;
  const keys = Array.isArray(texts) ? texts.map(keyIn) : [];
  if (keys.length === 0 || keys.includes(undefined)) {
    note(`must be 32 bytes in base64, or a list of such. ${HOW}`);
    return undefined;
  }
  return { store, keys: keys.filter((key) => key !== undefined) };
}

/** A key in base64 or base64url. */
function keyIn(text: unknown): Uint8Array | undefined {
  if (typeof text !== "string") return undefined;
  const key = bytesOfUrl(text.trim());
  return key?.length === KEY_LENGTH ? key : undefined;
}
