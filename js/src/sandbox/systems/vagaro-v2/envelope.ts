// The frame of every V2 reply: the envelope, the codes in it, and the refusals.
import { randomUUID } from "node:crypto";
import { json } from "../../reply.js";
import type { Reply } from "../../reply.js";

/** The codes which clients have reported. */
export const CODES = {
  ok: 1000,
  validation: 1003,
  expiredToken: 1034,
  rateLimit: 1038,
  invalidParameter: 1051,
} as const;

/** What is wrong, by field. */
export type FieldErrors = Readonly<Record<string, string>>;

/** The body of a reply which brings `data`. */
export function success(data: unknown): object {
  return {
    status: 200,
    responseId: randomUUID(),
    responseCode: CODES.ok,
    message: "Success",
    data,
  };
}

/** An error reply. */
export function failure(
  status: number,
  responseCode: number,
  message: string,
  errors?: FieldErrors,
): Reply {
  const body = { status, responseId: randomUUID(), responseCode, message, data: null };
  return json(status, errors === undefined ? body : { ...body, errors });
}

/** A request which the system refuses. */
export class Refusal extends Error {
  readonly reply: Reply;

  constructor(status: number, responseCode: number, message: string, errors?: FieldErrors) {
    super(message);
    this.reply = failure(status, responseCode, message, errors);
  }
}

/** A request of the wrong form. */
export function unsound(errors: FieldErrors): Refusal {
  return new Refusal(400, CODES.validation, "The request is not valid", errors);
}

/** A value which has the right form and means nothing, such as an unknown id. */
export function unfit(name: string, text: string): Refusal {
  return new Refusal(400, CODES.invalidParameter, `Invalid parameter: ${name}`, { [name]: text });
}
