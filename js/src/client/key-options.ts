// Owns the options that stay out of the module: private keys, assertions of others, and what goes with them. They
// are checked here; of what is wrong with one, the text holds nothing of its value.

import { familyOf } from "../authentication/algorithms.js";
import { keyIn, KeyProblem, misfit } from "../authentication/key.js";
import type { Signing } from "../authentication/signing.js";
import { isFields } from "../values/fields.js";
import { ownMembers } from "../values/own-members.js";
import type { KeptKinds } from "../wasm/contract.js";
import { readerOf } from "./files.js";
import type { AssertionFunction } from "./options.js";

/** What the client keeps of these options. */
export interface KeptKeys {
  readonly signing: Signing | undefined;
  /** Gives a JWT that somebody else has signed. */
  readonly assertion: AssertionFunction | undefined;
  /** What the core is told of it. */
  readonly kinds: KeptKinds;
}

/** Where values come from, and where problems go. */
export interface KeySource {
  /** Removes an option, and returns it. */
  readonly take: (name: string) => unknown;
  /** Removes a variable, and returns it; undefined if it is not set, or empty. */
  readonly variable: (suffix: string) => string | undefined;
  readonly note: (option: string, suffix: string | undefined, problem: string) => void;
  /** Whether the client secret signs. */
  readonly signsWithSecret: boolean;
  /** The client secret, or what gives it. */
  readonly secret: unknown;
  /** The client secret, as far as it is known now. */
  readonly secretNow: unknown;
}

/** An option by its value, or by the reader of the file that a variable names. */
interface Found {
  readonly value: unknown;
  /** Whether it has to be asked for each time. */
  readonly changes: boolean;
}

/** Takes these options out of their source. */
export function keptKeys(source: KeySource): KeptKeys {
  const { note, take } = source;
  const key = found(source, "privateKey", "PRIVATE_KEY");
  const certificate = found(source, "certificate", "CERTIFICATE");
  const algorithm = text(source, "keyAlgorithm", "KEY_ALGORITHM");
  const signing: Signing = {
    key: source.signsWithSecret ? source.secret : key?.value,
    isSecret: source.signsWithSecret,
    keyId: text(source, "keyId", "KEY_ID"),
    algorithm,
    certificate: certificateIn(certificate, note),
    claims: members(source, "assertionClaims"),
    header: members(source, "assertionHeader"),
  };
  const family = algorithm === undefined ? undefined : familyOf(algorithm);
  if (algorithm !== undefined && (!family || (family === "secret") !== source.signsWithSecret)) {
    const wants = source.signsWithSecret
      ? "HS256, HS384 or HS512: client_secret_jwt signs with the secret."
      : "RS256 to RS512, PS256 to PS512, ES256 to ES512, Ed25519 or EdDSA: those of a key pair.";
    note("keyAlgorithm", "KEY_ALGORITHM", `must be ${wants}`);
  } else if (key && !key.changes) {
    checkKey(key.value, algorithm, note);
  }
  if (source.signsWithSecret && isShort(source.secretNow)) {
    const problem = "is too short for client_secret_jwt: RFC 7518 §3.2 requires 32 bytes at least.";
    note("clientSecret", "CLIENT_SECRET", problem);
  }
  const assertion = assertionIn(source, take("clientAssertion"));
  return {
    signing: key || source.signsWithSecret ? signing : undefined,
    assertion,
    kinds: {
      ...(key && { key: key.changes }),
      ...(assertion && { assertion: true as const }),
    },
  };
}

/** A secret that signs has as many bytes as the hash at least. */
const isShort = (secret: unknown): boolean =>
  typeof secret === "string" && secret !== "" && new TextEncoder().encode(secret).length < 32;

/** An option, its variable, or the file of its variable. */
function found(source: KeySource, name: string, suffix: string): Found | undefined {
  const option = source.take(name);
  const variable = source.variable(suffix);
  const path = source.variable(`${suffix}_FILE`);
  const given = option ?? variable;
  if (given !== undefined) {
    return { value: given, changes: typeof given === "function" };
  }
  if (path === undefined) return undefined;
  const read = readerOf(path);
  if (read.problem !== undefined) {
    source.note(name, `${suffix}_FILE`, read.problem);
    return { value: undefined, changes: true };
  }
  if (name === "privateKey") checkKey(read.text, undefined, source.note, `${suffix}_FILE`);
  return { value: name === "privateKey" ? read.again : read.text, changes: true };
}

function checkKey(
  value: unknown,
  algorithm: string | undefined,
  note: KeySource["note"],
  suffix = "PRIVATE_KEY",
): void {
  try {
    const problem = misfit(keyIn(value), algorithm);
    if (problem !== undefined) note("privateKey", suffix, problem);
  } catch (error) {
    // Getters and proxies may throw anything.
    const problem = error instanceof KeyProblem ? error.message : "cannot be read.";
    note("privateKey", suffix, problem);
  }
}

function text(source: KeySource, name: string, suffix: string): string | undefined {
  const given = source.take(name) ?? source.variable(suffix);
  if (given === undefined) return undefined;
  // eslint-disable-next-line no-control-regex
  if (typeof given === "string" && given.trim() !== "" && !/[\x00-\x1f\x7f]/.test(given))
    return given;
  source.note(name, suffix, "must be a string of one line that is not empty.");
  return undefined;
}

function certificateIn(given: Found | undefined, note: KeySource["note"]): string | undefined {
  if (!given) return undefined;
  const { value } = given;
  if (typeof value === "string" && /-----BEGIN CERTIFICATE-----[^-]+-----END/.test(value))
    return value;
  if (value !== undefined) note("certificate", "CERTIFICATE", "must be a certificate as PEM.");
  return undefined;
}

/** A copy, as JSON has it: what the caller changes later must not change the client. */
function members(source: KeySource, name: string): object | undefined {
  const given = source.take(name);
  if (given === undefined || given === null) return undefined;
  try {
    const copy: unknown = JSON.parse(JSON.stringify(given));
    if (isFields(copy)) return ownMembers(copy);
    source.note(name, undefined, "must be an object.");
  } catch {
    source.note(name, undefined, "must be an object that JSON can hold.");
  }
  return undefined;
}

function assertionIn(source: KeySource, given: unknown): AssertionFunction | undefined {
  const suffix = "CLIENT_ASSERTION_FILE";
  const path = source.variable(suffix);
  if (typeof given === "function") return given as AssertionFunction;
  if (given !== undefined) {
    source.note("clientAssertion", suffix, "must be a function: a JWT that stands still expires.");
    return () => "";
  }
  if (path === undefined) return undefined;
  const { problem, again } = readerOf(path);
  if (problem !== undefined) source.note("clientAssertion", suffix, problem);
  return again;
}
