// Owns what tells one signing client from another in a store, where the assertion itself differs each time. The
// text holds the key: it goes into a hash, and nowhere else.

import { keyIn } from "./key.js";
import type { Signing } from "./signing.js";

/** What a client signs with, and the key that it has just asked for. */
export interface KeyIdentity {
  readonly text: string;
  readonly given: unknown;
}

/** The identity of what a client signs with. */
export async function keyIdentity(
  signing: Signing,
  context: { readonly signal: AbortSignal },
): Promise<KeyIdentity> {
  const { key, keyId, algorithm, usual, certificate, claims, header } = signing;
  const given: unknown = typeof key === "function" ? await (key as Ask)(context) : key;
  const material = signing.isSecret ? given : await materialOf(given, keyId);
  const all = [material, keyId, algorithm, usual, certificate, claims, header];
  return { text: JSON.stringify(all), given };
}

/** Gives the key for a token request. */
type Ask = (context: { readonly signal: AbortSignal }) => unknown;

/**
 * The key as text. One that stays where it is, in a KMS or as a CryptoKey that cannot be exported, is known by its id;
 * without one, this process shares its token with no other.
 */
async function materialOf(given: unknown, keyId: string | undefined): Promise<unknown> {
  const known = keyIn(given);
  switch (known.form) {
    case "pem":
      return Array.from(known.der);
    case "jwk":
      return Object.entries(known.jwk).sort(([one], [other]) => (one < other ? -1 : 1));
    case "key":
      if (known.key.extractable) return await crypto.subtle.exportKey("jwk", known.key);
      return keyId ?? crypto.randomUUID();
    case "signer":
      return keyId ?? known.signer.keyId ?? crypto.randomUUID();
  }
}
