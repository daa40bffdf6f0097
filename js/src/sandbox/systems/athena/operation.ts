// What an operation of the athena system is made of, and replies in the vendor's shape.
import { json } from "../../reply.js";
import type { ReceivedRequest } from "../../request.js";
import type { PathParameter, Route } from "../../routes.js";
import type { ApiContext } from "../../system.js";
import { declared, readInput } from "./parameters.js";
import type { Input, Parameters } from "./parameters.js";
import { invalid, Refused } from "./refused.js";
import type { AthenaStore } from "./store.js";

/** The one practice there is. */
export const ATHENA_PRACTICE_ID = "195900";

/** Where the operations lie. */
export const PRACTICE_PATH = `/v1/${ATHENA_PRACTICE_ID}`;

/** What a page of rows may be cut by. */
export const PAGING: Parameters = { text: "limit offset" };

/** What an operation gets to see. */
export interface AthenaContext {
  readonly store: AthenaStore;
  readonly input: Input;
  readonly request: ReceivedRequest;
  /** The id at `:name` of the path. */
  readonly id: PathParameter;
}

/** A row of the route table: checks the parameters, then answers with what `answer` returns. */
export function operation(
  line: string,
  parameters: Parameters,
  answer: (context: AthenaContext) => unknown,
): Route<ApiContext<AthenaStore>> {
  const [method = "", path = ""] = line.split(" ");
  const declarations = declared(parameters);
  return {
    method,
    path: PRACTICE_PATH + path,
    answer({ request, data }, id) {
      try {
        const input = readInput(request, declarations, data);
        return json(200, answer({ store: data, input, request, id }));
      } catch (error) {
        if (error instanceof Refused) return json(error.status, error.body);
        throw error;
      }
    },
  };
}

/** How the pages of a list are cut, where they differ from the usual. */
export interface PageRules {
  readonly usual?: number;
  readonly most?: number;
  /** Whether the reply links to the pages beside it. */
  readonly links?: boolean;
}

/** One page of a list. */
export function page(
  { request, input }: AthenaContext,
  key: string,
  found: readonly unknown[],
  { usual = 1500, most = 5000, links = true }: PageRules = {},
): unknown {
  const limit = wholeNumber(input, "limit", usual, 1, most);
  const offset = wholeNumber(input, "offset", 0, 0, Number.MAX_SAFE_INTEGER);
  const link = (start: number): string => pageLink(request, limit, start);
  return {
    totalcount: found.length,
    [key]: found.slice(offset, offset + limit),
    ...(links && offset + limit < found.length ? { next: link(offset + limit) } : {}),
    ...(links && offset > 0 ? { previous: link(Math.max(0, offset - limit)) } : {}),
  };
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

/** A list which is never cut. */
export function rows(key: string, found: readonly unknown[]): Record<string, unknown> {
  return { [key]: found, totalcount: found.length };
}

/** That an operation did what it was asked, with what it has to say beside. */
export function done(more: Readonly<Record<string, unknown>> = {}): unknown {
  return { success: true, ...more };
}
