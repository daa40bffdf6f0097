// Owns the error of an answer: an API said no, or said nothing that can be used.

import { EverbearerError } from "../errors/errors.js";
import { transientStatuses } from "../generated/error-codes.js";

const inspect = Symbol.for("nodejs.util.inspect.custom");

/** What an ApiError is made of. */
export interface ApiErrorInit {
  readonly operation: string;
  readonly status: number;
  readonly requestId: string;
  readonly code?: string | undefined;
  /** What happened, where the status does not say it. */
  readonly what?: string | undefined;
  readonly retryAfterMs?: number | undefined;
  readonly body?: unknown;
}

/** What a status means where the API gives no code of its own. */
const CODES: Readonly<Record<number, string>> = {
  400: "invalid_request",
  401: "unauthorized",
  403: "forbidden",
  404: "not_found",
  408: "request_timeout",
  409: "conflict",
  410: "gone",
  413: "content_too_large",
  415: "unsupported_media_type",
  422: "invalid_request",
  429: "rate_limited",
};

/**
 * The API answered, but not with what was asked for. The message names the operation, the status, the code
 * and the request, and nothing that the API wrote: its words may speak of people.
 */
export class ApiError extends EverbearerError {
  /** The method, such as `patients.getPatient`. */
  readonly operation: string;
  declare readonly status: number;
  declare readonly requestId: string;
  readonly #body: unknown;

  constructor(init: ApiErrorInit) {
    const { operation, status, requestId, what = "", retryAfterMs } = init;
    const code = init.code ?? codeOf(status);
    const message = `${operation} was answered ${status} ${code}${what} (request ${requestId}).`;
    const wait = retryAfterMs === undefined ? {} : { retryAfterMs };
    // Who says when to come back says that coming back makes sense.
    super({ code, message, status, ...wait }, isTransient(status) || retryAfterMs !== undefined);
    this.operation = operation;
    this.requestId = requestId;
    this.#body = init.body;
  }

  /** `ApiError`. */
  override get name(): string {
    return "ApiError";
  }

  /**
   * The answer's body: parsed, or as text if it is not JSON. It may hold personal data, so nothing that
   * prints or serialises the error shows it.
   */
  get body(): unknown {
    return this.#body;
  }

  /** @internal Shows as errors do, but asks no getter, whatever the options say. */
  [inspect](
    _depth: number,
    options: object,
    show: (value: object, options: object) => string,
  ): string {
    const fields = Object.fromEntries(Object.entries(this));
    const plain = { ...options, getters: false, showHidden: false };
    return `${this.stack ?? this.message} ${show(fields, plain)}`;
  }
}

function codeOf(status: number): string {
  if (status < 400) return "unexpected_response";
  return CODES[status] ?? (status >= 500 ? "server_error" : "api_error");
}

const isTransient = (status: number): boolean => transientStatuses.includes(status);
