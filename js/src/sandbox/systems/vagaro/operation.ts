// Owns the frame of every operation of the Vagaro system: route, check of the body, error responses.
import { jsonBody, mediaType } from "../../request.js";
import type { ReceivedRequest, JsonObject } from "../../request.js";
import { json } from "../../response.js";
import type { PlainResponse } from "../../response.js";
import type { Route } from "../../routes.js";
import type { ApiContext } from "../../system.js";
import { problemsIn } from "../fields.js";
import type { BodyOf, Fields } from "../fields.js";
import type { Table } from "../table.js";
import { USER_ACCESS_LEVEL } from "./data.js";
import type { VagaroData } from "./store.js";

/** One row of the system's route table. */
export type VagaroRoute = Route<ApiContext<VagaroData>>;

/** Ends an operation with an error response. */
export class ErrorResponse extends Error {
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

/** The request is invalid. */
export function invalid(message: string, code = "invalid_request"): ErrorResponse {
  return new ErrorResponse(400, code, message);
}

/** The access level is too low for the request. */
export function forbidden(code: string, permission: string): ErrorResponse {
  const message = `This action requires the permission ${permission}`;
  const details = { required_permission: permission, user_access_level: USER_ACCESS_LEVEL };
  return new ErrorResponse(403, code, message, details);
}

/** An operation with a JSON body of `fields`. */
export function operation<const F extends Fields>(
  method: "POST" | "PUT",
  path: string,
  fields: F,
  run: (data: VagaroData, body: BodyOf<F>) => object,
): VagaroRoute {
  const respond = ({ request, data }: ApiContext<VagaroData>): PlainResponse =>
    responseOf(() => run(data, checkedBody(request, fields)));
  return { method, path, respond };
}

/** The result of `run` as a response, or its error response. */
export function responseOf(run: () => object): PlainResponse {
  try {
    return json(200, run());
  } catch (error) {
    if (!(error instanceof ErrorResponse)) throw error;
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

/** The row with this id. Throws the error response of its kind if there is none. */
export function existing<Row>(table: Table<Row>, kind: string, id: string): Row {
  const row = table.get(id);
  if (row === undefined)
    throw new ErrorResponse(404, `${kind}_not_found`, `There is no such ${kind}`);
  return row;
}

/** The only field of `names` in the body. Throws an error response unless there is exactly one. */
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
