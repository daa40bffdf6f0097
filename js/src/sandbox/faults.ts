// Owns faults: the check of a fault, and the decision for a request that meets one.
import { validateHeaderName, validateHeaderValue } from "node:http";
import { ASSERTION_PROBLEMS } from "./assertions.js";
import type { AssertionProblem } from "./assertions.js";
import { LONGEST_DELAY_MS } from "./clock.js";
import { isObject } from "./request.js";
import type { JsonObject } from "./request.js";
import type { PlainResponse } from "./response.js";
import type { SandboxFault } from "./types.js";

/** What the server does with one request. */
export type Decision =
  | { readonly act: "respond"; readonly response: PlainResponse }
  | { readonly act: "dribble"; readonly response: PlainResponse; readonly chunkMs: number }
  | { readonly act: "endless" | "reset" | "hang" };

/** The responses that depend on the system and the request; made only when needed. */
export interface FaultResponses {
  readonly normal: () => PlainResponse;
  readonly rateLimit: (headers: Readonly<Record<string, string>>) => PlainResponse;
  readonly unauthorized: () => PlainResponse;
  /** Of the token endpoint alone. */
  readonly assertion?: (problem: AssertionProblem) => PlainResponse;
}

const JSON_TYPE = { "content-type": "application/json; charset=utf-8" };

const MALFORMED = {
  html: {
    headers: { "content-type": "text/html; charset=utf-8" },
    body: "<!doctype html><html><body><h1>Down for maintenance</h1></body></html>",
  },
  empty: { headers: JSON_TYPE, body: "" },
  "truncated-json": { headers: JSON_TYPE, body: '{"access_token":"cut-off","expires_in":36' },
  "not-json": { headers: JSON_TYPE, body: "everything went well" },
  array: {
    headers: JSON_TYPE,
    body: '[{"access_token":"in-a-list","token_type":"Bearer","expires_in":3600}]',
  },
} as const;

const REDIRECTS: readonly unknown[] = [301, 302, 303, 307, 308];

/** The decision for a request that meets `fault`. */
export function decide(fault: SandboxFault, responses: FaultResponses): Decision {
  switch (fault.kind) {
    case "status":
      return respond(statusResponse(fault));
    case "rate-limit":
      return respond(responses.rateLimit(retryAfter(fault.retryAfter)));
    case "unauthorized":
      return respond(responses.unauthorized());
    case "assertion":
      return respond((responses.assertion ?? responses.unauthorized)(fault.problem));
    case "slow-body":
      return { act: "dribble", response: responses.normal(), chunkMs: fault.chunkMs };
    case "malformed":
      return respond({ status: 200, ...MALFORMED[fault.variant] });
    case "redirect":
      return respond({
        status: fault.status ?? 302,
        headers: { location: fault.location },
        body: "",
      });
    case "endless-body":
      return { act: "endless" };
    case "reset":
    case "hang":
      return { act: fault.kind };
  }
}

function respond(value: PlainResponse): Decision {
  return { act: "respond", response: value };
}

function retryAfter(value: number | string | undefined): Readonly<Record<string, string>> {
  return value === undefined ? {} : { "retry-after": String(value) };
}

function statusResponse(fault: Extract<SandboxFault, { kind: "status" }>): PlainResponse {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(fault.headers ?? {})) {
    headers[name.toLowerCase()] = value;
  }
  if (fault.body === undefined) return { status: fault.status, headers, body: "" };
  if (typeof fault.body === "string") {
    const type = { "content-type": "text/plain; charset=utf-8" };
    return { status: fault.status, headers: { ...type, ...headers }, body: fault.body };
  }
  return {
    status: fault.status,
    headers: { ...JSON_TYPE, ...headers },
    body: JSON.stringify(fault.body),
  };
}

type Check = (fault: JsonObject) => string | undefined;

// One row for each kind: its fields beside `kind`, and their check.
const KINDS: Readonly<Record<SandboxFault["kind"], { fields: readonly string[]; check: Check }>> = {
  status: { fields: ["status", "headers", "body"], check: checkStatus },
  "rate-limit": { fields: ["retryAfter"], check: checkRateLimit },
  unauthorized: { fields: [], check: () => undefined },
  assertion: { fields: ["problem"], check: checkAssertion },
  reset: { fields: [], check: () => undefined },
  hang: { fields: [], check: () => undefined },
  "slow-body": {
    fields: ["chunkMs"],
    check: ({ chunkMs }) => checkDelay("fault.chunkMs", chunkMs),
  },
  "endless-body": { fields: [], check: () => undefined },
  malformed: { fields: ["variant"], check: checkVariant },
  redirect: { fields: ["status", "location"], check: checkRedirect },
};

function checkAssertion({ problem }: JsonObject): string | undefined {
  const known = Object.keys(ASSERTION_PROBLEMS);
  return known.includes(problem as string)
    ? undefined
    : `fault.problem must be one of ${known.join(", ")}`;
}

/** Says what is wrong with a fault; `undefined` if it is valid. */
export function faultProblem(fault: unknown): string | undefined {
  if (!isObject(fault)) return "fault must be an object";
  const kinds = Object.keys(KINDS);
  if (typeof fault["kind"] !== "string" || !kinds.includes(fault["kind"])) {
    return `fault.kind must be one of ${kinds.join(", ")}`;
  }
  const { fields, check } = KINDS[fault["kind"] as SandboxFault["kind"]];
  const stray = Object.keys(fault).find((name) => name !== "kind" && !fields.includes(name));
  if (stray !== undefined) return `fault.${stray} is unknown for the kind ${fault["kind"]}`;
  return check(fault);
}

/** Says what is wrong with a delay in milliseconds. */
export function checkDelay(name: string, value: unknown): string | undefined {
  return typeof value === "number" && value >= 0 && value <= LONGEST_DELAY_MS
    ? undefined
    : `${name} must be a number of milliseconds from 0 to ${LONGEST_DELAY_MS}`;
}

function checkStatus({ status, headers, body }: JsonObject): string | undefined {
  if (!Number.isInteger(status) || Number(status) < 200 || Number(status) > 599) {
    return "fault.status must be a whole number from 200 to 599";
  }
  if (body !== undefined && typeof body !== "string" && (typeof body !== "object" || !body)) {
    return "fault.body must be a string or an object";
  }
  if (headers === undefined) return undefined;
  if (!isObject(headers)) return "fault.headers must be an object of strings";
  for (const [name, value] of Object.entries(headers)) {
    const problem = checkHeader(name, value);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

function checkRateLimit({ retryAfter }: JsonObject): string | undefined {
  if (retryAfter === undefined || Number.isFinite(retryAfter)) return undefined;
  return typeof retryAfter === "string"
    ? checkHeader("retry-after", retryAfter)
    : "fault.retryAfter must be a number of seconds or a string";
}

function checkVariant({ variant }: JsonObject): string | undefined {
  const variants = Object.keys(MALFORMED);
  return variants.includes(String(variant))
    ? undefined
    : `fault.variant must be one of ${variants.join(", ")}`;
}

function checkRedirect({ status, location }: JsonObject): string | undefined {
  if (status !== undefined && !REDIRECTS.includes(status)) {
    return `fault.status must be one of ${REDIRECTS.join(", ")}`;
  }
  if (typeof location !== "string") return "fault.location must be a string";
  return checkHeader("location", location);
}

function checkHeader(name: string, value: unknown): string | undefined {
  if (typeof value !== "string") return `the header ${name} must be a string`;
  try {
    validateHeaderName(name);
    validateHeaderValue(name, value);
    return undefined;
  } catch {
    return `the header ${name} cannot be sent`;
  }
}
