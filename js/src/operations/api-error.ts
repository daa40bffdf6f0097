// Owns ApiError: the API responded with an error, or with nothing usable.

import { EverbearerError } from "../errors/errors.js";
import { transientStatuses } from "../generated/error-codes.js";

const inspect = Symbol.for("nodejs.util.inspect.custom");

/** The parts of an ApiError. */
export interface ApiErrorInit {
  readonly operation: string;
  readonly status: number;
  readonly requestId: string;
  readonly code?: string | undefined;
  /** What happened, if the status does not say it. */
  readonly what?: string | undefined;
  readonly retryAfterMs?: number | undefined;
  readonly body?: unknown;
}

/** The code of a status for which the API gives no code of its own. */
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
 * The API responded, but with an error or an unusable body. The message names the operation, the status,
 * the code and the request id, and the members of a body that lacks an expected one. It never quotes the
 * API, whose texts may hold personal data.
 */
export class ApiError extends EverbearerError {
  /** The method that was called, such as `patients.getPatient`. */
  readonly operation: string;
  /** The HTTP status, or the status that the API's own code stands for. */
  declare readonly status: number;
  /** The X-Request-Id of the request. */
  declare readonly requestId: string;
  readonly #body: unknown;

  constructor(init: ApiErrorInit) {
    const { operation, status, requestId, what = "", retryAfterMs } = init;
    const code = init.code ?? codeOf(status);
    const message = `${operation} failed with ${status} ${code}${what} (request ${requestId}).`;
    const wait = retryAfterMs === undefined ? {} : { retryAfterMs };
    // A Retry-After says that a retry makes sense.
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
   * The response's body: parsed, or as text if it is not JSON. It may hold personal data, so nothing that
   * prints or serialises the error shows it.
   */
  get body(): unknown {
    return this.#body;
  }

  /** @internal Prints like other errors, but reads no getter, whatever the options say. */
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
