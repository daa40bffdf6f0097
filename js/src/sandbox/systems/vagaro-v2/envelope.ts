// Owns the frame of every V2 response: the envelope, its codes, and error responses.
import { randomUUID } from "node:crypto";
import { json } from "../../response.js";
import type { PlainResponse } from "../../response.js";

/** The codes that clients have reported. */
export const CODES = {
  ok: 1000,
  validation: 1003,
  expiredToken: 1034,
  rateLimit: 1038,
  invalidParameter: 1051,
} as const;

/** What is wrong, by field. */
export type FieldErrors = Readonly<Record<string, string>>;

/** The body of a response with `data`. */
export function success(data: unknown): object {
  return {
    status: 200,
    responseId: randomUUID(),
    responseCode: CODES.ok,
    message: "Success",
    data,
  };
}

/** An error response. */
export function failure(
  status: number,
  responseCode: number,
  message: string,
  errors?: FieldErrors,
): PlainResponse {
  const body = { status, responseId: randomUUID(), responseCode, message, data: null };
  return json(status, errors === undefined ? body : { ...body, errors });
}

/** Ends an operation with an error response. */
export class ErrorResponse extends Error {
  readonly response: PlainResponse;

  constructor(status: number, responseCode: number, message: string, errors?: FieldErrors) {
    super(message);
    this.response = failure(status, responseCode, message, errors);
  }
}

/** A request of the wrong form. */
export function unsound(errors: FieldErrors): ErrorResponse {
  return new ErrorResponse(400, CODES.validation, "The request is not valid", errors);
}

/** A well-formed value that refers to nothing, such as an unknown id. */
export function unfit(name: string, text: string): ErrorResponse {
  return new ErrorResponse(400, CODES.invalidParameter, `Invalid parameter: ${name}`, {
    [name]: text,
  });
}
