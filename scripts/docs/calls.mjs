// Owns what is generated for calls by method and path: the types of operations with a method, those of
// athenahealth's reference, and the page of its operations.

import { relative } from "node:path";
import { between, contentOf, documentOf } from "../lib/generated.mjs";
import { inRoot } from "../lib/paths.mjs";
import { code, narrowTable } from "./markdown.mjs";
import { feedsOf, resourcesOf } from "./read.mjs";
import {
  importsOf,
  keyOf,
  methodsByOperation,
  optionalKeys,
  readReference,
  referenceFiles,
  shapeOf,
  takenBy,
} from "./reference.mjs";

const PROVIDERS = "js/src/providers";

/** The clients whose operations are called by method and path. */
export const CALLERS = [
  {
    client: "AthenaClient",
    source: `${PROVIDERS}/athena/client.ts`,
    folder: `${PROVIDERS}/athena`,
    prefix: "Athena",
  },
  {
    client: "VagaroClient",
    source: `${PROVIDERS}/vagaro/client.ts`,
    folder: `${PROVIDERS}/vagaro/seed`,
    prefix: "Vagaro",
  },
  {
    client: "VagaroV2Client",
    source: `${PROVIDERS}/vagaro/client-v2.ts`,
    folder: `${PROVIDERS}/vagaro/v2`,
    prefix: "VagaroV2",
  },
];

const PAGE = "docs/providers/athena-operations.md";

/** Imports of types into a file of a folder, a line for each module. */
function importsFrom(folder, uses) {
  const modules = new Map();
  for (const { name, file } of uses) {
    const from = relative(inRoot(folder), file).replaceAll("\\", "/").replace(/\.ts$/, ".js");
    const path = from.startsWith(".") ? from : `./${from}`;
    (modules.get(path) ?? modules.set(path, new Set()).get(path)).add(name);
  }
  return [...modules]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .flatMap(([from, names]) => [
      "// prettier-ignore",
      `import type { ${[...names].sort().join(", ")} } from "${from}";`,
    ]);
}

/** A file with one interface. */
const interfaceFile = ({ owns, imports = [], doc, name, lines }) =>
  [
    `// Owns ${owns} Written by scripts/docs/index.mjs.`,
    "",
    ...imports,
    "",
    `/** ${doc} */`,
    "// prettier-ignore",
    `export interface ${name} {`,
    ...lines,
    "}",
  ].join("\n");

/** The files with the types of a client's operations that have a method. */
function methodFiles({ client, folder, prefix }, methods, chapters) {
  const listed = new Map(
    chapters.flatMap(({ operations }) => operations.map((one) => [shapeOf(one.key), one])),
  );
  // The reference's names of the path's values, where it has the operation.
  const found = [...methods].map(([shape, method]) => ({
    method,
    ...(listed.get(shape) ?? { key: method.key, parameters: [] }),
  }));
  const taken = found.map(
    ({ key, parameters, method }) => `  "${key}": ${takenBy(key, parameters, method)};`,
  );
  const given = found.map(
    ({ key, method: { returns, declared, name } }) =>
      `  "${key}": ${returns}; // ${declared.name}.${name}`,
  );
  const usesOf = (part) => found.flatMap(({ method }) => method.uses[part]);
  const params = usesOf("params").filter(({ name }) => name !== "NoParams");
  const operations = relative(inRoot(folder), inRoot("js/src/operations")).replaceAll("\\", "/");
  return {
    [`${folder}/methods.ts`]: interfaceFile({
      owns: `the parameters of operations that have a method of ${client}.`,
      imports: [...importsOf(taken.join("\n"), operations), ...importsFrom(folder, params)],
      doc: "The operations that have a method, by method and path, with their parameters.",
      name: `${prefix}Methods`,
      lines: taken,
    }),
    [`${folder}/results.ts`]: interfaceFile({
      owns: `the results of operations that have a method of ${client}.`,
      imports: importsFrom(folder, usesOf("returns")),
      doc: "The results of operations that have a method, by method and path.",
      name: `${prefix}Results`,
      lines: given,
    }),
    [`${folder}/optional.ts`]: interfaceFile({
      owns: `which operations of ${client} require no parameters.`,
      doc: "The operations that require no parameters, by method and path.",
      name: `${prefix}Optional`,
      lines: optionalKeys(chapters, methods).map((key) => `  "${key}": unknown;`),
    }),
  };
}

/** "DataImports" as a heading. */
const headingOf = (chapter) =>
  chapter.replace(/(?<=[a-z])(?=[A-Z])/g, " ").replace(/(?<= )[A-Z]/g, (one) => one.toLowerCase());

/** The generated part of the page of operations. */
function operationsPage(chapters, methods) {
  const methodOf = ({ key }) => methods.get(shapeOf(key));
  const count = (operations) => {
    const known = operations.filter((one) => methodOf(one)).length;
    return [operations.length, known, operations.length - known];
  };
  const all = chapters.flatMap(({ operations }) => operations);
  const counts = [
    ...chapters.map(({ chapter, operations }) => {
      const heading = headingOf(chapter);
      return [`[${heading}](#${heading.toLowerCase().replaceAll(" ", "-")})`, ...count(operations)];
    }),
    ["All", ...count(all)],
  ];
  const sections = chapters.map(({ chapter, operations }) => {
    const rows = operations.map((one) => [
      code(one.key),
      one.parameters
        .filter(({ optional }) => !optional)
        .map(({ name }) => code(name))
        .join(", "),
      linkTo(methodOf(one)),
    ]);
    return `## ${headingOf(chapter)}\n\n${narrowTable(["Operation", "Required parameters", "Method"], rows)}`;
  });
  const cells = counts.map((row) => row.map(String));
  return [
    narrowTable(["Chapter", "Operations", "With a method", "Without"], cells),
    ...sections,
  ].join("\n\n");
}

/** The methods of feeds, which share a section of the page of methods. */
function feedLinks(sources) {
  return feedsOf(sources).flatMap(({ name: feed, operations }) =>
    operations
      .filter(({ name }) => name !== "changes")
      .map(({ name, declaration }) => [
        shapeOf(keyOf(declaration)),
        { name: `feeds.${feed}.${name}`, section: "feeds" },
      ]),
  );
}

function linkTo(method) {
  if (!method) return "";
  if (method.section) return `[${code(method.name)}](athena.md#${method.section})`;
  const name = `${method.resource}.${method.name}`;
  return `[${code(name)}](athena.md#${name.replace(".", "").toLowerCase()})`;
}

/** Each file as it is and as it should be: `{ path, present, wanted }`. */
export async function callFiles(sources) {
  const chapters = readReference();
  const files = {};
  for (const caller of CALLERS) {
    const methods = methodsByOperation(resourcesOf(sources, caller.source, caller.client));
    const isAthena = caller.client === "AthenaClient";
    Object.assign(files, methodFiles(caller, methods, isAthena ? chapters : []));
    if (!isAthena) continue;
    Object.assign(files, referenceFiles(chapters, methods));
    const linked = new Map([...feedLinks(sources), ...methods]);
    files[PAGE] = between(contentOf(PAGE), "operations", operationsPage(chapters, linked));
  }
  return Promise.all(Object.entries(files).map(([path, text]) => documentOf(path, () => text)));
}
