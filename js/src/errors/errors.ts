// Owns the error classes. Codes, and which class each belongs to, come from the core's table.

import { errorCodes } from "../generated/error-codes.js";
import type { ErrorClass, ErrorCode } from "../generated/error-codes.js";
import { isA } from "../values/foreign.js";
import type { ErrorFields, Problem } from "./fields.js";

/** One of these words, or a word that this version does not know. */
export type Open<Known extends string> = Known | (string & {});

/** What an error is made of. */
export interface ErrorInit extends Omit<ErrorFields, "code"> {
  /** Stable. */
  readonly code: Open<ErrorCode>;
  /** The error behind this one. */
  readonly cause?: unknown;
}

/** Codes of the core by name; others are those of an API. */
const known: Readonly<Record<string, { class: ErrorClass; transient: boolean } | undefined>> =
  errorCodes;

const brand = Symbol.for("everbearer.error");

/**
 * Every error of this package. Neither a secret nor a token nor the body of an answer is ever in one.
 */
export class EverbearerError extends Error {
  /** Stable; what to switch on. The classes below say which codes are theirs. */
  readonly code: Open<ErrorCode>;
  /** Whether the same call may succeed later with nothing changed. */
  readonly transient: boolean;
  /** Milliseconds after which trying again makes sense, where that is known. */
  declare readonly retryAfterMs?: number;
  /** The HTTP status, where there was an answer. */
  declare readonly status?: number;
  /** The X-Request-Id of the call, where the client of a provider made it. */
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

/** Options, environment variables or the place of use are wrong. */
export class ConfigurationError extends EverbearerError {
  declare readonly code: ErrorCode;
  /** Everything that is wrong. */
  readonly problems: readonly Problem[];

  constructor(init: ErrorInit) {
    super(init);
    this.problems = init.problems ?? [];
  }
}

/** No token could be had from the token endpoint. */
export class TokenError extends EverbearerError {
  declare readonly code: ErrorCode;
  /** The server's `error` (RFC 6749 §5.2). */
  declare readonly error?: string;
  /** The server's `error_description`. */
  declare readonly errorDescription?: string;
  /** The server's `error_uri`. */
  declare readonly errorUri?: string;

  constructor(init: ErrorInit) {
    super(init);
    if (init.error !== undefined) this.error = init.error;
    if (init.errorDescription !== undefined) this.errorDescription = init.errorDescription;
    if (init.errorUri !== undefined) this.errorUri = init.errorUri;
  }
}

/** The API call itself could not be made, or got no answer. */
export class CallError extends EverbearerError {
  declare readonly code: ErrorCode;
}

/** The client can no longer be used, or had to be started anew. */
export class ClientError extends EverbearerError {
  declare readonly code: ErrorCode;
}

const classes: Readonly<Record<ErrorClass, new (init: ErrorInit) => EverbearerError>> = {
  ConfigurationError,
  TokenError,
  CallError,
  ClientError,
};

/** An error of the class that belongs to its code. */
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

/** All that is wrong with a configuration, one problem a line. */
function listed(message: string, problems: readonly Problem[]): string {
  const lines = problems.map(({ option, variable, problem }) => {
    const name = variable === undefined ? option : `${option} (${variable})`;
    return `\n  - ${name} ${problem}`;
  });
  return message + lines.join("");
}

/**
 * Whether something is an error of this package; also true across copies of it (one loaded by
 * `import` and one by `require`), where `instanceof` is not.
 */
export function isEverbearerError(value: unknown): value is EverbearerError {
  return isA(value, Error) && brand in value;
}

/** What an error is looked at for. */
interface Link {
  readonly name?: unknown;
  readonly cause?: unknown;
}

/**
 * Node's parser of answers keeps in `data` what it could not read: perhaps a body, or the token of a
 * request that was sent back. What is left says what was wrong with it.
 */
function unquoted(cause: unknown): unknown {
  try {
    for (const link of [cause, (cause as Link).cause] as (Link | undefined)[]) {
      if (link?.name === "HTTPParserError") Reflect.deleteProperty(link, "data");
    }
  } catch {
    // The error of a foreign fetch may refuse to be looked at.
  }
  return cause;
}
