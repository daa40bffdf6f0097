// Owns error responses of the athena system in athenahealth's shape, thrown where the error is found.
import type { JsonObject } from "../../request.js";

/** Ends an operation with an error response. */
export class ErrorResponse extends Error {
  readonly status: number;
  readonly body: JsonObject;

  constructor(status: number, body: JsonObject) {
    super("error response");
    this.status = status;
    this.body = body;
  }
}

/** Required parameters are missing. */
export function missing(names: readonly string[]): ErrorResponse {
  return new ErrorResponse(400, { error: "Additional fields are required.", missingfields: names });
}

/** A parameter is invalid. */
export function invalid(detailedmessage: string): ErrorResponse {
  return new ErrorResponse(400, { error: "The data provided is invalid.", detailedmessage });
}

/** A record named in the path does not exist. */
export function absent(kind: string): ErrorResponse {
  return new ErrorResponse(404, { error: `The ${kind} does not exist in this practice.` });
}

/** The state of the record does not allow the request. */
export function conflict(detailedmessage: string): ErrorResponse {
  return new ErrorResponse(409, {
    error: "The state of the record does not allow this.",
    detailedmessage,
  });
}
