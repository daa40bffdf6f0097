// Owns the rows of Nitro, with which Nuxt builds as well: what a preset makes is run elsewhere.

import { join } from "node:path";

async function build(project, preset, output) {
  await project.bin("nitropack/dist/cli/index.mjs", ["build", "--preset", preset]);
  return project.moved(output);
}

async function nodeServer(project) {
  const away = await build(project, "node-server", ".output");
  return project.served(process.execPath, [join(away, "server", "index.mjs")]);
}

/** Lambda's own part: a function that gets an event. */
const INVOKE = `
  const { handler } = await import(process.argv[1]);
  const http = { method: "GET", path: "/" };
  const event = { version: "2.0", rawPath: "/", rawQueryString: "", headers: {} };
  const { statusCode, body } = await handler({ ...event, requestContext: { http } }, {});
  if (statusCode !== 200) throw new Error(statusCode + " " + body);
  console.log(body);
`;

async function awsLambda(project) {
  const away = await build(project, "aws-lambda", ".output");
  const flags = ["--input-type=module", "-e", INVOKE];
  return project.exercised(process.execPath, [...flags, join(away, "server", "index.mjs")]);
}

export const rows = {
  "Nitro {nitropack}, node-server": nodeServer,
  "Nitro {nitropack}, aws-lambda": awsLambda,
};
