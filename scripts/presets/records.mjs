// Owns reading the records of providers, and the rules that each record keeps.

import { readFileSync } from "node:fs";
import { inRoot } from "../lib/paths.mjs";
import { Stop } from "../lib/report.mjs";

export const RECORDS = "js/src/presets/providers.json";

/** What the client itself fills in, later. */
export const PLACEHOLDERS = ["client_id", "client_secret", "uuid", "token"];

const KINDS = ["label", "labels", "host", "base", "segment", "text"];

/** How sure it is that a provider is as its record says. */
export const CONFIDENCES = {
  vendor: "the vendor's page or a repository of the vendor",
  integration: "third-party code that runs against the provider",
  "third-party": "third parties only, of whom two agree",
};

const MEMBERS = [
  ...["slug", "name", "category", "confidence", "variables", "options", "scope", "lifetimeSeconds"],
  ...["quirks", "limits", "unverified", "notes", "pages", "sources"],
];

/** The name of the function: a word of JavaScript may not begin with a digit. */
export const functionOf = (slug) =>
  slug.replace(/-(\w)/g, (_, letter) => letter.toUpperCase()).replace(/^(?=\d)/, "_");

/** The name of the type of the variables. */
export const typeOf = (slug) =>
  `${functionOf(slug).replace(/^[a-z]/, (letter) => letter.toUpperCase())}Variables`;

/** A category as part of a file's name. */
export const fileOf = (category) => category.toLowerCase().replace(/\W+/g, "-");

/** Where a source can be read: a page, or a file of a repository (`owner/name@commit:path`); none for a search. */
export function linkTo(source) {
  if (source.startsWith("https://")) return source;
  const [, name, commit, path = ""] =
    /^([\w.-]+\/[\w.-]+)(?:@(\w+))?(?::(.*))?$/.exec(source) ?? [];
  if (name === undefined) return undefined;
  const [file, anchor = ""] = path.split("#");
  const isFile = commit !== undefined && /^[\w./-]+$/.test(file);
  return `https://github.com/${name}${isFile ? `/blob/${commit}/${file}${/^[\w-]+$/.test(anchor) ? `#${anchor}` : ""}` : ""}`;
}

/** The variables that a record's options name, without the client's placeholders. */
export const namesIn = (value) =>
  [...JSON.stringify(value).matchAll(/\{(\w+)\}/g)]
    .map(([, name]) => name)
    .filter((name) => !PLACEHOLDERS.includes(name));

/** What is wrong with a record, one sentence each. */
export function problemsOf(record) {
  const { slug, confidence, variables = {}, options, pages = [], sources = [] } = record;
  const problems = Object.keys(record)
    .filter((name) => !MEMBERS.includes(name))
    .map((name) => `has an unknown member ${name}`);
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(slug)) problems.push("has no slug");
  if (!(confidence in CONFIDENCES)) problems.push("has no confidence");
  if (!options?.tokenUrl?.startsWith("https://")) problems.push("has no tokenUrl");
  if (pages.length + sources.length === 0) problems.push("has no source");
  const bound = new Set();
  for (const [name, one] of Object.entries(variables)) {
    if (!/^[a-z][a-zA-Z0-9]*$/.test(name) || /^(client_|uuid$|token$)/.test(name)) {
      problems.push(`has a variable with the name ${name}`);
    }
    if (!one.choices && !KINDS.includes(one.kind)) problems.push(`${name} has no kind`);
    if (!one.choices && !one.example) problems.push(`${name} has no example`);
    if (one.default && one.choices && !(one.default in one.choices)) {
      problems.push(`the default of ${name} is none of its choices`);
    }
    for (const given of [name, ...Object.values(one.choices ?? {}).flatMap(Object.keys)]) {
      bound.add(given);
    }
  }
  const used = new Set(namesIn(options));
  for (const name of used) if (!bound.has(name)) problems.push(`has no variable ${name}`);
  for (const [name, one] of Object.entries(variables)) {
    const gives = [name, ...Object.values(one.choices ?? {}).flatMap(Object.keys)];
    if (!gives.some((given) => used.has(given))) problems.push(`never uses ${name}`);
  }
  return problems.map((problem) => `${slug}: ${problem}`);
}

/** The data file: `{ records, leftOut, others }`. */
export function readRecords() {
  const data = JSON.parse(readFileSync(inRoot(RECORDS), "utf8"));
  const problems = data.records.flatMap(problemsOf);
  const slugs = [...data.records, ...data.leftOut].map(({ slug }) => slug);
  const twice = slugs.filter((slug, index) => slugs.indexOf(slug) !== index);
  problems.push(...twice.map((slug) => `${slug}: is there twice`));
  if (problems.length > 0) throw new Stop(problems.join("\n"));
  return data;
}

/** Records by category, in alphabetical order of both. */
export function byCategory(records) {
  const categories = [...new Set(records.map(({ category }) => category))].sort((one, other) =>
    one.toLowerCase().localeCompare(other.toLowerCase()),
  );
  return categories.map((category) => [
    category,
    records
      .filter((record) => record.category === category)
      .sort((one, other) => one.slug.localeCompare(other.slug)),
  ]);
}
