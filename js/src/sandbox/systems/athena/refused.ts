// Refusals of the athena system in the vendor's shape, thrown from wherever they become known.
import type { JsonObject } from "../../request.js";

/** Ends an operation with an error reply. */
export class Refused extends Error {
  readonly status: number;
  readonly body: JsonObject;

  constructor(status: number, body: JsonObject) {
    super("refused");
    this.status = status;
    this.body = body;
  }
}

/** Parameters which the operation cannot do without. */
export function missing(names: readonly string[]): Refused {
  return new Refused(400, { error: "Additional fields are required.", missingfields: names });
}

/** A parameter whose value cannot be. */
export function invalid(detailedmessage: string): Refused {
  return new Refused(400, { error: "The data provided is invalid.", detailedmessage });
}

/** A record which the path names and which is not there. */
export function absent(kind: string): Refused {
  return new Refused(404, { error: `The ${kind} does not exist in this practice.` });
}

/** A request which does not fit the state of the record. */
export function conflict(error: string): Refused {
  return new Refused(409, { error });
}
