// Owns the encodings of the facts' server, written from the standards and not from the package: forms (URL standard,
// "application/x-www-form-urlencoded"), Basic credentials (RFC 7617, RFC 6749 §2.3.1) and JWTs (RFC 7519).

import { createPublicKey, generateKeyPairSync, verify } from "node:crypto";

/** A text in a form: bytes of UTF-8, all but a few of them escaped. */
export function formText(text) {
  return [...Buffer.from(text, "utf8")]
    .map((byte) => {
      const letter = String.fromCharCode(byte);
      if (/[A-Za-z0-9*._-]/.test(letter)) return letter;
      return byte === 0x20 ? "+" : `%${byte.toString(16).toUpperCase().padStart(2, "0")}`;
    })
    .join("");
}

/** A name and its value in a form. */
export const formPair = ([name, value]) => `${formText(name)}=${formText(String(value))}`;

/** What is wrong with the Authorization header of a token request; nothing if it is right. */
export function wrongBasic(header = "", { scheme = "Basic", encoding }, { id, secret }) {
  const [given, coded = ""] = header.split(" ");
  const text = Buffer.from(coded, "base64").toString("utf8");
  if (given !== scheme) return `scheme ${given}`;
  if (encoding === "raw") return text === `${id}:${secret}` ? undefined : "credentials";
  // A space may be written in both ways that forms are read in.
  const read = (part) =>
    /^[\w*.~+%-]*$/.test(part) ? new URLSearchParams(`a=${part}`).get("a") : "";
  const [first, second = ""] = text.split(":").map(read);
  return first === id && second === secret ? undefined : "credentials in a form";
}

const KEYS = {
  rsa: generateKeyPairSync("rsa", { modulusLength: 2048 }),
  ec: generateKeyPairSync("ec", { namedCurve: "P-256" }),
};

/** The private key for an algorithm, as PEM. */
export const keyFor = (alg) =>
  KEYS[alg?.startsWith("ES") ? "ec" : "rsa"].privateKey.export({ type: "pkcs8", format: "pem" });

const part = (text) => JSON.parse(Buffer.from(text, "base64url").toString("utf8"));

/** What is wrong with an assertion; nothing if it is right. */
export function wrongAssertion(jwt, { alg }, { id, audience }) {
  const parts = String(jwt).split(".");
  if (parts.length !== 3) return "no JWT";
  const [header, claims] = [part(parts[0]), part(parts[1])];
  if (alg && header.alg !== alg) return `algorithm ${header.alg}`;
  if (claims.iss !== id || claims.sub !== id) return "issuer or subject";
  if (![claims.aud].flat().includes(audience)) return `audience ${claims.aud}`;
  const isEc = header.alg.startsWith("ES");
  const key = createPublicKey(KEYS[isEc ? "ec" : "rsa"].privateKey);
  const hash = `sha${header.alg.slice(2)}`;
  const signed = Buffer.from(`${parts[0]}.${parts[1]}`);
  const signature = Buffer.from(parts[2], "base64url");
  return verify(hash, signed, isEc ? { key, dsaEncoding: "ieee-p1363" } : key, signature)
    ? undefined
    : "signature";
}

/** A JWT that nobody verifies, for a token whose end only it knows. */
export function plainJwt(claims) {
  const text = (value) => Buffer.from(JSON.stringify(value)).toString("base64url");
  return `${text({ alg: "none" })}.${text(claims)}.${Buffer.from("s").toString("base64url")}`;
}
