// Owns client credentials and token request parameters: decoding them, comparing secrets.
import { Buffer } from "node:buffer";
import { createHash, timingSafeEqual } from "node:crypto";
import { JWT_BEARER } from "./assertions.js";
import type { AssertionProblem } from "./assertions.js";
import { jsonBody, mediaType } from "./request.js";
import type { ReceivedRequest } from "./request.js";

/** A client id and its secret. */
export interface ClientCredentials {
  readonly id: string;
  readonly secret: string;
}

/** The content of an Authorization header of the Basic scheme. */
export interface BasicHeader {
  /** Split at the first colon, otherwise as sent; `undefined` if the header is malformed. */
  readonly raw: ClientCredentials | undefined;
  /** The same with both parts form-decoded (RFC 6749 section 2.3.1), where possible. */
  readonly decoded: ClientCredentials | undefined;
}

/** Whether two sets of credentials are equal, in a time that does not depend on where they differ. */
export function sameClient(a: ClientCredentials | undefined, b: ClientCredentials): boolean {
  if (a === undefined) return false;
  const id = timingSafeEqual(digest(a.id), digest(b.id));
  const secret = timingSafeEqual(digest(a.secret), digest(b.secret));
  return id && secret;
}

function digest(text: string): Buffer {
  return createHash("sha256").update(text, "utf8").digest();
}

/** The token of an Authorization header of the Bearer scheme. */
export function bearerToken(request: ReceivedRequest): string | undefined {
  return /^bearer +(\S+)$/i.exec(request.headers["authorization"] ?? "")?.[1];
}

/** Reads a Basic header; `undefined` if the request has none. */
export function basicHeader(request: ReceivedRequest): BasicHeader | undefined {
  const header = request.headers["authorization"];
  if (header === undefined || !/^basic(?: |$)/i.test(header)) return undefined;
  const encoded = header.slice("basic".length).trim();
  const broken = { raw: undefined, decoded: undefined };
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(encoded)) return broken;
  const text = Buffer.from(encoded, "base64").toString("utf8");
  const colon = text.indexOf(":");
  if (colon < 0) return broken;
  const raw = { id: text.slice(0, colon), secret: text.slice(colon + 1) };
  const id = formDecode(raw.id);
  const secret = formDecode(raw.secret);
  return { raw, decoded: id === undefined || secret === undefined ? undefined : { id, secret } };
}

function formDecode(text: string): string | undefined {
  try {
    return decodeURIComponent(text.replaceAll("+", " "));
  } catch {
    return undefined;
  }
}

/** The challenge for a refused client that used Basic. */
export const BASIC_CHALLENGE: Readonly<Record<string, string>> = {
  "www-authenticate": 'Basic realm="sandbox", charset="UTF-8"',
};

/** The encodings of a token request. */
export type ParameterFormat = "form" | "json";

/** The parameters of a token request, or what is wrong with them. */
export type TokenParameters =
  { readonly values: ReadonlyMap<string, string> } | { readonly problem: string };

const FORMATS: ReadonlyMap<string, ParameterFormat> = new Map([
  ["application/x-www-form-urlencoded", "form"],
  ["application/json", "json"],
]);

/** Reads the parameters from the body. A parameter without a value counts as absent (section 3.2). */
export function tokenParameters(
  request: ReceivedRequest,
  accepted: readonly ParameterFormat[],
): TokenParameters {
  const format = FORMATS.get(mediaType(request));
  if (format === undefined || !accepted.includes(format)) {
    const names = [...FORMATS].filter(([, each]) => accepted.includes(each)).map(([name]) => name);
    return { problem: `Content-Type must be ${names.join(" or ")}` };
  }
  return format === "form" ? formParameters(request) : jsonParameters(request);
}

function formParameters(request: ReceivedRequest): TokenParameters {
  const values = new Map<string, string>();
  for (const [name, value] of new URLSearchParams(request.body)) {
    if (value === "") continue;
    if (values.has(name)) return { problem: "A parameter was sent more than once" };
    values.set(name, value);
  }
  return { values };
}

/** The parameters that the systems read. */
const NAMES = [
  ...["grant_type", "client_id", "client_secret", "scope"],
  ...["client_assertion", "client_assertion_type"],
];

function jsonParameters(request: ReceivedRequest): TokenParameters {
  const body = jsonBody(request);
  if (body === undefined) return { problem: "The body must be a JSON object" };
  const values = new Map<string, string>();
  for (const name of NAMES) {
    const value = body[name];
    if (value === undefined || value === null || value === "") continue;
    if (typeof value !== "string") return { problem: `Parameter must be a string: ${name}` };
    values.set(name, value);
  }
  return { values };
}

/** Judges an assertion: why it is refused, if it is. */
export type JudgeAssertion = (assertion: string) => AssertionProblem | undefined;

/** What a token request's assertion is worth: `undefined` if there is none, else whether it is refused, and why. */
export function assertionIn(
  values: ReadonlyMap<string, string>,
  judge: JudgeAssertion,
): { readonly refused: AssertionProblem | undefined } | undefined {
  const assertion = values.get("client_assertion");
  const type = values.get("client_assertion_type");
  if (assertion === undefined && type === undefined) return undefined;
  return { refused: type === JWT_BEARER ? judge(assertion ?? "") : "malformed" };
}
