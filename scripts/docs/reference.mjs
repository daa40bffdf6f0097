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
    for (const { name, declared, declaration, ...signature } of operations) {
      const key = keyOf(declaration);
      const known = found.has(shapeOf(key));
      if (!known) found.set(shapeOf(key), { key, resource, name, declared, ...signature });
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

/** The names of the values in a path. */
const valuesOf = (key) => [...key.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);

/** Whether an operation requires no parameters: neither a value of its path nor another. */
const isOptional = (key, parameters, method) =>
  valuesOf(key).length === 0 &&
  parameters.every(({ optional }) => optional) &&
  (method?.parameters ?? []).every(({ optional }) => optional);

/** The type of what a call of an operation takes; `parameters` are those of the reference. */
export function takenBy(key, parameters, method) {
  const params = method?.parameters.find(({ name }) => name === "params");
  const type = params && params.type !== "NoParams" ? params.type.replace(/\s+/g, " ") : "";
  const known = new Set(params?.members.map(({ name }) => name));
  const members = [
    ...valuesOf(key).map((name) => `${name}: Id`),
    ...parameters.filter(({ name }) => !known.has(name)).map(memberOf),
  ];
  const parts = [
    ...(members.length > 0 ? [`Params<{ ${members.join("; ")} }>`] : []),
    ...(type ? [/[|]/.test(type) && members.length > 0 ? `(${type})` : type] : []),
  ];
  const whole = parts.join(" & ") || "object";
  return isOptional(key, parameters, method) ? `${whole} | undefined` : whole;
}

/** The operations that require no parameters. */
export function optionalKeys(chapters, methods) {
  const all = chapters.flatMap(({ operations }) => operations);
  const listed = new Set(all.map(({ key }) => shapeOf(key)));
  const others = [...methods.values()].filter(({ key }) => !listed.has(shapeOf(key)));
  return [...all, ...others.map(({ key }) => ({ key, parameters: [] }))]
    .filter(({ key, parameters }) => isOptional(key, parameters, methods.get(shapeOf(key))))
    .map(({ key }) => key);
}

const memberOf = (parameter) =>
  `${parameter.name}${parameter.optional ? "?" : ""}: ${typeOf(parameter)}`;

const NOTICE = "Written by scripts/docs/index.mjs.";

/** The imports of what {@link takenBy} writes. */
export function importsOf(text, operations) {
  const types = ["List", "Params"].filter((name) => new RegExp(`\\b${name}\\b`).test(text));
  return [
    types.length > 0 && `import type { ${types.join(", ")} } from "${operations}/call-types.js";`,
    /\bId\b/.test(text) && `import type { Id } from "${operations}/declare.js";`,
  ].filter(Boolean);
}

/** The file of a chapter: a line for each operation without a method. */
function chapterFile({ chapter, operations }) {
  const lines = operations.map(({ key, parameters }) => `  "${key}": ${takenBy(key, parameters)};`);
  const text = lines.join("\n");
  const imports = importsOf(text, "../../../operations");
  return [
    `// Owns the operations of the chapter ${chapter} of athenahealth's reference that have no method,`,
    `// with their parameters. ${NOTICE}`,
    "",
    ...imports,
    "",
    "// prettier-ignore",
    `export interface ${chapter}Chapter {`,
    text,
    "}",
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
    'import type { AthenaMethods } from "../methods.js";',
    ...imports,
    "",
    "/**",
    " * The operations of athenahealth's reference and of the client by method and path, with their parameters.",
    " *",
    " * @provenance official",
    " */",
    "export interface AthenaOperations",
    `  extends AthenaMethods, ${chapters.map(({ chapter }) => `${chapter}Chapter`).join(", ")} {}`,
  ].join("\n");
}

/** The files of the reference's operations without a method: path and text. */
export function referenceFiles(all, methods) {
  const chapters = all
    .map(({ chapter, operations }) => ({
      chapter,
      operations: operations.filter(({ key }) => !methods.has(shapeOf(key))),
    }))
    .filter(({ operations }) => operations.length > 0);
  const files = chapters.map((one) => [`${FOLDER}/${fileOf(one.chapter)}.ts`, chapterFile(one)]);
  return { ...Object.fromEntries(files), [`${FOLDER}/index.ts`]: indexFile(chapters) };
}
