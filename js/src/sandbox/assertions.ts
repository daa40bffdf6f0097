// Owns client assertions (RFC 7523 section 3): verifying them as strictly as the strictest of the servers played.
import { Buffer } from "node:buffer";
import { constants, createPublicKey, verify } from "node:crypto";
import type { JsonWebKeyInput, KeyObject } from "node:crypto";
import { epochMs } from "./clock.js";
import { isObject } from "./request.js";
import type { JsonObject } from "./request.js";
import type { SandboxPublicKey } from "./types.js";

/** What a system demands of assertions. */
export interface AssertionRules {
  /** The algorithms that it accepts. Default: every one that the sandbox can verify. */
  readonly algorithms?: readonly string[];
  /** Whether the audience may be the issuer. Otherwise only the token endpoint is accepted. */
  readonly acceptsIssuer: boolean;
  /** The longest time until the expiry, in seconds. */
  readonly longestSeconds: number;
}

/** Why an assertion is refused. */
export const ASSERTION_PROBLEMS = {
  malformed: "The assertion is no JWT",
  key: "No key of the client verifies the assertion",
  algorithm: "The algorithm of the assertion is not accepted",
  client: "iss and sub of the assertion must be the client id",
  audience: "The assertion is for another audience",
  skew: "The assertion is not yet valid, or no longer",
  lifetime: "The assertion expires too late",
  replay: "The assertion has been used before, or has no jti",
} as const;

/** A reason for a refusal. */
export type AssertionProblem = keyof typeof ASSERTION_PROBLEMS;

/** The type of such assertions. */
export const JWT_BEARER = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

/** How far the clock of a client may be ahead, in seconds. */
const TOLERANCE_S = 0;

/** Judges the assertions of one client at one system, and remembers those that it has accepted. */
export class AssertionJudge {
  readonly #rules: AssertionRules;
  readonly #clientId: string;
  readonly #audiences: readonly string[];
  readonly #used = new Map<string, number>();

  constructor(rules: AssertionRules, clientId: string, tokenUrl: string) {
    const { origin } = new URL(tokenUrl);
    this.#rules = rules;
    this.#clientId = clientId;
    this.#audiences = rules.acceptsIssuer ? [tokenUrl, origin] : [tokenUrl];
  }

  /** Forgets which assertions were used. */
  reset(): void {
    this.#used.clear();
  }

  /** Why this assertion is refused; `undefined` if it is accepted. */
  judge(assertion: string, keys: readonly SandboxPublicKey[]): AssertionProblem | undefined {
    const [head = "", body = "", signature = "", ...more] = assertion.split(".");
    const [header, claims] = [head, body].map(objectIn);
    if (!header || !claims || more.length > 0) return "malformed";
    const algorithm = String(header["alg"]);
    const { algorithms } = this.#rules;
    if (algorithms && !algorithms.includes(algorithm)) return "algorithm";
    const data = Buffer.from(`${head}.${body}`);
    const sealed = Buffer.from(signature, "base64url");
    if (!keys.some((key) => verifies(key, header, data, sealed))) return "key";
    if (claims["iss"] !== this.#clientId || claims["sub"] !== this.#clientId) return "client";
    if (!this.#audiences.includes(claims["aud"] as string)) return "audience";
    return this.#times(claims) ?? this.#once(claims);
  }

  #times({ iat, exp, nbf }: JsonObject): AssertionProblem | undefined {
    const nowS = epochMs() / 1000;
    const from = Math.max(Number(iat ?? 0), Number(nbf ?? 0));
    if (!(Number(exp) > nowS) || !(from <= nowS + TOLERANCE_S)) return "skew";
    return Number(exp) > nowS + this.#rules.longestSeconds ? "lifetime" : undefined;
  }

  #once({ jti, exp }: JsonObject): AssertionProblem | undefined {
    const nowS = epochMs() / 1000;
    for (const [used, until] of this.#used) if (until < nowS) this.#used.delete(used);
    if (typeof jti !== "string" || jti === "" || this.#used.has(jti)) return "replay";
    this.#used.set(jti, Number(exp));
    return undefined;
  }
}

function objectIn(part: string): JsonObject | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(part, "base64url").toString("utf8"));
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** The key of a setting; `undefined` if it is none. */
export function publicKey(given: SandboxPublicKey): KeyObject | undefined {
  try {
    return typeof given === "string"
      ? createPublicKey(given)
      : createPublicKey({ key: given as JsonWebKeyInput["key"], format: "jwk" });
  } catch {
    return undefined;
  }
}

function verifies(
  given: SandboxPublicKey,
  { alg, kid }: JsonObject,
  data: Buffer,
  signature: Buffer,
): boolean {
  const key = publicKey(given);
  const id = typeof given === "string" ? undefined : given["kid"];
  if (!key || (id !== undefined && kid !== id)) return false;
  const [, kind, size = ""] = /^(RS|PS|ES)(\d{3})$/.exec(String(alg)) ?? [];
  const isEdwards = alg === "EdDSA" || alg === "Ed25519";
  const wanted = isEdwards ? "ed25519" : kind === "ES" ? "ec" : "rsa";
  if ((!isEdwards && kind === undefined) || key.asymmetricKeyType !== wanted) return false;
  try {
    return verify(
      isEdwards ? null : `sha${size}`,
      data,
      {
        key,
        dsaEncoding: "ieee-p1363",
        ...(kind === "PS" && {
          padding: constants.RSA_PKCS1_PSS_PADDING,
          saltLength: constants.RSA_PSS_SALTLEN_DIGEST,
        }),
      },
      signature,
    );
  } catch {
    return false;
  }
}
