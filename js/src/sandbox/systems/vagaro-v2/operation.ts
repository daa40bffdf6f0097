// Owns the frame of every V2 operation: its route, the scope it needs, the check of its body.
import { isObject, mediaType } from "../../request.js";
import type { ReceivedRequest } from "../../request.js";
import { json } from "../../response.js";
import type { PlainResponse } from "../../response.js";
import type { PathParameter, Route } from "../../routes.js";
import type { ApiContext } from "../../system.js";
import type { SandboxVagaroV2ExtraSettings } from "../../types.js";
import { problemsIn, required, text } from "../fields.js";
import type { BodyOf, Fields } from "../fields.js";
import type { Table } from "../table.js";
import { CODES, ErrorResponse, success, unfit, unsound } from "./envelope.js";
import { BASE } from "./place.js";
import type { VagaroV2Data } from "./store.js";

/** All scopes. */
export const SCOPES = ["read access", "write access", "write employee"] as const;

/** One of the scopes. */
export type Scope = (typeof SCOPES)[number];

/** What the handlers of operations get. */
export type V2Context = ApiContext<VagaroV2Data, SandboxVagaroV2ExtraSettings>;

/** One row of the system's route table. */
export type V2Route = Route<V2Context>;

/** The field of nearly every body. */
export const BUSINESS = { businessId: required(text) };

/** An operation with a JSON body of `fields`. */
export function operation<const F extends Fields>(
  [method, path, scope]: readonly ["POST" | "PUT", string, Scope],
  fields: F,
  run: (context: V2Context, body: BodyOf<F>, parameter: PathParameter) => unknown,
): V2Route {
  return framed(method, path, scope, (context, parameter) =>
    run(context, checked(bodyOf(context.request), fields), parameter),
  );
}

/** An operation whose body is a list of objects of `fields`. */
export function batch<const F extends Fields>(
  [path, scope]: readonly [string, Scope],
  fields: F,
  run: (context: V2Context, rows: readonly BodyOf<F>[]) => unknown,
): V2Route {
  return framed("POST", path, scope, (context) => {
    const rows = bodyOf(context.request);
    if (!Array.isArray(rows) || rows.length === 0) throw unsound({ body: "must be a list" });
    return run(
      context,
      rows.map((row: unknown) => checked(row, fields)),
    );
  });
}

/** An operation without a body. */
export function query(
  path: string,
  run: (context: V2Context, parameter: PathParameter) => unknown,
): V2Route {
  return framed("GET", path, "read access", run);
}

function framed(
  method: string,
  path: string,
  scope: Scope,
  run: (context: V2Context, parameter: PathParameter) => unknown,
): V2Route {
  const respond = (context: V2Context, parameter: PathParameter): PlainResponse => {
    try {
      checkScope(context.token.rights, scope);
      return json(200, success(run(context, parameter)));
    } catch (error) {
      if (error instanceof ErrorResponse) return error.response;
      throw error;
    }
  };
  return { method, path: BASE + path, respond };
}

// The token endpoint grants any scope; operations then refuse a token without a known one.
function checkScope(rights: readonly string[], scope: Scope): void {
  if (rights.includes(scope)) return;
  const isKnown = SCOPES.some((each) => rights.includes(each));
  const message = `The token lacks the scope "${scope}"`;
  throw new ErrorResponse(isKnown ? 403 : 401, CODES.invalidParameter, message);
}

function bodyOf(request: ReceivedRequest): unknown {
  if (mediaType(request) !== "application/json") {
    throw unsound({ body: "must be JSON, with its content type" });
  }
  try {
    return JSON.parse(request.body);
  } catch {
    throw unsound({ body: "must be JSON" });
  }
}

/** The body, if it is valid by `fields`. Otherwise throws an error response with every problem. */
export function checked<const F extends Fields>(body: unknown, fields: F): BodyOf<F> {
  if (!isObject(body)) throw unsound({ body: "must be an object" });
  const problems = problemsIn(body, fields);
  if (problems.length === 0) return body as BodyOf<F>;
  throw unsound(Object.fromEntries(problems.map((each) => [each.name, each.text])));
}

/** The row with this id. Throws an error response about the field `name` if there is none. */
export function existing<Row>(table: Table<Row>, name: string, id: string): Row {
  const row = table.get(id);
  if (row === undefined) throw unfit(name, "is unknown");
  return row;
}

/** The row with this id at a location. Throws an error response about `name` if there is none. */
export function existingAt<Row extends { readonly businessId: string }>(
  table: Table<Row>,
  name: string,
  id: string,
  businessId: string,
): Row {
  const row = existing(table, name, id);
  if (row.businessId !== businessId) throw unfit(name, "belongs to another location");
  return row;
}
