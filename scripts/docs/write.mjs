// Owns the Markdown of the providers' pages: what read.mjs finds, as sections and tables.

import { Stop } from "../lib/report.mjs";
import { code, narrowTable as table } from "./markdown.mjs";

/** How the pages name each provenance, and what it means. */
const PROVENANCES = {
  official: ["official", "the API's official documentation or code shows it"],
  proven: ["seen to work", "third-party code that runs against the API uses it"],
  reported: ["reported", "third-party code has it; whether that code was ever run is not known"],
  disputed: ["disputed", "sources contradict each other"],
  seed: ["seed only", "only the seed has it: the documents that this project began with"],
};

function wordFor(provenance, name) {
  const [word] = PROVENANCES[provenance] ?? [];
  if (word === undefined) throw new Stop(`${name} has no provenance: ${provenance}`);
  return word;
}

/** The contents of a page, and how to read it. */
export function introduction(pages) {
  const contents = pages.map(({ title, name, resources }) => {
    const links = [...resources.map((one) => title + one.name), `${title}Types`];
    return `- ${name}: ${links.map((text) => `[${text}](#${anchor(text)})`).join(" · ")}`;
  });
  const meanings = Object.values(PROVENANCES).map(([word, meaning]) => `- _${word}_: ${meaning}.`);
  const seen = pages.find(({ isRecorded }) => isRecorded);
  return [
    "## All methods",
    contents.join("\n"),
    "Each method and each type names its provenance, that is, how sure it is that the API has it:",
    meanings.join("\n"),
    seen ? recordings(seen) : "",
    "After a 5xx, a timeout or a lost connection, the client retries only what is _safe to retry_. A type that ends in `| string` lists the known values; others are accepted as well. A member with `?` may be missing.",
  ]
    .filter(Boolean)
    .join("\n\n");
}

/** What the mark of recorded methods means, and how many have it. */
function recordings({ isRecorded, resources, recordings: about }) {
  const operations = resources.flatMap((one) => one.operations);
  const count = operations.filter(({ declaration }) => isRecorded(declaration)).length;
  return `${count} of ${operations.length} methods are also marked _${RECORDED}_: ${about}`;
}

const RECORDED = "seen in a recording";

/** The end of a link to a heading, as GitHub makes it. */
const anchor = (heading) =>
  heading
    .toLowerCase()
    .replace(/[^\w -]/g, "")
    .replaceAll(" ", "-");

const httpOf = (prefix, { method, path }) => `${method} ${prefix}${path}`;

/** The same type, shorter: without `readonly`, and with `| string` for `Open`. */
const plain = (text) =>
  text.replace(/\breadonly /g, "").replace(/Open<\s*\|?\s*([^>]*?)\s*>/g, "$1 | string");

/** One resource: a heading, and each of its methods. */
export function resourceSection(page, { name, doc, operations }) {
  const methods = operations.map((operation) => methodSection(page, name, operation));
  return [`## ${page.title}${name}`, doc, ...methods].join("\n\n");
}

/** What all feeds can do, and what each is about. */
export function feedsSection(page, doc, feeds) {
  const [{ operations }] = feeds.filter(({ name }) => name === "patients");
  const methods = operations.map(({ name, doc: meaning, declaration }) => [
    code(name),
    code(`${declaration.method} ${declaration.path.replace(/^patients/, "…")}`),
    meaning.replaceAll("\n\n", " "),
  ]);
  const rows = feeds.map(({ name, path, row, filters, subscription, doc: what }) => [
    code(name),
    what,
    code(`${page.prefix}${path}/changed`),
    typeLink(page, row),
    filters.map(code).join(", "),
    subscription.map(code).join(", "),
  ]);
  const recorded = feeds.flatMap((feed) =>
    feed.operations
      .filter(({ name, declaration }) => name !== "changes" && page.isRecorded(declaration))
      .map(({ name }) => code(`${feed.name}.${name}`)),
  );
  return [
    `## ${page.title}feeds`,
    doc,
    "Each feed has these methods, with parameters and options like those of other methods. All of them are official.",
    table(["Method", "Request", "Meaning"], methods),
    "`changes` and `listChanges` take the filters of a feed. `subscribe` takes an `eventname`, and what is listed here.",
    table(["Feed", "Records", "Path", "Row", "Filters", "Subscription"], rows),
    `These are also marked _${RECORDED}_: ${recorded.join(", ")}.`,
  ].join("\n\n");
}

function methodSection(page, resource, operation) {
  const { declaration, doc, throws, parameters } = operation;
  const params = parameters.find(({ name }) => name === "params");
  const facts = [
    code(httpOf(page.prefix, declaration)),
    wordFor(declaration.provenance, `${resource}.${operation.name}`),
    ...(page.isRecorded?.(declaration) ? [RECORDED] : []),
    isSafe(declaration) ? "safe to retry" : "not safe to retry",
  ];
  if (declaration.seed) facts.push(`in the seed: ${seedOf(declaration.seed)}`);
  const rows = (params?.members ?? []).map(({ name, optional, choice, type, doc: meaning }) => [
    code(name),
    optional ? choice : "yes",
    code(plain(type)),
    meaning,
  ]);
  return [
    `### ${page.title}${resource}.${operation.name}`,
    doc,
    facts.join(" · "),
    fenced(exampleOf(page, resource, operation)),
    table(["Parameter", "Required", "Type", "Meaning"], rows),
    resultOf(page, operation),
    throws.length > 0 ? `Errors: ${throws.join(" ").replace(/^ApiError /, "")}` : "",
  ]
    .filter((part) => part !== "")
    .join("\n\n");
}

const isSafe = ({ method, safe }) => safe ?? method === "GET";

/** What the seed has: an HTTP line with a remark, or a remark only. */
function seedOf(text) {
  const [, line, rest] = /^([A-Z]+ [^\s,]+)?(.*)$/.exec(text);
  return code(line) + rest;
}

function resultOf(page, { paged, result }) {
  if (!paged) return `Result: ${typeLink(page, result)}.`;
  const [row, whole] = result.split(/,\s*(?=\w+$)/);
  return `Result: pages. \`for await\` yields each ${typeLink(page, row)}; \`await\` gives the first ${typeLink(page, whole)}.`;
}

/** A type, with a link to its explanation. */
function typeLink({ space }, text) {
  const name = space + plain(text);
  return `[${code(name)}](#${anchor(name)})`;
}

const fenced = (text) => `\`\`\`js\n${text}\n\`\`\``;

/** A call with all required parameters, and with a change if it is an update. */
function exampleOf(page, resource, { name, parameters, paged, declaration }) {
  const changes = declaration.method === "PUT";
  const given = parameters
    .filter(
      (one) => !one.optional || one.type in page.samples || (changes && one.name === "params"),
    )
    .map((one) => (one.name === "params" ? paramsOf(page, one, changes) : sampleOf(page, one)));
  const call = `${page.client}.${resource}.${name}(${given.join(", ")})`;
  if (!paged) return `const result = await ${call};`;
  return `for await (const row of ${call}) {\n  console.log(row);\n}`;
}

function paramsOf(page, { type, members }, changes) {
  if (type in page.samples) return page.samples[type];
  const needed = members.filter(({ sample }) => sample);
  const change = changes && needed.length < 2 ? members.find(({ sample }) => !sample) : undefined;
  const fields = [...needed, change]
    .filter(Boolean)
    .map((member) => `${member.name}: ${sampleOf(page, member)}`);
  return fields.length > 0 ? `{ ${fields.join(", ")} }` : "{}";
}

function sampleOf({ samples }, { name, type }) {
  const known = samples[name] ?? samples[type];
  if (known) return known;
  if (type === "boolean") return "true";
  if (type === "number") return "1";
  const word = /^(?:Open<)?\s*\|?\s*"([^"]+)"/.exec(type)?.[1];
  if (word) return `"${word}"`;
  const text = samples.default ?? '"1"';
  if (!/\[\]$/.test(type)) return text;
  return /\b(?:string|Id)\[\]$/.test(type) ? `[${text}]` : "[]";
}

/** The types of results, and the types in them: each member with its meaning and provenance. */
export function typesSection(page, types, resources) {
  const shown = reached(types, resources);
  const sections = types
    .filter(({ name }) => shown.has(name))
    .sort((one, other) => one.name.localeCompare(other.name))
    .map((type) => typeSection(page, type));
  return [`## ${page.title}Types`, ...sections].join("\n\n");
}

/** The names of all types that a user of the methods meets, without those of params themselves. */
function reached(types, resources) {
  const texts = resources
    .flatMap(({ operations }) => operations)
    .flatMap(({ result, parameters }) => [
      result,
      ...parameters.flatMap(({ members }) => members.map(({ type }) => type)),
    ]);
  const found = new Set();
  for (const text of texts) {
    const named = types.filter(({ name }) => new RegExp(`\\b${name}\\b`).test(text));
    for (const { name, members, text: own } of named.filter((one) => !found.has(one.name))) {
      found.add(name);
      // The list grows while it is walked: the types in a type are met as well.
      texts.push(own ?? "", ...members.map(({ type }) => type));
    }
  }
  return found;
}

function typeSection({ space }, { name, doc, provenance, members, text }) {
  const provenances = members.map((member) => member.provenance ?? provenance);
  const isMixed = new Set(provenances).size > 1;
  const rows = members.map(({ name: member, optional, type, doc: meaning }, index) => [
    code(optional ? `${member}?` : member),
    code(plain(type)),
    meaning,
    ...(isMixed ? [wordFor(provenances[index], `${name}.${member}`)] : []),
  ]);
  const head = ["Member", "Type", "Meaning", ...(isMixed ? ["Provenance"] : [])];
  const shape = members.length > 0 ? table(head, rows) : code(plain(text));
  const same = isMixed ? "" : `Provenance: ${wordFor(provenances[0] ?? provenance, name)}.`;
  return [`### ${space}${name}`, doc, shape, same].filter(Boolean).join("\n\n");
}

/** What each method sends, and what the seed has instead. */
export function comparison(page, resources) {
  const rows = resources.flatMap(({ name, operations }) =>
    operations.map(({ name: method, declaration }) => [
      code(`${name}.${method}`),
      code(httpOf(page.prefix, declaration)),
      declaration.seed ? seedOf(declaration.seed) : page.same(`${name}.${method}`),
      wordFor(declaration.provenance, `${name}.${method}`),
    ]),
  );
  return table(["Method", "This client sends", "The seed", "Provenance"], rows);
}

/** What the seed has and this client does not offer. */
export function absences(absent) {
  const rows = absent.map(({ resource, method, path, instead }) => [
    code(`${resource}.${method}`),
    code(path),
    instead,
  ]);
  return table(["In the seed", "Its path", "Instead"], rows);
}

/** What the seed has and the official API lacks. */
export function lacks(absent) {
  const rows = absent.map(({ what, instead }) => [what, instead]);
  return table(["Missing in V2", "Instead"], rows);
}
