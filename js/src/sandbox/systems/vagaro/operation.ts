// The frame of every operation of the Vagaro system: its route, the check of its body, its refusals.
import { json } from "../../reply.js";
import type { Reply } from "../../reply.js";
import { jsonBody, mediaType } from "../../request.js";
import type { ReceivedRequest, JsonObject } from "../../request.js";
import type { Route } from "../../routes.js";
import type { ApiContext } from "../../system.js";
import { problemsIn } from "../fields.js";
import type { BodyOf, Fields } from "../fields.js";
import type { Table } from "../table.js";
import { USER_ACCESS_LEVEL } from "./data.js";
import type { VagaroData } from "./store.js";

/** One row of the system's route table. */
export type VagaroRoute = Route<ApiContext<VagaroData>>;

/** A request which the system refuses. */
export class Refusal extends Error {
  readonly status: number;
  readonly code: string;
  readonly details: JsonObject;

  constructor(status: number, code: string, message: string, details: JsonObject = {}) {
    super(message);
    this.status = status;
    this.code = code;
    this.details = details;
  }
}

/** A request which cannot be understood. */
export function invalid(message: string, code = "invalid_request"): Refusal {
  return new Refusal(400, code, message);
}

/** A request for which the access level does not suffice. */
export function forbidden(code: string, permission: string): Refusal {
  const message = `This action requires the permission ${permission}`;
  const details = { required_permission: permission, user_access_level: USER_ACCESS_LEVEL };
  return new Refusal(403, code, message, details);
}

/** An operation which takes a JSON body of `fields`. */
export function operation<const F extends Fields>(
  method: "POST" | "PUT",
  path: string,
  fields: F,
  run: (data: VagaroData, body: BodyOf<F>) => object,
): VagaroRoute {
  const answer = ({ request, data }: ApiContext<VagaroData>): Reply =>
    answered(() => run(data, checkedBody(request, fields)));
  return { method, path, answer };
}

/** What `run` gives, as a reply; its refusal in the system's shape. */
export function answered(run: () => object): Reply {
  try {
    return json(200, run());
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const { status, code, message, details } = error;
    return json(status, { error: code, message, ...details });
  }
}

function checkedBody<F extends Fields>(request: ReceivedRequest, fields: F): BodyOf<F> {
  const body = mediaType(request) === "application/json" ? jsonBody(request) : undefined;
  if (body === undefined) throw invalid("A JSON object with its content type is required");
  const [problem] = problemsIn(body, fields);
  if (problem !== undefined) throw invalid(problem.text, problem.code);
  return body as BodyOf<F>;
}

/** The row with this id, or the refusal that goes with its kind. */
export function existing<Row>(table: Table<Row>, kind: string, id: string): Row {
  const row = table.get(id);
  if (row === undefined) throw new Refusal(404, `${kind}_not_found`, `There is no such ${kind}`);
  return row;
}

/** The one field of `names` which the body has; refuses it if there is none or more than one. */
export function theOnly<Name extends string>(
  body: Readonly<Partial<Record<Name, string>>>,
  names: readonly Name[],
): readonly [Name, string] {
  const [first, second] = names.flatMap((name) => {
    const value = body[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  if (first === undefined || second !== undefined) {
    throw invalid(`Exactly one of ${names.join(", ")} is required`);
  }
  return first;
}
