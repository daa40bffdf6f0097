// Owns the frame of an operation of the athena system, and responses in athenahealth's shape.
import type { ReceivedRequest } from "../../request.js";
import { json } from "../../response.js";
import type { PathParameter, Route } from "../../routes.js";
import type { ApiContext } from "../../system.js";
import type { SandboxAthenaExtraSettings } from "../../types.js";
import { ErrorResponse, invalid } from "./error-response.js";
import { formed } from "./forms.js";
import { declared, readInput } from "./parameters.js";
import type { Input, Parameters } from "./parameters.js";
import type { AthenaStore } from "./store.js";

/** The only practice. */
export const ATHENA_PRACTICE_ID = "195900";

/** The path of all operations. */
export const PRACTICE_PATH = `/v1/${ATHENA_PRACTICE_ID}`;

/** The paging parameters of a list. */
export const PAGING: Parameters = { text: "limit offset" };

/** What the handler of an operation gets. */
export interface AthenaContext {
  readonly store: AthenaStore;
  readonly input: Input;
  readonly request: ReceivedRequest;
  /** The id at `:name` of the path. */
  readonly id: PathParameter;
}

/** A row of the route table: checks the parameters, then responds with the result of `run`. */
export function operation(
  line: string,
  parameters: Parameters,
  run: (context: AthenaContext) => unknown,
): Route<ApiContext<AthenaStore, SandboxAthenaExtraSettings>> {
  const [method = "", path = ""] = line.split(" ");
  const declarations = declared(parameters);
  return {
    method,
    path: PRACTICE_PATH + path,
    respond({ request, data, settings }, id) {
      try {
        const input = readInput(request, declarations, data);
        const body = run({ store: data, input, request, id });
        return json(200, formed(line, settings.responsesAs, body));
      } catch (error) {
        if (error instanceof ErrorResponse) return json(error.status, error.body);
        throw error;
      }
    },
  };
}

/** The paging of a list, where it differs from the usual. */
export interface PageRules {
  readonly usual?: number;
  readonly most?: number;
  /** Whether the response links to the previous and next pages. */
  readonly links?: boolean;
}

/** One page of a list. */
export function page<Key extends string, Row>(
  { request, input }: AthenaContext,
  key: Key,
  found: readonly Row[],
  { usual = 1500, most = 5000, links = true }: PageRules = {},
): { readonly [K in Key]: readonly Row[] } {
  const limit = wholeNumber(input, "limit", usual, 1, most);
  const offset = wholeNumber(input, "offset", 0, 0, Number.MAX_SAFE_INTEGER);
  const link = (start: number): string => pageLink(request, limit, start);
  return {
    totalcount: found.length,
    [key]: found.slice(offset, offset + limit),
    ...(links && offset + limit < found.length ? { next: link(offset + limit) } : {}),
    ...(links && offset > 0 ? { previous: link(Math.max(0, offset - limit)) } : {}),
  } as unknown as { readonly [K in Key]: readonly Row[] };
}

function wholeNumber(
  input: Input,
  name: string,
  usual: number,
  least: number,
  most: number,
): number {
  const text = input.text(name);
  if (text === undefined) return usual;
  const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (!(value >= least && value <= most)) throw invalid(`The parameter ${name} is not valid.`);
  return value;
}

function pageLink(request: ReceivedRequest, limit: number, offset: number): string {
  const query = new URLSearchParams(request.query);
  query.set("limit", String(limit));
  query.set("offset", String(offset));
  return `${request.path}?${query.toString()}`;
}

/** A list without paging. */
export function rows(key: string, found: readonly unknown[]): Record<string, unknown> {
  return { [key]: found, totalcount: found.length };
}

/** The result of a successful operation, with further fields. */
export function done(more: Readonly<Record<string, unknown>> = {}): unknown {
  return { success: true, ...more };
}
