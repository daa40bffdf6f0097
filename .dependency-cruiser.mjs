// Owns the rules about imports in js/src: which room may import which, so that every import runs downwards, and
// all else that a tool can check. Imports of types count.

import { rooms } from "./scripts/lib/rooms.mjs";

const names = Object.keys(rooms);

/** The index is a file, and its own room. */
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
      comment: "Every file of js/src is in a room.",
      severity: "error",
      from: { path: "^js/src/", pathNot: names.map(pathOf) },
      to: {},
    },
    {
      name: "no-circle",
      comment: "No file imports itself, directly or indirectly.",
      severity: "error",
      from: { path: "^js/src/" },
      to: { circular: true },
    },
    {
      name: "no-other-provider",
      comment: "A provider imports no other provider.",
      severity: "error",
      from: { path: "^js/src/providers/([^/]+)/" },
      to: { path: "^js/src/providers/[^/]+/", pathNot: "^js/src/providers/$1/" },
    },
    {
      name: "no-glue",
      comment: "Only the instance imports the generated glue.",
      severity: "error",
      from: { path: "^js/src/", pathNot: "^js/src/(wasm/instance[.]ts$|generated/)" },
      to: { path: "^js/src/generated/(glue|bindings)[.]" },
    },
    {
      name: "no-wasm-text",
      comment: "Only entries import the wasm as text.",
      severity: "error",
      from: { path: "^js/src/", pathNot: "^js/src/entries/" },
      to: { path: "^js/src/generated/wasm-base64[.]" },
    },
    {
      name: "no-node",
      comment:
        "Only the parts of entries for files, the store in files, the command line and the sandbox import modules of Node.",
      severity: "error",
      from: {
        path: "^js/src/",
        pathNot:
          "^js/src/(entries/parts/(package-)?files[.]ts$|stores/file[.]ts$|sandbox/|cli/|entries/cli[.]ts$)",
      },
      to: { dependencyTypes: ["core"] },
    },
    {
      name: "no-package",
      comment:
        "The package has no dependencies; telemetry has an optional peer, OpenTelemetry's API.",
      severity: "error",
      from: { path: "^js/src/", pathNot: "^js/src/telemetry/" },
      to: { dependencyTypes: ["npm", "npm-dev", "npm-optional", "npm-peer", "npm-no-pkg"] },
    },
    {
      name: "no-package-but-the-peer",
      comment: "Telemetry imports no other package.",
      severity: "error",
      from: { path: "^js/src/telemetry/" },
      to: {
        dependencyTypes: ["npm", "npm-dev", "npm-optional", "npm-peer", "npm-no-pkg"],
        pathNot: "(^|/)@opentelemetry/api(/|$)",
      },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    doNotFollow: { path: "node_modules" },
    enhancedResolveOptions: { extensions: [".ts", ".d.ts", ".js"] },
  },
};
