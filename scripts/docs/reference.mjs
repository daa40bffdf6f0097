// Owns athenahealth's reference: reading its data, its TypeScript types, and which operations have a method.

import { readFileSync } from "node:fs";
import { inRoot } from "../lib/paths.mjs";
import { Stop } from "../lib/report.mjs";

const DATA = "scripts/docs/athena-reference.json";

/** The operations by chapter: `{ chapter, operations: [{ key, parameters: [{ name, optional, type }] }] }`. */
export function readReference() {
  const { chapters } = JSON.parse(readFileSync(inRoot(DATA), "utf8"));
  return Object.entries(chapters).map(([chapter, operations]) => ({
    chapter,
    operations: Object.entries(operations).map(([key, text]) => ({
      key,
      parameters: text === "" ? [] : text.split(", ").map((part) => parameterOf(key, part)),
    })),
  }));
}

function parameterOf(key, text) {
  const [, name, mark, type] = /^(\w+)(\??) (\w+)$/.exec(text) ?? [];
  if (!name) throw new Stop(`${DATA}: ${key}: "${text}" is no parameter`);
  return { name, optional: mark === "?", type };
}

/** The same operation, whatever the names of the path's values are. */
export const shapeOf = (key) => key.replace(/\{\w+\}/g, "{}");

/** Method and path as a call names them. */
export const keyOf = ({ method, path }) => `${method} /${path}`;

/** The methods for operations by {@link shapeOf}: the first where several share one. */
export function methodsByOperation(resources) {
  const found = new Map();
  for (const { name: resource, operations } of resources) {
    for (const { name, declared, declaration } of operations) {
      const key = keyOf(declaration);
      const known = found.has(shapeOf(key));
      if (!known) found.set(shapeOf(key), { key, resource, name, declared });
    }
  }
  return found;
}

const isId = (name) => /ids?$/i.test(name) && !/(?:paid|valid|void|covid)s?$/i.test(name);

/** Names of numbers that may have leading zeros, or more digits than numbers are exact for. */
const isCode = (name) => /(?:code|npi|npinumber|zip|ssn|cvx|monthmm)$/i.test(name);

/** TypeScript's type of a parameter. */
export function typeOf({ name, type }) {
  switch (type) {
    case "bool":
      return "boolean";
    case "list":
      return isId(name) ? "Id | readonly Id[]" : "List";
    case "string":
      return isId(name) ? "Id" : "string";
    case "int":
    case "number":
      if (isId(name)) return "Id";
      return isCode(name) ? "number | string" : "number";
    default:
      throw new Stop(`${DATA}: ${name} has the unknown type ${type}`);
  }
}

const FOLDER = "js/src/providers/athena/reference";

/** "DataImports" as a file name. */
const fileOf = (chapter) => chapter.replace(/(?<=[a-z])(?=[A-Z])/g, "-").toLowerCase();

const memberOf = (parameter) =>
  `${parameter.name}${parameter.optional ? "?" : ""}: ${typeOf(parameter)}`;

const NOTICE = "Written by scripts/docs/index.mjs.";

/** The file of a chapter: a line for each operation. */
function chapterFile({ chapter, operations }) {
  const lines = operations.map(({ key, parameters }) => {
    const type = parameters.length > 0 ? `{ ${parameters.map(memberOf).join("; ")} }` : "object";
    return `  "${key}": ${type};`;
  });
  const text = lines.join("\n");
  const imports = [
    /\bList\b/.test(text) && 'import type { List } from "../../../operations/call-types.js";',
    /\bId\b/.test(text) && 'import type { Id } from "../../../operations/declare.js";',
  ].filter(Boolean);
  return [
    `// Owns the operations of the chapter ${chapter} of athenahealth's reference, with their parameters but those`,
    `// of the path. ${NOTICE}`,
    "",
    ...imports,
    "",
    "// prettier-ignore",
    `export type ${chapter}Chapter = {`,
    text,
    "};",
  ].join("\n");
}

/** The file that joins the chapters. */
function indexFile(chapters) {
  const imports = chapters.map(
    ({ chapter }) => `import type { ${chapter}Chapter } from "./${fileOf(chapter)}.js";`,
  );
  return [
    `// Owns the operations of athenahealth's reference. ${NOTICE}`,
    "",
    ...imports,
    "",
    "/**",
    " * The operations of athenahealth's reference by method and path, with their parameters but those of the path.",
    " *",
    " * @provenance official",
    " */",
    `export type AthenaReference = ${chapters.map(({ chapter }) => `${chapter}Chapter`).join(" & ")};`,
  ].join("\n");
}

/** The files of the reference: path and text. */
export const referenceFiles = (chapters) => ({
  ...Object.fromEntries(
    chapters.map((one) => [`${FOLDER}/${fileOf(one.chapter)}.ts`, chapterFile(one)]),
  ),
  [`${FOLDER}/index.ts`]: indexFile(chapters),
});
