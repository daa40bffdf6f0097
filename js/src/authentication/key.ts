// Owns what a private key may be given as: telling the forms apart, and saying what is wrong with one. What it
// says holds nothing of the key.

import { bytesOf } from "../values/base64.js";
import { isFields } from "../values/fields.js";
import type { Fields } from "../values/fields.js";
import { familyOf } from "./algorithms.js";
import type { Family } from "./algorithms.js";

/** Signs with a key that stays where it is: in a KMS, an HSM or another process. */
export interface Signer {
  /** The algorithm, such as `ES256`. */
  readonly algorithm: string;
  /** The key's id. Default: `keyId`. */
  readonly keyId?: string | undefined;
  /**
   * Signs the bytes, hashed as the algorithm has it. The signature is raw (RFC 7518 §3): of an elliptic curve, two
   * numbers of the same length, as Web Crypto makes it, and not DER.
   */
  readonly sign: (
    data: Uint8Array,
  ) => Uint8Array | ArrayBuffer | PromiseLike<Uint8Array | ArrayBuffer>;
}

/** A key as it was given, and of which kind it is, as far as that can be seen. */
export type KnownKey =
  | {
      readonly form: "pem";
      readonly der: Uint8Array;
      readonly label: string;
      readonly family: Family | undefined;
    }
  | { readonly form: "jwk"; readonly jwk: Fields; readonly family: Family | undefined }
  | { readonly form: "key"; readonly key: CryptoKey; readonly family: Family | undefined }
  | { readonly form: "signer"; readonly signer: Signer; readonly family: Family | undefined };

/** What is wrong with a key, in words that follow the option's name. */
export class KeyProblem extends Error {}

const KINDS =
  "a PEM, a JWK, a CryptoKey, { algorithm, sign }, or a function that gives one of these.";

/**
 * The key in a value.
 *
 * @throws KeyProblem if there is none.
 */
export function keyIn(value: unknown): KnownKey {
  if (typeof value === "string") {
    const text = value.trim();
    return text.startsWith("{") ? fromJwk(parsed(text)) : fromPem(text);
  }
  if (!isFields(value)) throw new KeyProblem(`must be ${KINDS}`);
  if (typeof value["sign"] === "function") return fromSigner(value as unknown as Signer);
  return isFields(value["algorithm"])
    ? fromCryptoKey(value as unknown as CryptoKey)
    : fromJwk(value);
}

/** The text is left out of the error: a parser quotes it. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new KeyProblem("begins like a JWK and is no JSON.");
  }
}

/** PEM labels of private keys: PKCS#8, PKCS#1 and SEC1. */
const LABELS = ["PRIVATE KEY", "RSA PRIVATE KEY", "EC PRIVATE KEY"];

/** Object identifiers as bytes, and the kind of key that each means; where one holds another, it comes first. */
const IDENTIFIERS: readonly (readonly [string, Family])[] = [
  ["\x2a\x86\x48\x86\xf7\x0d\x01\x01\x0a", "RSA-PSS"],
  ["\x2a\x86\x48\x86\xf7\x0d\x01\x01\x01", "RSA"],
  ["\x2a\x86\x48\xce\x3d\x03\x01\x07", "P-256"],
  ["\x2b\x81\x04\x00\x22", "P-384"],
  ["\x2b\x81\x04\x00\x23", "P-521"],
  ["\x06\x03\x2b\x65\x70", "Ed25519"],
];

function fromPem(given: string): KnownKey {
  // In a variable, line ends are often written as \n; base64 has no backslash.
  const text = given.replace(/\\r|\\n/g, "\n");
  const [, label, body = ""] = /-----BEGIN ([^-]+)-----([^-]*)-----END \1-----/.exec(text) ?? [];
  if (label === undefined) {
    throw new KeyProblem(
      "begins like no PEM and is no JSON. If it came through a shell, its line ends may be lost.",
    );
  }
  if (text.includes("ENCRYPTED")) {
    throw new KeyProblem(
      "is encrypted. Decrypt it first (openssl pkcs8 -in key.pem -out plain.pem), or give a CryptoKey.",
    );
  }
  if (!LABELS.includes(label)) {
    const what = /PUBLIC|CERT/.test(label)
      ? "a public key or a certificate"
      : "another kind of PEM";
    throw new KeyProblem(`is ${what}; the private key belongs here.`);
  }
  const der = bytesOf(body.replace(/\s/g, ""));
  if (!der?.length) throw new KeyProblem("is a PEM whose content is no base64.");
  const characters = Array.from(der, (byte) => String.fromCharCode(byte)).join("");
  const named = IDENTIFIERS.find(([identifier]) => characters.includes(identifier));
  const family = label === LABELS[1] ? "RSA" : named?.[1];
  return { form: "pem", der, label, family };
}

function fromJwk(value: unknown): KnownKey {
  const jwk = isFields(value) ? value : {};
  const { kty, crv, d } = jwk;
  if (typeof kty !== "string") throw new KeyProblem(`must be ${KINDS}`);
  if (typeof d !== "string") {
    const secret =
      kty === "oct" ? "a secret: give clientSecret, and client_secret_jwt" : "a public key";
    throw new KeyProblem(`is ${secret}; the private key belongs here.`);
  }
  const family = kty === "RSA" ? kty : crv;
  if (typeof family !== "string") {
    throw new KeyProblem("is a JWK without the name of its curve (crv, RFC 7518 §6.2.1).");
  }
  return { form: "jwk", jwk, family: family as Family };
}

function fromCryptoKey(key: CryptoKey): KnownKey {
  if (key.type !== "private" || !key.usages.includes("sign")) {
    throw new KeyProblem("is a CryptoKey that is not private, or may not sign.");
  }
  const { name, namedCurve } = key.algorithm as KeyAlgorithm & { readonly namedCurve?: string };
  const family = name.startsWith("RSA") ? "RSA" : (namedCurve ?? name);
  return { form: "key", key, family: family as Family };
}

function fromSigner(signer: Signer): KnownKey {
  const family = typeof signer.algorithm === "string" ? familyOf(signer.algorithm) : undefined;
  if (!family || family === "secret") {
    throw new KeyProblem("is a signer whose algorithm is none of a key pair, such as ES256.");
  }
  return { form: "signer", signer, family };
}

/** What is wrong with a key and the algorithm that it shall sign with, in words that follow `privateKey`. */
export function misfit({ family }: KnownKey, algorithm: string | undefined): string | undefined {
  if (family === "RSA-PSS") {
    return "is marked as an RSA-PSS key, which Web Crypto does not import. Make a plain RSA key; it signs PS256 as well.";
  }
  const needed = algorithm === undefined ? undefined : familyOf(algorithm);
  if (!needed || !family || needed === family) return undefined;
  return `does not fit keyAlgorithm: ${algorithm ?? ""} needs ${needed}, and this is ${family}.`;
}
