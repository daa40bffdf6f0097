// Owns the rows of TypeScript's compiler, and of what runs TypeScript without a build.

const compiled = (settings) => async (project) => {
  await project.bin("typescript/bin/tsc", ["-p", settings]);
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

export const rows = {
  "TypeScript {typescript}, node16": compiled("tsconfig.node16.json"),
  "ts-node {ts-node}, node16": tsNode("tsconfig.node16.json"),
  "tsx {tsx}": tsx,
  "TypeScript {typescript}, node10": compiled("tsconfig.node10.json"),
  "ts-node {ts-node}, node10": tsNode("tsconfig.node10.json"),
};
