// Owns which room of js/src may import which, so that every import runs downwards; and what else about imports a
// tool can see. Imports of types count.

import { rooms } from "./scripts/lib/rooms.mjs";

const names = Object.keys(rooms);

/** The index is a file, and a room by itself. */
const pathOf = (name) => (name === "index" ? "^js/src/index[.]ts$" : `^js/src/${name}/`);

const fromRoom = ([name, below]) => ({
  name: `room-${name}`,
  comment: `${name} may import ${below.join(", ") || "no other room"}.`,
  severity: "error",
  from: { path: pathOf(name) },
  to: { path: "^js/src/", pathNot: [name, ...below].map(pathOf) },
});

export default {
  forbidden: [
    ...Object.entries(rooms).map(fromRoom),
    {
      name: "no-file-without-room",
      comment: "Every file of js/src stands in a room.",
      severity: "error",
      from: { path: "^js/src/", pathNot: names.map(pathOf) },
      to: {},
    },
    {
      name: "no-circle",
      comment: "Nothing imports itself, by whatever way.",
      severity: "error",
      from: { path: "^js/src/" },
      to: { circular: true },
    },
    {
      name: "no-other-provider",
      comment: "A provider knows no other provider.",
      severity: "error",
      from: { path: "^js/src/providers/([^/]+)/" },
      to: { path: "^js/src/providers/[^/]+/", pathNot: "^js/src/providers/$1/" },
    },
    {
      name: "no-glue",
      comment: "The generated glue is the business of the instance alone.",
      severity: "error",
      from: { path: "^js/src/", pathNot: "^js/src/(wasm/instance[.]ts$|generated/)" },
      to: { path: "^js/src/generated/(glue|bindings)[.]" },
    },
    {
      name: "no-wasm-text",
      comment: "The wasm as text is for entries alone.",
      severity: "error",
      from: { path: "^js/src/", pathNot: "^js/src/entries/" },
      to: { path: "^js/src/generated/wasm-base64[.]" },
    },
    {
      name: "no-node",
      comment:
        "Modules of Node occur in the parts of entries that are for files, and in the sandbox.",
      severity: "error",
      from: {
        path: "^js/src/",
        pathNot: "^js/src/(entries/parts/(package-)?files[.]ts$|sandbox/)",
      },
      to: { dependencyTypes: ["core"] },
    },
    {
      name: "no-package",
      comment: "The package depends on no other.",
      severity: "error",
      from: { path: "^js/src/" },
      to: { dependencyTypes: ["npm", "npm-dev", "npm-optional", "npm-peer", "npm-no-pkg"] },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    doNotFollow: { path: "node_modules" },
    enhancedResolveOptions: { extensions: [".ts", ".d.ts", ".js"] },
  },
};
