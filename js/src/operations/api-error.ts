// Owns the error of an answer: an API said no, or said nothing that can be used.

import { EverbearerError } from "../errors.js";

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

const TRANSIENT: readonly number[] = [408, 425, 429];

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
    super({ code, message, status, ...wait }, TRANSIENT.includes(status) || status >= 500);
    this.operation = operation;
    this.requestId = requestId;
    this.#body = init.body;
  }

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

const HTTP_DATE = /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/;

/** The wait that a Retry-After header asks for, in milliseconds (RFC 9110 §10.2.3). */
export function retryAfterMs(header: string | null): number | undefined {
  const text = header?.trim() ?? "";
  if (/^\d+$/.test(text)) return Number(text) * 1_000;
  // Date.parse takes many a text for a day, most often one long gone.
  return HTTP_DATE.test(text) ? Math.max(0, Date.parse(text) - Date.now()) : undefined;
}
