// Owns the Markdown of the providers' pages: what read.mjs found, as sections and tables.

const cell = (text = "") => text.replaceAll("|", "\\|").replace(/\s+/g, " ").trim();

const code = (text) => (text ? `\`${text}\`` : "");

export function table(head, rows) {
  if (rows.length === 0) return "";
  const line = (cells) => `| ${cells.map(cell).join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}

const SOURCES = {
  official: "official",
  proven: "seen to work",
  reported: "reported",
  disputed: "disputed",
  seed: "seed only",
};

const httpOf = (prefix, { method, path }) => `${method} ${prefix}${path}`;

/** One resource: a heading, and each of its methods. */
export function resourceSection(page, { name, doc, operations }) {
  const methods = operations.map((operation) => methodSection(page, name, operation));
  return [`## ${page.title}${name}`, doc, ...methods].join("\n\n");
}

function methodSection(page, resource, operation) {
  const { declaration, doc, throws, parameters } = operation;
  const params = parameters.find(({ name }) => name === "params");
  const facts = [
    code(httpOf(page.prefix, declaration)),
    SOURCES[declaration.source],
    isSafe(declaration) ? "may be repeated" : "never repeated on its own",
  ];
  if (declaration.seed) facts.push(`in the seed: ${code(declaration.seed)}`);
  const rows = (params?.members ?? []).map(({ name, optional, type, doc: meaning }) => [
    code(name),
    optional ? "" : "yes",
    code(type),
    meaning,
  ]);
  return [
    `### ${resource}.${operation.name}`,
    doc.replace(/\s*\n\s*\n\s*/g, "\n\n"),
    `${facts.join(" · ")}`,
    fenced(exampleOf(page, resource, operation)),
    table(["Parameter", "Required", "Type", "Meaning"], rows),
    resultOf(operation),
    throws.length > 0 ? `Errors: ${throws.join(" ")}` : "",
  ]
    .filter((part) => part !== "")
    .join("\n\n");
}

const isSafe = ({ method, safe }) => safe ?? method === "GET";

function resultOf({ paged, result }) {
  if (!paged) return `Result: ${code(result)}.`;
  const [row, page] = result.split(/,\s*(?=\w+$)/);
  return `Result: pages. \`for await\` gives each ${code(row)}, \`await\` the first ${code(page)}.`;
}

const fenced = (text) => `\`\`\`js\n${text}\n\`\`\``;

/** A call with everything that is required. */
function exampleOf({ client, samples }, resource, { name, parameters, paged }) {
  const given = parameters
    .filter(({ optional }) => !optional)
    .map((parameter) => (parameter.name === "params" ? paramsOf(samples, parameter) : '"1"'));
  const call = `${client}.${resource}.${name}(${given.join(", ")})`;
  if (!paged) return `const result = await ${call};`;
  return `for await (const row of ${call}) {\n  console.log(row);\n}`;
}

function paramsOf(samples, { type, members }) {
  if (samples[type]) return samples[type];
  const required = members.filter(({ optional }) => !optional);
  const fields = required.map(({ name, type: kind }) => `${name}: ${sampleOf(samples, kind)}`);
  return fields.length > 0 ? `{ ${fields.join(", ")} }` : "{}";
}

function sampleOf(samples, type) {
  if (samples[type]) return samples[type];
  if (type === "boolean") return "true";
  if (type === "number") return "1";
  const word = /^(?:Open<)?"([^"]+)"/.exec(type)?.[1];
  if (word) return `"${word}"`;
  return /\[\]$/.test(type) ? '["1"]' : '"1"';
}

/** The types of results: every member with its meaning, and where it is known from. */
export function typesSection(title, types) {
  const sections = types
    .filter(({ name }) => !/Params$/.test(name))
    .sort((one, other) => one.name.localeCompare(other.name))
    .map(typeSection);
  return [`## ${title}`, ...sections].join("\n\n");
}

function typeSection({ name, doc, source, members, text }) {
  const rows = members.map((member) => [
    code(member.name),
    code(member.type),
    member.doc,
    SOURCES[member.source ?? source] ?? "",
  ]);
  const shape =
    members.length > 0 ? table(["Member", "Type", "Meaning", "Source"], rows) : code(text);
  return [`### ${name}`, doc, shape].filter(Boolean).join("\n\n");
}

/** What each method sends, and what the seed has instead. */
export function comparison(page, resources) {
  const rows = resources.flatMap(({ name, operations }) =>
    operations.map(({ name: method, declaration }) => [
      code(`${name}.${method}`),
      code(httpOf(page.prefix, declaration)),
      declaration.seed ? code(declaration.seed) : page.same(declaration),
      SOURCES[declaration.source],
    ]),
  );
  return table(["Method", "This client sends", "The seed", "Known from"], rows);
}

/** What the seed names and this client does not offer. */
export function absences(absent) {
  const rows = absent.map(({ resource, method, path, instead }) => [
    code(`${resource}.${method}`),
    code(path),
    instead,
  ]);
  return table(["In the seed", "Its path", "Instead"], rows);
}

/** What the official API lacks against the seed. */
export function lacks(absent) {
  const rows = absent.map(({ what, instead }) => [what, instead]);
  return table(["V2 has no", "Instead"], rows);
}
