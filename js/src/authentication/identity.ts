// Owns what tells one signing client from another in a store, where the assertion itself differs each time. The
// text holds the key: it goes into a hash, and nowhere else.

import { keyIn } from "./key.js";
import type { Signing } from "./signing.js";

/** The identity of what a client signs with, and of the key that it has been given. */
export async function keyIdentity(signing: Signing, given: unknown): Promise<string> {
  const { keyId, algorithm, usual, certificate, claims, header } = signing;
  const material = signing.isSecret ? given : await materialOf(given, keyId);
  return JSON.stringify([material, keyId, algorithm, usual, certificate, claims, header]);
}

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
