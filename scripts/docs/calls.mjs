// Owns what is generated for calls by method and path: the types of operations with a method, those of
// athenahealth's reference, and the page of its operations.

import { dirname, relative } from "node:path";
import { between, contentOf, documentOf } from "../lib/generated.mjs";
import { inRoot } from "../lib/paths.mjs";
import { code, narrowTable } from "./markdown.mjs";
import { feedsOf, resourcesOf } from "./read.mjs";
import { keyOf, methodsByOperation, readReference, referenceFiles, shapeOf } from "./reference.mjs";

const PROVIDERS = "js/src/providers";

/** The clients whose operations are called by method and path. */
export const CALLERS = [
  {
    client: "AthenaClient",
    source: `${PROVIDERS}/athena/client.ts`,
    path: `${PROVIDERS}/athena/methods.ts`,
    type: "AthenaMethods",
  },
  {
    client: "VagaroClient",
    source: `${PROVIDERS}/vagaro/client.ts`,
    path: `${PROVIDERS}/vagaro/seed/methods.ts`,
    type: "VagaroMethods",
  },
  {
    client: "VagaroV2Client",
    source: `${PROVIDERS}/vagaro/client-v2.ts`,
    path: `${PROVIDERS}/vagaro/v2/methods.ts`,
    type: "VagaroV2Methods",
  },
];

const PAGE = "docs/providers/athena-operations.md";

/** The file with the type of the operations that have a method. */
function methodsFile({ client, path, type }, methods, keyFor) {
  const found = [...methods.values()];
  const modules = new Map();
  for (const { declared } of found) {
    const from = relative(dirname(inRoot(path)), declared.file).replaceAll("\\", "/");
    const names = modules.get(from) ?? modules.set(from, new Set()).get(from);
    names.add(declared.name);
  }
  const imports = [...modules]
    .map(([from, names]) => [`./${from.replace(/\.ts$/, ".js")}`, [...names].sort()])
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([from, names]) => `import type { ${names.join(", ")} } from "${from}";`);
  const lines = found.map(
    ({ key, declared, name }) => `  "${keyFor(key)}": typeof ${declared.name}.${name};`,
  );
  return [
    `// Owns which operations have a method of ${client}, by method and path. Written by scripts/docs/index.mjs.`,
    "",
    ...imports,
    "",
    `/** The operations that have a method, by method and path. */`,
    `export type ${type} = {`,
    ...lines,
    "};",
  ].join("\n");
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
  // The reference's names of the path's values, where it has the operation.
  const keys = new Map(
    chapters.flatMap(({ operations }) => operations.map(({ key }) => [shapeOf(key), key])),
  );
  const files = referenceFiles(chapters);
  for (const caller of CALLERS) {
    const methods = methodsByOperation(resourcesOf(sources, caller.source, caller.client));
    const isAthena = caller.client === "AthenaClient";
    const keyFor = (key) => (isAthena ? (keys.get(shapeOf(key)) ?? key) : key);
    files[caller.path] = methodsFile(caller, methods, keyFor);
    if (!isAthena) continue;
    const linked = new Map([...feedLinks(sources), ...methods]);
    files[PAGE] = between(contentOf(PAGE), "operations", operationsPage(chapters, linked));
  }
  return Promise.all(Object.entries(files).map(([path, text]) => documentOf(path, () => text)));
}
