// Owns signed assertions (RFC 7523 §3): imports the key by Web Crypto, and makes header, claims and signature.
// Loaded by the first token request that needs one: clients with a secret never load it.

import { base64urlOf, bytesOf, isBytes } from "../values/base64.js";
import { familyOf, usualOf } from "./algorithms.js";
import type { Family } from "./algorithms.js";
import { withoutLineEnds } from "../values/lines.js";
import { keyIn, misfit } from "./key.js";
import type { KnownKey, Signer } from "./key.js";
import type { AssertionPlan, Signing, Usable } from "./signing.js";

/** A signed assertion. */
export interface Signed {
  readonly jwt: string;
  /** The algorithm and the key's id, in words. */
  readonly signature: string;
  /** Whether the key is another one than the last. */
  readonly newKey: boolean;
}

/** Signs an assertion with the key that was given. Each has its own `jti`. */
export async function signed(
  signing: Signing,
  given: unknown,
  plan: AssertionPlan,
  clientId: string | undefined,
): Promise<Signed> {
  const { usable, newKey } = await keyOf(signing, given);
  const { algorithm, keyId, sign } = usable;
  const header = {
    typ: plan.typ,
    ...signing.header,
    alg: algorithm,
    ...(keyId === undefined ? {} : { kid: keyId }),
    ...(signing.certificate && { "x5t#S256": await digestOf(signing.certificate) }),
  };
  const jti = base64urlOf(crypto.getRandomValues(new Uint8Array(16)));
  const { aud, iat, exp } = plan;
  const whose = clientId === undefined ? {} : { iss: clientId, sub: clientId };
  const claims = { ...whose, ...signing.claims, ...(plan.grant ? {} : whose), aud, iat, exp, jti };
  const text = `${json(header)}.${json(claims)}`;
  const signature = checked(await sign(utf8(text)), algorithm);
  return {
    jwt: `${text}.${base64urlOf(signature)}`,
    signature: `${algorithm} and ${keyId === undefined ? "no key id" : `the key id ${keyId}`}`,
    newKey,
  };
}

/** The key that signs now: imported again only if another one was given. */
async function keyOf(
  signing: Signing,
  given: unknown,
): Promise<{ readonly usable: Usable; readonly newKey: boolean }> {
  // What does not change is compared by its text: a function may make a new JWK each time.
  const value = isPlainKey(given) ? JSON.stringify(given) : given;
  const { last } = signing;
  if (last && last.value === value) return { usable: last.usable, newKey: false };
  const usable = signing.isSecret
    ? await fromSecret(signing, value)
    : await fromKey(signing, value);
  signing.last = { value, usable };
  return { usable, newKey: last !== undefined };
}

const isPlainKey = (given: unknown): boolean =>
  typeof given === "object" && given !== null && "kty" in given;

async function fromKey(signing: Signing, value: unknown): Promise<Usable> {
  const known = keyIn(value);
  const { always, alg, kid } = ownOf(known);
  const algorithm =
    always ?? signing.algorithm ?? alg ?? signing.usual ?? usualOf(known.family ?? "RSA");
  const problem = misfit(known, algorithm);
  if (problem !== undefined) throw new TypeError(`The key ${problem}`);
  const keyId = signing.keyId ?? kid;
  if (known.form === "signer") {
    const { signer } = known;
    return { algorithm, keyId, sign: (data) => signer.sign(data) };
  }
  return { algorithm, keyId, sign: signerOf(await imported(known, algorithm), algorithm) };
}

async function fromSecret(signing: Signing, value: unknown): Promise<Usable> {
  if (typeof value !== "string") throw new TypeError("clientSecret has to give a string.");
  const algorithm = signing.algorithm ?? usualOf("secret");
  const bytes = utf8(withoutLineEnds(value));
  // RFC 7518 §3.2: a key of the hash's size at least.
  if (bytes.length < sizeOf(algorithm) / 8) {
    throw new TypeError(`clientSecret is shorter than the hash of ${algorithm}.`);
  }
  const key = await crypto.subtle.importKey("raw", bytes, hmac(algorithm), false, ["sign"]);
  return { algorithm, keyId: signing.keyId, sign: signerOf(key, algorithm) };
}

/** What a key brings along. */
interface Own {
  /** The algorithm of a signer, which knows no other. */
  readonly always?: string | undefined;
  readonly alg?: string | undefined;
  readonly kid?: string | undefined;
}

function ownOf(known: KnownKey): Own {
  if (known.form === "signer") {
    const { algorithm, keyId } = known.signer;
    return { always: algorithm, kid: keyId };
  }
  if (known.form !== "jwk") return {};
  const { alg, kid } = known.jwk;
  return {
    alg: typeof alg === "string" && familyOf(alg) ? alg : undefined,
    kid: typeof kid === "string" ? kid : undefined,
  };
}

/** What a JWK says of its use: it would refuse another algorithm of the same key. */
const RESTRICTIONS = ["alg", "use", "key_ops", "ext"];

async function imported(
  known: Exclude<KnownKey, { form: "signer" }>,
  algorithm: string,
): Promise<CryptoKey> {
  if (known.form === "key") return known.key;
  const parameters = parametersOf(algorithm);
  if (known.form === "jwk") {
    const members = Object.entries(known.jwk).filter(([name]) => !RESTRICTIONS.includes(name));
    const jwk = Object.fromEntries(members) as JsonWebKey;
    return await crypto.subtle.importKey("jwk", jwk, parameters, false, ["sign"]);
  }
  const { der, label, family } = known;
  const pkcs8 = label === "PRIVATE KEY" ? der : wrapped(der, family);
  return await crypto.subtle.importKey(
    "pkcs8",
    pkcs8 as Uint8Array<ArrayBuffer>,
    parameters,
    false,
    ["sign"],
  );
}

const sizeOf = (algorithm: string): number => Number(algorithm.slice(-3));

const hmac = (algorithm: string): HmacImportParams => ({
  name: "HMAC",
  hash: `SHA-${sizeOf(algorithm)}`,
});

/** How Web Crypto knows an algorithm: for the import and for the signature. */
function parametersOf(algorithm: string): { readonly name: string } & Record<string, unknown> {
  const hash = `SHA-${sizeOf(algorithm)}`;
  switch (algorithm.slice(0, 2)) {
    case "RS":
      return { name: "RSASSA-PKCS1-v1_5", hash };
    case "PS":
      return { name: "RSA-PSS", hash, saltLength: sizeOf(algorithm) / 8 };
    case "ES":
      return {
        name: "ECDSA",
        hash,
        namedCurve: `P-${hash === "SHA-512" ? "521" : sizeOf(algorithm)}`,
      };
    case "HS":
      return hmac(algorithm) as { readonly name: string; readonly hash: string };
    default:
      return { name: "Ed25519" };
  }
}

const signerOf =
  (key: CryptoKey, algorithm: string): Signer["sign"] =>
  (data) =>
    crypto.subtle.sign(parametersOf(algorithm), key, data as Uint8Array<ArrayBuffer>);

/** The bytes of a signature by an elliptic curve. */
const LENGTHS: Readonly<Record<string, number>> = { ES256: 64, ES384: 96, ES512: 132 };

function checked(signature: unknown, algorithm: string): Uint8Array {
  const bytes = isBytes(signature) ? signature : new Uint8Array(signature as ArrayBuffer);
  const length = LENGTHS[algorithm];
  if (bytes.length === 0 || (length !== undefined && bytes.length !== length)) {
    const der =
      bytes[0] === 0x30 ? " It looks like DER: make it raw, two numbers of the same length." : "";
    throw new TypeError(
      `The signature is not one of ${algorithm}, by its ${bytes.length} bytes.${der}`,
    );
  }
  return bytes;
}

const OF_RSA = "\x30\x0d\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x01\x01\x05\x00";
const OF_CURVES: Partial<Record<Family, string>> = {
  "P-256": "\x30\x13\x06\x07\x2a\x86\x48\xce\x3d\x02\x01\x06\x08\x2a\x86\x48\xce\x3d\x03\x01\x07",
  "P-384": "\x30\x10\x06\x07\x2a\x86\x48\xce\x3d\x02\x01\x06\x05\x2b\x81\x04\x00\x22",
  "P-521": "\x30\x10\x06\x07\x2a\x86\x48\xce\x3d\x02\x01\x06\x05\x2b\x81\x04\x00\x23",
};

/** A key in the form of PKCS#1 or SEC1 as PKCS#8 (RFC 5208 §5): version, algorithm, key. */
function wrapped(der: Uint8Array, family: Family | undefined): Uint8Array {
  const algorithm = OF_CURVES[family ?? "RSA"] ?? OF_RSA;
  const head = Uint8Array.from(`\x02\x01\x00${algorithm}`, (character) => character.charCodeAt(0));
  return tagged(0x30, [...head, ...tagged(0x04, [...der])]);
}

/** A DER value with its tag and length. */
function tagged(tag: number, content: readonly number[]): Uint8Array {
  const { length } = content;
  const long = length > 0xff ? [0x82, length >> 8, length & 0xff] : [0x81, length];
  return Uint8Array.from([tag, ...(length < 0x80 ? [length] : long), ...content]);
}

/** The SHA-256 digest of a certificate in PEM. */
async function digestOf(pem: string): Promise<string> {
  const [, body = ""] = /-----BEGIN CERTIFICATE-----([^-]*)-----END/.exec(pem) ?? [];
  const der = bytesOf(body.replace(/\s|\\r|\\n/g, ""));
  if (!der?.length) throw new TypeError("certificate holds no certificate as PEM.");
  return base64urlOf(new Uint8Array(await crypto.subtle.digest("SHA-256", der)));
}

const utf8 = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);

const json = (value: object): string => base64urlOf(utf8(JSON.stringify(value)));
