// Owns the row of NestJS as CommonJS, with the format and target of version 10's template: compiled by tsc
// and started in place.

async function compiled(project) {
  await project.bin("typescript/bin/tsc", ["-p", "tsconfig.json"]);
  return project.served(process.execPath, [project.path("dist", "main.js")]);
}

export const rows = {
  "NestJS {@nestjs/core}, TypeScript {typescript}, node10": compiled,
};
