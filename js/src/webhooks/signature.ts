// Owns authenticating the sender of a webhook: by an HMAC over the body, or by a shared token.

import { ownMembers } from "../values/own-members.js";
import { WebhookError } from "./error.js";
import type { Bytes } from "./request.js";

/** A hash for HMACs, by its name in Web Crypto. SHA-1 is too weak. */
export type HashName = "SHA-256" | "SHA-384" | "SHA-512";

const DIGEST_BYTES: Readonly<Record<HashName, number>> = {
  "SHA-256": 32,
  "SHA-384": 48,
  "SHA-512": 64,
};

/** The secret in these options. It must not be empty: then anybody could sign. */
export function requireSecret(options: unknown, option: string): string {
  let secret: unknown;
  try {
    secret = (ownMembers(options as object) as Readonly<Record<string, unknown>>)[option];
  } catch {
    secret = undefined;
  }
  if (typeof secret === "string" && secret.trim() !== "") return secret;
  const message = `${option} must be a string that is not empty: without it nothing can be verified.`;
  throw new WebhookError("invalid_secret", message);
}

/** A signature from its hexadecimal digits, in either case. Their number must fit the hash. */
export function signatureFromHex(hex: string, hash: HashName): Bytes {
  const digits = 2 * DIGEST_BYTES[hash];
  if (hex.length === digits && /^[0-9a-f]*$/i.test(hex)) {
    return Uint8Array.from(hex.match(/../g) ?? [], (pair) => parseInt(pair, 16));
  }
  const message = `The signature is not ${digits} hexadecimal digits, as an HMAC with ${hash} is.`;
  throw new WebhookError("signature_malformed", message);
}

const encoded = (text: string): Bytes => new TextEncoder().encode(text);

const hmacKey = (raw: Bytes, hash: HashName, usages: KeyUsage[]): Promise<CryptoKey> =>
  globalThis.crypto.subtle.importKey("raw", raw, { name: "HMAC", hash }, false, usages);

/**
 * Throws unless the signature fits the body. `verify` computes and compares the HMAC in native code, in
 * constant time. Code here could not guarantee that, and would hold the right signature as a value.
 */
export async function checkHmac(
  hash: HashName,
  secret: string,
  signature: Bytes,
  body: Bytes,
): Promise<void> {
  const key = await hmacKey(encoded(secret), hash, ["verify"]);
  if (await globalThis.crypto.subtle.verify("HMAC", key, signature, body)) return;
  const message =
    "The signature does not fit this body and this secret. Check that the secret is the sender's, and that the body is raw: not parsed, decoded or changed on the way.";
  throw new WebhookError("signature_mismatch", message);
}

/**
 * Throws unless both tokens are equal. Web Crypto has no plain comparison in constant time, so this compares
 * the HMACs of both under a random key, which also have equal lengths whatever was received.
 */
export async function checkToken(received: string, expected: string): Promise<void> {
  const { crypto } = globalThis;
  const random = crypto.getRandomValues(new Uint8Array(32));
  const key = await hmacKey(random, "SHA-256", ["sign", "verify"]);
  const signature = await crypto.subtle.sign("HMAC", key, encoded(expected));
  if (await crypto.subtle.verify("HMAC", key, signature, encoded(received))) return;
  const message =
    "The request's token is not the expected one. Check that yours belongs to this subscription.";
  throw new WebhookError("signature_mismatch", message);
}
