// Owns pages of rows, with the misbehaviour of the real API if the settings ask for it.
import type { ReceivedRequest } from "../../request.js";
import { whole } from "../fields.js";
import { checked } from "./operation.js";
import type { V2Context } from "./operation.js";

const LARGEST_IN_QUERY = 100;
const LARGEST_IN_BODY = 500;
const SIZE_IF_IGNORED = 10;

/** The paging fields of a body. */
export const PAGING = { pageNumber: whole(1), pageSize: whole(1, LARGEST_IN_BODY) };

/** One page of rows. */
export interface Page<Row> {
  readonly rows: readonly Row[];
  readonly number: number;
  readonly size: number;
  readonly pages: number;
  /** The URL of the next page, if there is one. */
  readonly next: string | null;
}

interface Wish {
  readonly pageNumber?: number;
  readonly pageSize?: number;
}

/** The page that the request asks for, by its body or else by its query. */
export function pageOf<Row>(
  { request, settings }: V2Context,
  body: Wish,
  rows: readonly Row[],
  usualSize: number,
): Page<Row> {
  // A GET has no body; reports say that its query is respected.
  const ignores = settings.ignorePagingQuery && request.method !== "GET";
  const given = ignores ? {} : inQuery(request);
  const { pageNumber: number = 1, pageSize } = { ...given, ...body };
  const isIgnored = ignores && pageSize === undefined;
  const size = pageSize ?? (isIgnored ? SIZE_IF_IGNORED : usualSize);
  const pages = Math.ceil(rows.length / size);
  const isEndless = settings.endlessNextPage && pageSize === undefined;
  const goesOn = isEndless || (number < pages && !isIgnored);
  return {
    rows: rows.slice((number - 1) * size, number * size),
    number,
    size,
    pages,
    next: goesOn ? link(request, number + 1, pageSize) : null,
  };
}

function inQuery({ query }: ReceivedRequest): Wish {
  const fields = { pageNumber: whole(1), pageSize: whole(1, LARGEST_IN_QUERY) };
  const given = Object.keys(fields).flatMap((name) => {
    const text = query.get(name);
    return text === null ? [] : [[name, /^\d+$/.test(text) ? Number(text) : text] as const];
  });
  return checked(Object.fromEntries(given), fields);
}

function link(request: ReceivedRequest, pageNumber: number, pageSize: number | undefined): string {
  const url = new URL(request.target, `http://${request.headers["host"] ?? "localhost"}`);
  url.searchParams.set("pageNumber", String(pageNumber));
  if (pageSize !== undefined) url.searchParams.set("pageSize", String(pageSize));
  return url.href;
}
