// Owns servers of lists, one for each way of paging, which can misbehave on demand.

import { connect, envelope, json } from "./providers.mjs";

const urlOf = (next) => (next === undefined ? null : `https://x.example.com/${next}`);

/** Each provider's list: its place, and how requests and pages are written. */
const LISTS = {
  athena: {
    id: "patientid",
    rows: "patients",
    size: 500,
    open: (client, params, options) => client.patients.searchPatients(params, options),
    asked: ({ query }) => ({
      size: Number(query.get("limit")),
      offset: Number(query.get("offset")),
    }),
    start: ({ offset }) => offset,
    sized: (limit) => ({ limit }),
    body: (patients, { total, next }) => ({
      patients,
      ...(total === undefined ? {} : { totalcount: total }),
      ...(next === undefined ? {} : { next: `/v1/195900/patients?limit=9&offset=${next}` }),
    }),
    bare: (rows) => rows,
  },
  v2: {
    id: "serviceId",
    rows: "services",
    size: 100,
    open: (client, params, options) => client.services.list(params, options),
    asked: ({ query, text }) => {
      const { pageNumber, pageSize } = JSON.parse(text);
      const same = query.get("pageNumber") === String(pageNumber);
      if (!same || query.get("pageSize") !== String(pageSize)) throw new Error("two pages at once");
      return { size: pageSize, page: pageNumber };
    },
    start: ({ page }, size) => (page - 1) * size,
    sized: (pageSize) => ({ pageSize }),
    body: (services, { next, silent }) =>
      envelope(silent ? { services } : { services, nextPage: urlOf(next) }),
    bare: (rows) => envelope(rows),
  },
};

/** The providers whose lists come in pages. */
export const PAGED = Object.keys(LISTS);

/** The default number of rows of a page. */
export const usualSize = (name) => LISTS[name].size;

/** Rows with ids from `first` on, as text or as `write` gives them. */
export const rowsOf = (name, count, { first = 1, write = String } = {}) =>
  Array.from({ length: count }, (_, index) => ({ [LISTS[name].id]: write(first + index) }));

/** The ids of rows, as text. */
export const idsOf = (name, rows) => rows.map((row) => String(row[LISTS[name].id]));

/** The rows of a page. */
export const rowsIn = (name, page) => page[LISTS[name].rows];

/** The offset that a page's link leads to, by the rows before it, on it, and in total. */
const LINKS = {
  honest: (start, count, all) => (start + count < all ? start + count : undefined),
  never: () => undefined,
  silent: () => undefined,
  always: (start, count, _all, size) => start + Math.max(count, size),
  far: (start, count, all) => (start + count < all ? start + 2 * count + 7 : undefined),
  near: (start, count, all) => (start + count < all ? start + Math.ceil(count / 2) : undefined),
  back: () => 0,
};

/** The names of these links. `never` says that no page follows, and `silent` says nothing. */
export const LINK_WAYS = Object.keys(LINKS);

/**
 * A server of these rows. Its ways: `fixed` (rows of a page, whatever the request says), `cap` (maximum
 * of rows), `samePlace` (every page begins at the first row), `link`, `total` (from the true number),
 * `before` (changes the list before a response), `written` (a page's rows), `bare` (the page is the
 * list itself).
 */
export function serverOf(name, rows, ways = {}) {
  const { asked, start, body, bare } = LISTS[name];
  const list = [...rows];
  return (call, index) => {
    ways.before?.(list, index);
    const wanted = asked(call);
    const size = Math.min(ways.fixed ?? wanted.size, ways.cap ?? Infinity);
    const from = ways.samePlace ? 0 : start(wanted, size);
    const page = list.slice(from, from + size);
    const written = ways.written?.(page, index) ?? page;
    if (ways.bare) return json(bare(written));
    const total = (ways.total ?? ((count) => count))(list.length);
    const next = LINKS[ways.link ?? "honest"](from, page.length, list.length, size);
    return json(body(written, { total, next, silent: ways.link === "silent" }));
  };
}

/** More requests than any list here needs. */
const ENOUGH = 500;

/**
 * Such a server, or `respond`, with a client and a list that is opened with the caller's `size`. A walk
 * that does not end gets an error.
 */
export function listOf(t, name, rows, { size, params, options, respond, ...ways } = {}) {
  const { open, sized } = LISTS[name];
  const honest = respond ?? serverOf(name, rows, ways);
  const made = connect(t, name, (call, index) =>
    index < ENOUGH ? honest(call, index) : json({}, { status: 410 }),
  );
  const given = { ...(size === undefined ? {} : sized(size)), ...params };
  return { ...made, list: open(made.client, given, options) };
}

/** All rows of a list. */
export async function all(list) {
  const seen = [];
  for await (const one of list) seen.push(one);
  return seen;
}

/** Iterates over all rows; gives them and the number of requests. */
export async function walk(t, name, rows, ways) {
  const { list, calls } = listOf(t, name, rows, ways);
  const seen = await all(list);
  return { rows: seen, ids: idsOf(name, seen), requests: calls.length };
}
