// Owns facts about providers as rows to play: the facts, with variables filled in, for one environment of each. It knows
// nothing of records and presets.

import { readFileSync } from "node:fs";

/** The facts: how each provider behaves on the wire. */
export const facts = JSON.parse(readFileSync(new URL("facts.json", import.meta.url), "utf8"));

/** Credentials with characters that every encoding treats in its own way, all of them allowed in a header. */
export const CREDENTIALS = { id: "app+1@acme", secret: "p/w+x y&z=%~" };

/** Where calls go to if the facts do not name the API. */
export const ANY_API = "https://api.caller.example";

/** Where the token response sends calls to. */
const NAMED_API = "https://named.example.com/base";

/** A text with its variables. */
const filled = (text, variables) =>
  text.replace(/\{(\w+)\}/g, (whole, name) => variables[name] ?? whole);

/** Texts with their variables, at any depth. */
const deep = (value, variables) =>
  typeof value === "string"
    ? filled(value, variables)
    : typeof value === "object" && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).map(([name, one]) => [name, deep(one, variables)]))
      : value;

/** The row of a fact, with what one of its environments changes. */
export function rowOf(fact, environment = {}) {
  const { variables: changed, drop = [], ...others } = environment;
  const variables = { ...fact.variables, ...changed };
  for (const name of drop) delete variables[name];
  const { response, rejected, throttled, ...texts } = { ...fact, ...others };
  const row = deep(texts, variables);
  return {
    ...row,
    variables,
    response,
    rejected,
    throttled,
    name: [fact.slug, ...Object.values(changed ?? {})].join(" "),
    method: row.method ?? "POST",
    grantPlace: row.grantPlace ?? (["query", "none"].includes(row.body) ? "query" : "body"),
    base: row.baseFrom ? NAMED_API : (row.apiBase ?? ANY_API),
  };
}

/** All rows: each provider, in each of its environments. */
export const rows = facts.flatMap((fact) => [
  rowOf(fact),
  ...(fact.environments ?? []).map((environment) => rowOf(fact, environment)),
]);

/** The options that a user gives beside the preset, for a row. */
export function optionsOf(row) {
  const { scope, audience, apiBase, baseFrom } = row;
  return {
    clientId: CREDENTIALS.id,
    ...(row.credentials.place !== "assertion" && { clientSecret: CREDENTIALS.secret }),
    ...(scope?.given && { scope: scope.given }),
    ...(audience?.given && { audience: audience.given }),
    ...(!apiBase && !baseFrom && { baseUrl: `${ANY_API}/` }),
  };
}

/** What the scope of a row is on the wire. */
export const scopeOf = ({ scope }) => scope?.fixed ?? scope?.given?.join(scope.separator);

/** What the audience of a row is on the wire. */
export const audienceOf = ({ audience }) => audience?.given ?? audience;
