// Owns the error classes. Codes, and which class each belongs to, come from the core's table.

import { errorCodes } from "../generated/error-codes.js";
import type { ErrorClass, ErrorCode } from "../generated/error-codes.js";
import { isA } from "../values/foreign.js";
import type { ErrorFields, Problem } from "./fields.js";

/** One of these values, or one that this version does not know. */
export type Open<Known extends string> = Known | (string & {});

/** The parts of an error. */
export interface ErrorInit extends Omit<ErrorFields, "code"> {
  /** The stable code. */
  readonly code: Open<ErrorCode>;
  /** The error behind this one. */
  readonly cause?: unknown;
}

/** Class and transience by code; an API's own codes are not in it. */
const known: Readonly<Record<string, { class: ErrorClass; transient: boolean } | undefined>> =
  errorCodes;

const brand = Symbol.for("everbearer.error");

/**
 * The base class of all errors of this package. An error never shows a secret, a token or the body of a
 * response.
 */
export class EverbearerError extends Error {
  /** The stable code, to switch on: an `ErrorCode`, or the code of an API or of a webhook. */
  readonly code: Open<ErrorCode>;
  /** Whether the same call may succeed later without any change. */
  readonly transient: boolean;
  /** The wait after which a retry makes sense, in milliseconds, if known. */
  declare readonly retryAfterMs?: number;
  /** The HTTP status, if there was a response. */
  declare readonly status?: number;
  /** The X-Request-Id of the call, if a provider's client made it. */
  declare readonly requestId?: string;

  constructor(init: ErrorInit, transient = known[init.code]?.transient ?? false) {
    super(init.message, init.cause === undefined ? undefined : { cause: unquoted(init.cause) });
    this.code = init.code;
    this.transient = transient;
    if (init.retryAfterMs !== undefined) this.retryAfterMs = init.retryAfterMs;
    if (init.status !== undefined) this.status = init.status;
  }

  /** The name of the class that belongs to `code`. */
  override get name(): string {
    return known[this.code]?.class ?? "EverbearerError";
  }

  /** @internal */
  get [brand](): true {
    return true;
  }
}

/** Options or environment variables are invalid, or the runtime is unsuitable. */
export class ConfigurationError extends EverbearerError {
  declare readonly code: ErrorCode;
  /** Everything that is wrong with options and variables. */
  readonly problems: readonly Problem[];

  constructor(init: ErrorInit) {
    super(init);
    this.problems = init.problems ?? [];
  }
}

/** The token endpoint granted no token. */
export class TokenError extends EverbearerError {
  declare readonly code: ErrorCode;
  /** The token endpoint's `error` (RFC 6749 §5.2), if it sent one. */
  declare readonly error?: string;
  /** The token endpoint's `error_description`, up to 300 characters. */
  declare readonly errorDescription?: string;
  /** The token endpoint's `error_uri`. */
  declare readonly errorUri?: string;

  constructor(init: ErrorInit) {
    super(init);
    if (init.error !== undefined) this.error = init.error;
    if (init.errorDescription !== undefined) this.errorDescription = init.errorDescription;
    if (init.errorUri !== undefined) this.errorUri = init.errorUri;
  }
}

/** The call to the API could not be made, or got no response. */
export class CallError extends EverbearerError {
  declare readonly code: ErrorCode;
}

/** The client is closed, or its WebAssembly instance failed. */
export class ClientError extends EverbearerError {
  declare readonly code: ErrorCode;
}

const classes: Readonly<Record<ErrorClass, new (init: ErrorInit) => EverbearerError>> = {
  ConfigurationError,
  TokenError,
  CallError,
  ClientError,
};

/** An error of the class of its code. */
export function makeError(fields: ErrorFields, cause?: unknown): EverbearerError {
  const message = fields.problems ? listed(fields.message, fields.problems) : fields.message;
  return new classes[errorCodes[fields.code].class]({ ...fields, message, cause });
}

/** The error of a configuration with these problems. */
export function configurationError(problems: readonly Problem[], cause?: unknown): EverbearerError {
  const message = "The configuration cannot be used:";
  const told = new Map(problems.map((one) => [`${one.option} ${one.problem}`, one]));
  return makeError({ code: "invalid_configuration", message, problems: [...told.values()] }, cause);
}

/** A message with one line for each problem. */
function listed(message: string, problems: readonly Problem[]): string {
  const lines = problems.map(({ option, variable, problem }) => {
    const name = variable === undefined ? option : `${option} (${variable})`;
    return `\n  - ${name} ${problem}`;
  });
  return message + lines.join("");
}

/**
 * Whether a value is an error of this package. It is also true for errors of another copy of the package
 * (one loaded by `import`, one by `require`), for which `instanceof` is false.
 */
export function isEverbearerError(value: unknown): value is EverbearerError {
  return isA(value, Error) && brand in value;
}

/** The members of an error that are read. */
interface Link {
  readonly name?: unknown;
  readonly cause?: unknown;
}

/**
 * The cause without `data`: Node's HTTP parser keeps there the bytes that it could not parse, which may be a
 * body, or a token that was sent back. The rest says what was wrong.
 */
function unquoted(cause: unknown): unknown {
  try {
    for (const link of [cause, (cause as Link).cause] as (Link | undefined)[]) {
      if (link?.name === "HTTPParserError") Reflect.deleteProperty(link, "data");
    }
  } catch {
    // Reading the error of a foreign fetch may throw.
  }
  return cause;
}
