// Owns the TypeScript that is made of the records: for each category a file of functions with the types of their
// variables, a file that exports all of them, and the table of names.

import { fileOf, functionOf, linkTo, namesIn, typeOf } from "./records.mjs";

const NOTICE = "Written by scripts/presets/index.mjs: do not edit.";
const quote = (text) => JSON.stringify(text);
const comment = (lines, indent = "") =>
  [`${indent}/**`, ...lines.map((line) => `${indent} * ${line}`.trimEnd()), `${indent} */`].join(
    "\n",
  );

/** What a kind is for, in a few words. */
const WORDS = {
  label: "Label of a host name",
  labels: "One or several labels of a host name",
  host: "Host name, without `https://`",
  base: "Host name, with a path if there is one, without `https://`",
  segment: "Segment of a path",
  text: "Text",
};

/** What stands for a variable in a name of a type. */
const typeIn = ({ choices }) => (choices ? Object.keys(choices).map(quote).join(" | ") : "string");

const isGivenAlways = ({ optional, default: usual }) => !optional && usual === undefined;

/** The comment of a variable. */
export function aboutOf(name, one, options) {
  const what = one.choices ? `One of ${Object.keys(one.choices).join(", ")}` : WORDS[one.kind];
  const about = one.about ? `: ${one.about}` : "";
  const places = Object.entries(options)
    .filter(([, value]) => {
      const given = [name, ...Object.values(one.choices ?? {}).flatMap(Object.keys)];
      return namesIn(value).some((used) => given.includes(used));
    })
    .map(([option]) => `\`${option}\``);
  const goes = places.length > 0 ? ` For ${places.join(" and ")}.` : "";
  const example = one.example ? ` Example: \`${one.example}\`.` : "";
  const usual = one.optional ? " Default: none." : one.default ? ` Default: ${one.default}.` : "";
  return `${what}${about}.${goes}${example}${usual}`;
}

/** The variables of an example: those that have to be given. */
export function exampleOf({ slug, variables = {} }) {
  const given = Object.entries(variables)
    .filter(([, one]) => isGivenAlways(one))
    .map(([name, one]) => `${name}: ${quote(one.example ?? Object.keys(one.choices)[0])}`);
  const text = given.length > 0 ? `{ ${given.join(", ")} }` : "";
  return `${functionOf(slug)}(${text})`;
}

const SURE = {
  vendor: "Confidence: the vendor's own page or code.",
  integration: "Confidence: third-party code that runs against it.",
  "third-party": "Confidence: third parties, of whom two agree.",
};

/** A line of a comment must not end it. */
const safe = (text) => text.replaceAll("*/", "* /");

function commentOf(record) {
  const { name, confidence, pages = [], sources = [], notes = [], scope, variables } = record;
  const lines = [
    `${name}. ${SURE[confidence]}`,
    ...(scope?.required ? ["", "It wants the option `scope`."] : []),
    ...notes.flatMap((note) => ["", note]),
    "",
    ...(variables
      ? [
          "@param variables - What differs from account to account.",
          "@throws ConfigurationError if a variable is missing or does not fit.",
        ]
      : []),
    ...(pages.length > 0 ? pages : sources).map((source) => `@see ${linkTo(source) ?? source}`),
    "@example",
    `const client = new OAuthClient({ ...${exampleOf(record)}, clientId, clientSecret });`,
  ];
  return comment(lines.map(safe));
}

/** A kind for a variable that is one of some words. */
function wordsKind(words) {
  const pattern = words.map((word) => word.replaceAll(".", "\\.")).join("|");
  return `[/^(${pattern})$/, ${quote(`${words.join(", ").replace(/, ([^,]*)$/, " or $1")}.`)}]`;
}

/** Each choice stands for all values that any of them stands for; what is not there leaves out its option. */
function completed(choices) {
  const names = Object.values(choices).flatMap(Object.keys);
  const absent = Object.fromEntries(names.map((name) => [name, "\0"]));
  return Object.fromEntries(
    Object.entries(choices).map(([word, values]) => [word, { ...absent, ...values }]),
  );
}

/** The rules of variables, for `fill`. */
function rulesOf(variables) {
  const rules = Object.entries(variables).map(
    ([name, { kind, choices, optional, default: usual }]) => {
      const standsFor = Object.values(choices ?? {}).some((one) => Object.keys(one).length > 0);
      const parts = [
        choices ? wordsKind(Object.keys(choices)) : kind,
        optional ? quote("\0") : usual === undefined ? "undefined" : quote(usual),
        ...(standsFor ? [JSON.stringify(completed(choices))] : []),
      ];
      while (parts.at(-1) === "undefined") parts.pop();
      return `${name}: [${parts.join(", ")}]`;
    },
  );
  return `{ ${rules.join(", ")} }`;
}

function functionText(record) {
  const { slug, name, variables, options } = record;
  const needsNone = !Object.values(variables ?? {}).some(isGivenAlways);
  const type = typeOf(slug);
  const members = Object.entries(variables ?? {}).map(([variable, one]) =>
    [
      comment([safe(aboutOf(variable, one, options))], "  "),
      isGivenAlways(one)
        ? `  readonly ${variable}: ${typeIn(one)};`
        : `  readonly ${variable}?: ${typeIn(one)} | undefined;`,
    ].join("\n"),
  );
  const head = variables
    ? `/** The variables of ${name}. */\nexport interface ${type} {\n${members.join("\n")}\n}\n\n`
    : "";
  const parameter = !variables ? "" : needsNone ? `variables?: ${type}` : `variables: ${type}`;
  const made = variables
    ? `fill(${quote(slug)}, variables, ${rulesOf(variables)}, ${JSON.stringify(options)})`
    : JSON.stringify(options);
  return `${head}${commentOf(record)}
export function ${functionOf(slug)}(${parameter}): PresetOptions {
  return ${made};
}`;
}

/** The file of one category. */
export function categoryFile(category, records) {
  const kinds = records
    .flatMap(({ variables = {} }) => Object.values(variables))
    .flatMap(({ kind }) => kind ?? []);
  const imported = [...new Set(kinds)].sort();
  return [
    `// Owns the presets of the category ${category}. ${NOTICE}`,
    [
      ...(records.some(({ variables }) => variables) ? [`import { fill } from "../fill.js";`] : []),
      ...(imported.length > 0 ? [`import { ${imported.join(", ")} } from "../kinds.js";`] : []),
      `import type { PresetOptions } from "../types.js";`,
    ].join("\n"),
    ...records.map(functionText),
  ].join("\n\n");
}

/** The file that exports the functions of all categories. */
export const allFile = (categories) =>
  [
    `// Owns exporting the presets of all categories. ${NOTICE}`,
    categories.map(([category]) => `export * from "./${fileOf(category)}.js";`).join("\n"),
  ].join("\n\n");

/** The table of names. */
export function namesFile(categories) {
  const files = categories.map(([category]) => {
    const name = fileOf(category).replace(/-(\w)/g, (_, letter) => letter.toUpperCase());
    return `import * as ${name} from "./${fileOf(category)}.js";`;
  });
  const records = categories.flatMap(([category, ofIt]) => {
    const name = fileOf(category).replace(/-(\w)/g, (_, letter) => letter.toUpperCase());
    return ofIt.map((record) => ({ ...record, place: name }));
  });
  records.sort((one, other) => one.slug.localeCompare(other.slug));
  const members = records.map(({ slug, name, place, variables }) => {
    const type = variables ? `${place}.${typeOf(slug)}` : "NoVariables";
    return `${comment([`${name}.`], "  ")}\n  readonly ${quote(slug)}: ${type};`;
  });
  const rows = records.map(({ slug, place, variables = {} }) => {
    const names = Object.keys(variables).map((name) => `, ${quote(name)}`);
    return `${quote(slug)}: [${place}.${functionOf(slug)}${names.join("")}]`;
  });
  return [
    `// Owns the table of presets by name. ${NOTICE}`,
    [...files, `import type { NoVariables, PresetOptions } from "../types.js";`].join("\n"),
    `/** The variables of each preset, by its name. */\nexport interface PresetVariables {\n${members.join("\n")}\n}`,
    `/** The function of each preset, by its name, and the names of its variables. The functions check what they get. */`,
    `export const presets = {\n${rows.join(",\n")}\n} as unknown as Readonly<Record<string, readonly [make: (variables: object) => PresetOptions, ...names: string[]]>>;`,
  ]
    .join("\n\n")
    .replace("they get. */\n\n", "they get. */\n");
}

/** What the command line says of a preset. */
function entryOf({
  slug,
  name,
  category,
  variables = {},
  options,
  scope,
  pages = [],
  sources = [],
}) {
  const rows = Object.entries(variables).map(([variable, one]) => ({
    name: variable,
    about: aboutOf(variable, one, options).replaceAll("`", ""),
    required: isGivenAlways(one),
    ...(one.default && { usual: one.default }),
  }));
  const { tokenUrl, clientAuthentication } = options;
  return {
    ...{ slug, name, category, tokenUrl, variables: rows },
    ...(clientAuthentication && { clientAuthentication }),
    ...(scope?.required && { scope: scope.examples ?? [] }),
    pages: (pages.length > 0 ? pages : sources).map((source) => linkTo(source) ?? source),
  };
}

/** The catalogue of the presets, for the command line. */
export function catalogueFile(categories) {
  const entries = categories.flatMap(([, records]) => records.map(entryOf));
  entries.sort((one, other) => one.slug.localeCompare(other.slug));
  return [
    `// Owns what the command line says of each preset. ${NOTICE}`,
    `import type { CatalogueEntry } from "../catalogue.js";`,
    `/** Every preset, by the order of names. */\nexport const catalogue: readonly CatalogueEntry[] = ${JSON.stringify(entries, undefined, 2)};`,
  ].join("\n\n");
}
