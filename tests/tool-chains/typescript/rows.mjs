// Owns the rows of TypeScript's compilers, and of tools that run TypeScript without a build.

const compiled =
  (settings, compiler = "typescript") =>
  async (project) => {
    await project.bin(`${compiler}/bin/tsc`, ["-p", settings]);
    return project.exercised(process.execPath, [project.path("out", "main.js")]);
  };

const tsNode = (settings) => (project) =>
  project.exercised(process.execPath, [
    project.installed("ts-node/dist/bin.js"),
    "--project",
    settings,
    "main.ts",
  ]);

const tsx = (project) =>
  project.exercised(process.execPath, [project.installed("tsx/dist/cli.mjs"), "main.ts"]);

/** A compiler by its name here, and the resolutions that it supports. */
const OTHER_COMPILERS = [
  ["typescript-5.0", ["node16", "nodenext", "node10", "bundler"]],
  ["typescript-5.4", ["node16"]],
  ["typescript", ["nodenext", "bundler"]],
  ["typescript-6", ["node16", "nodenext", "bundler"]],
  ["typescript-7", ["node16", "nodenext", "bundler"]],
];

const others = OTHER_COMPILERS.flatMap(([compiler, resolutions]) =>
  resolutions.map((resolution) => [
    `TypeScript {${compiler}}, ${resolution}`,
    compiled(`tsconfig.${resolution}.json`, compiler),
  ]),
);

export const rows = {
  "TypeScript {typescript}, node16": compiled("tsconfig.node16.json"),
  "ts-node {ts-node}, node16": tsNode("tsconfig.node16.json"),
  "tsx {tsx}": tsx,
  "TypeScript {typescript}, node10": compiled("tsconfig.node10.json"),
  "ts-node {ts-node}, node10": tsNode("tsconfig.node10.json"),
  ...Object.fromEntries(others),
};
