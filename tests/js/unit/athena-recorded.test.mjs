// AthenaClient against athenahealth's recorded responses: a method reads each of them without losing a member,
// its type has the recorded kinds, and a walk over each recorded list yields each row once. Prints a table.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { feedsOf, openSources, resourcesOf } from "../../../scripts/docs/read.mjs";
import { connect, json } from "../support/providers.mjs";
import { nameless, RECORDED, Values } from "../support/recorded-shapes.mjs";
import { rejection } from "../support/setup.mjs";
import { findingsIn } from "../support/typecheck.mjs";
import { randomOf } from "../support/random.mjs";

/**
 * Responses that may have a hole, by what is wrong, in the order of their names. One that is listed without
 * having the hole fails as well.
 */
const ALLOWED = {
  "no method": [],
  decoded: [],
  typed: [],
  walked: [],
};

/** Numbers below 1 that decide about a value: all members present, all absent, and three mixtures. */
const VARIANTS = [() => 0.999, () => 0, ...[1, 2, 3].map(randomOf)];

const sources = openSources();
const feeds = feedsOf(sources).map(({ name, operations }) => ({
  name: `feeds.${name}`,
  operations: operations.filter((one) => one.name !== "changes"),
}));
const methods = [
  ...resourcesOf(sources, "js/src/providers/athena/client.ts", "AthenaClient"),
  ...feeds,
].flatMap(({ name, operations }) =>
  operations.map((operation) => ({ ...operation, resource: name })),
);
const httpOf = ({ declaration: { method, path } }) => nameless(`${method} ${path}`);

/** Each response with each of its methods. */
const rows = RECORDED.flatMap((response) => {
  const key = `${response.operation} ${response.status}`;
  const found = methods.filter((one) => httpOf(one) === nameless(response.operation));
  return (found.length > 0 ? found : [undefined]).map((method) => ({ ...response, key, method }));
});

const labelOf = ({ resource, name }) => `${resource}.${name}`;

/** A value that the client accepts for a parameter of this type. */
function argumentOf({ type }) {
  if (/^Day\b/.test(type)) return "01/31/2030";
  if (/^DayTime\b/.test(type)) return "01/31/2030 10:00:00";
  if (type === "boolean") return true;
  if (type === "number") return 1;
  return /\[\]$/.test(type) && !/\b(string|Id)\b/.test(type) ? [] : "1";
}

const paramsOf = ({ parameters }) =>
  parameters.find(({ name }) => name === "params")?.members ?? [];

/** Calls a method with all parameters that it requires. */
function perform(client, method, more = {}) {
  const ids = [...method.declaration.path.matchAll(/\{\w+\}/g)].map(() => "1");
  const needed = paramsOf(method).filter(({ sample }) => sample);
  const params = Object.fromEntries(needed.map((one) => [one.name, argumentOf(one)]));
  const resource = method.resource.split(".").reduce((at, name) => at[name], client);
  return resource[method.name](...ids, { ...params, ...more });
}

const isObject = (value) => typeof value === "object" && value !== null;

/** Where `got` lacks something that was sent. Numbers and booleans may have become text, or the reverse. */
function lost(sent, got, where = "") {
  if (Array.isArray(sent) && Array.isArray(got)) {
    const parts = sent.flatMap((one, index) => lost(one, got[index], `${where}[]`));
    return sent.length === got.length ? parts : [`${where}: ${got.length} of ${sent.length}`];
  }
  if (Array.isArray(sent)) return sent.length === 1 ? lost(sent[0], got, where) : [where];
  if (!isObject(sent)) return String(sent) === String(got) ? [] : [where];
  if (!isObject(got)) return [where];
  return Object.entries(sent).flatMap(([name, member]) =>
    Object.hasOwn(got, name) ? lost(member, got[name], `${where}.${name}`) : [`${where}.${name}`],
  );
}

/** Whether a bare list has one item: the record that the path names, or the only result of a method. */
const isSingle = ({ paged, result, declaration }) =>
  declaration.path.endsWith("}") || (!paged && !/\[\]$/.test(result));

function bodyOf({ body, method }, random) {
  const values = new Values(random);
  return Array.isArray(body) && isSingle(method) ? values.rowsOf(body, 1) : values.of(body);
}

/** Decodes every variant; gives what was lost and the results. */
async function decode(t, row) {
  const holes = new Set();
  const results = [];
  for (const variant of VARIANTS) {
    const sent = bodyOf(row, variant);
    const { client } = connect(t, "athena", () => json(sent, { status: row.status }));
    if (row.status >= 400) {
      const error = await rejection(perform(client, row.method));
      const { name, status, body } = error;
      assert.deepEqual([name, status, body], ["ApiError", row.status, sent], row.key);
      continue;
    }
    const { result, error } = await settled(perform(client, row.method));
    if (error) holes.add(error.code);
    else for (const hole of lost(...inLine(sent, result, row.method))) holes.add(hole);
    if (!error) results.push(result);
  }
  return { holes: [...holes], results };
}

/** Methods that give one member of a response, by the function that reads it. */
const partOf = (result) =>
  /^listOf\("(\w+)"\)$/.exec(result)?.[1] ?? /^balances$/.exec(result)?.[0];

/** What was sent beside the result: a bare list is a page as well, and some methods give one member only. */
function inLine(sent, result, { resource, name: method, paged, declaration }) {
  if (resource.startsWith("feeds.") && method === "listChanges") return [asChanges(sent), result];
  const { rows: name } = declaration.paging ?? {};
  if (paged && Array.isArray(sent) && name !== undefined) return [sent, result[name]];
  const part = partOf(declaration.result);
  const [only] = Array.isArray(sent) && sent.length === 1 ? sent : [sent];
  return part !== undefined && part in only ? [only[part], result] : [sent, result];
}

/** A page of a feed, whose list has one name for all feeds. */
const asChanges = (sent) =>
  Object.fromEntries(
    Object.entries(sent).map(([name, value]) => [Array.isArray(value) ? "changes" : name, value]),
  );

async function settled(promise) {
  try {
    return { result: await promise };
  } catch (error) {
    if (error.name !== "ApiError") throw error;
    return { error };
  }
}

/** What the compiler says about the results as values of the methods' types, by the row's number. */
function contradictions(decoded) {
  const head = `import type { AthenaClient } from "everbearer/athena";
type Result<F> = F extends (...given: never[]) => PromiseLike<infer T> ? T : never;
`;
  const texts = decoded.flatMap(({ row, results }, index) =>
    results.map((result, variant) => {
      const { resource, name } = row.method;
      const value = `const value = ${JSON.stringify(result)} as const;`;
      const path = [...resource.split("."), name].map((one) => `["${one}"]`).join("");
      const type = `Result<AthenaClient${path}>`;
      return [`${index}-${variant}.ts`, `${head}${value}\nexport const typed: ${type} = value;\n`];
    }),
  );
  const found = new Map();
  for (const finding of findingsIn(Object.fromEntries(texts), { strict: true })) {
    const [, index, text] = /(\d+)-\d+\.ts:\d+ (.*)$/s.exec(finding) ?? [];
    // Most of a finding repeats the types; its end says which member differs.
    const end = text.lastIndexOf("Types of property");
    found.set(Number(index), (end < 0 ? text : text.slice(end)).replaceAll(/\s+/g, " "));
  }
  return found;
}

/** Where a recorded page has its rows: the member of a list, or the page itself. */
function listIn({ body, method }) {
  if (!method.paged) return undefined;
  if (Array.isArray(body)) return { shape: body, page: (some) => some };
  const lists = Object.entries(body).filter(([, inner]) => Array.isArray(inner));
  const [name, shape] =
    lists.find(([own]) => own === method.declaration.paging?.rows) ?? lists[0] ?? [];
  if (name === undefined) return undefined;
  return {
    shape,
    page: (some, from, all) => ({
      [name]: some,
      ...("totalcount" in body ? { totalcount: all } : {}),
      ...("next" in body && from + some.length < all
        ? { next: `/v1/195900/list?limit=${some.length}&offset=${from + some.length}` }
        : {}),
    }),
  };
}

/** The servers of a list: one that honours the paging parameters, and one that ignores them. */
const SERVERS = {
  honours: (all, { query }) => {
    const [limit, offset] = ["limit", "offset"].map((name) => Number(query.get(name)));
    return [all.slice(offset, offset + limit), offset];
  },
  ignores: (all) => [all, 0],
};

/** Walks over more than two pages; gives what is wrong with the rows, or undefined if it is no list. */
async function walk(t, row) {
  const list = listIn(row);
  if (list === undefined || row.status >= 400) return undefined;
  const { paging } = row.method.declaration;
  const sized = paramsOf(row.method).some(({ name }) => name === "limit");
  const size = sized ? 3 : (paging?.size ?? 3);
  const all = new Values(randomOf(7)).rowsOf(list.shape, 2 * size + 1);
  const wrong = [];
  for (const [name, server] of Object.entries(SERVERS)) {
    const { client } = connect(t, "athena", (call) => {
      const [some, from] = server(all, call);
      return json(list.page(some, from, all.length));
    });
    const walked = [];
    for await (const one of perform(client, row.method, sized && { limit: size })) walked.push(one);
    wrong.push(...lost(all, walked).map((hole) => `${name}: ${hole}`));
  }
  return wrong;
}

/** All rows with what is wrong with them. */
async function examined(t) {
  const decoded = [];
  for (const row of rows.filter(({ method }) => method)) {
    decoded.push({ row, ...(await decode(t, row)), walked: await walk(t, row) });
  }
  const typed = contradictions(decoded);
  return rows.map((row) => {
    const index = decoded.findIndex((one) => one.row === row);
    if (index < 0) return { row, "no method": ["no method"] };
    const { holes, walked } = decoded[index];
    return { row, decoded: holes, typed: typed.has(index) ? [typed.get(index)] : [], walked };
  });
}

describe("athenahealth's recorded responses", () => {
  test("have a method that reads them, whole and as its type says", async (t) => {
    const found = await examined(t);
    t.diagnostic("response | method | decoded | typed | walked");
    for (const { row, ...holes } of found) {
      const cell = (kind) => (holes[kind] === undefined ? "-" : holes[kind].join("; ") || "yes");
      const label = row.method ? labelOf(row.method) : "no method";
      t.diagnostic([row.key, label, cell("decoded"), cell("typed"), cell("walked")].join(" | "));
    }
    const holes = Object.keys(ALLOWED).map((kind) => {
      const keys = found.filter((one) => one[kind]?.length > 0).map(({ row }) => row.key);
      return [kind, [...new Set(keys)].toSorted()];
    });
    assert.deepEqual(Object.fromEntries(holes), ALLOWED);
  });
});
