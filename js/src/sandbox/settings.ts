// Owns a system's settings: their defaults, their checks, and the token response they make.
import { publicKey } from "./assertions.js";
import { isObject } from "./request.js";
import type { JsonObject } from "./request.js";
import type { SandboxSettings } from "./types.js";

/** Settings without overrides and limits. */
export function defaultSettings(tokenLifetimeSeconds: number): SandboxSettings {
  return {
    tokenLifetimeSeconds,
    expiresIn: undefined,
    tokenType: undefined,
    accessToken: undefined,
    scope: undefined,
    omit: [],
    publicKeys: [],
    oneLiveToken: false,
    sameToken: false,
    extra: {},
    tokenRequestsPerMinute: undefined,
    callsPerMinute: undefined,
  };
}

/** The fields of a token response without overrides. */
export interface TokenFields {
  readonly accessToken: string;
  /** The lifetime that it has left, in seconds. */
  readonly expiresIn: number;
  readonly tokenType: string | undefined;
  readonly scope: string | undefined;
}

/** The body of a token response. Fields without a value are left out. */
export function tokenResponseBody(
  fields: TokenFields,
  settings: SandboxSettings,
): Record<string, unknown> {
  const or = (override: unknown, usual: unknown): unknown =>
    override === undefined ? usual : override;
  const body: Record<string, unknown> = {
    access_token: or(settings.accessToken, fields.accessToken),
    token_type: or(settings.tokenType, fields.tokenType),
    expires_in: or(settings.expiresIn, fields.expiresIn),
    scope: or(settings.scope, fields.scope),
    ...settings.extra,
  };
  const omit = new Set(settings.omit);
  return Object.fromEntries(Object.entries(body).filter(([name]) => !omit.has(name)));
}

/** Settings that are one of a few words. */
const WORDS: Readonly<Record<string, readonly unknown[]>> = {
  responsesAs: ["recorded", "documented"],
};

/**
 * How long before its end a token is no longer handed out again, in ms; `Infinity` if every token request gets a new
 * one.
 */
export function renewedBeforeEndMs({ sameToken }: Pick<SandboxSettings, "sameToken">): number {
  if (typeof sameToken === "object") return sameToken.untilMs;
  return sameToken ? 0 : Infinity;
}

const LIMITS: ReadonlySet<string> = new Set(["tokenRequestsPerMinute", "callsPerMinute"]);

// JSON has no undefined, so null also means no limit.
function limitProblem(name: string, value: unknown): string | undefined {
  const absent = value === undefined || value === null;
  return absent || (Number.isInteger(value) && Number(value) >= 0)
    ? undefined
    : `${name} must be a whole number of at least 0, or null`;
}

/** Says what is wrong with a lifetime in seconds. */
export function lifetimeProblem(value: unknown): string | undefined {
  return typeof value === "number" && Number.isFinite(value) && value >= 0
    ? undefined
    : "tokenLifetimeSeconds must be a number of seconds of at least 0";
}

/** Checks and applies a patch; if it is invalid, says why and changes nothing. */
export function patchSettings(settings: SandboxSettings, patch: JsonObject): string | undefined {
  for (const [name, value] of Object.entries(patch)) {
    const problem = settingProblem(settings, name, value);
    if (problem !== undefined) return problem;
  }
  Object.assign(settings, patch);
  return undefined;
}

function isSameToken(value: unknown): boolean {
  if (!isObject(value)) return typeof value === "boolean";
  const { untilMs, ...others } = value;
  return typeof untilMs === "number" && untilMs >= 0 && Object.keys(others).length === 0;
}

const isPublicKey = (value: unknown): boolean =>
  (typeof value === "string" || isObject(value)) && publicKey(value) !== undefined;

function settingProblem(
  settings: SandboxSettings,
  name: string,
  value: unknown,
): string | undefined {
  if (!Object.hasOwn(settings, name)) {
    return `unknown setting: ${name} (known: ${Object.keys(settings).join(", ")})`;
  }
  if (name === "tokenLifetimeSeconds") return lifetimeProblem(value);
  if (LIMITS.has(name)) return limitProblem(name, value);
  if (name === "extra" && !isObject(value)) return "extra must be an object";
  if (name === "omit" && !(Array.isArray(value) && value.every((n) => typeof n === "string"))) {
    return "omit must be an array of field names";
  }
  if (name === "publicKeys" && !(Array.isArray(value) && value.every(isPublicKey))) {
    return "publicKeys must be an array of public keys, each as PEM or JWK";
  }
  if (name === "sameToken") {
    return isSameToken(value)
      ? undefined
      : "sameToken must be true, false, or { untilMs } with milliseconds of at least 0";
  }
  const words = WORDS[name];
  if (words && !words.includes(value)) return `${name} must be ${words.join(" or ")}`;
  if (typeof settings[name as keyof SandboxSettings] === "boolean" && typeof value !== "boolean") {
    return `${name} must be true or false`;
  }
  return undefined;
}
