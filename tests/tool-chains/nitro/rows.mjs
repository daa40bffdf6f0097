// Owns the rows of Nitro, with which Nuxt builds as well: a preset's output is run elsewhere, by a stand-in
// for its platform.

import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { workerConfig } from "./workerd.mjs";

async function build(project, preset, output) {
  await project.bin("nitropack/dist/cli/index.mjs", ["build", "--preset", preset]);
  return project.moved(output);
}

async function nodeServer(project) {
  const away = await build(project, "node-server", ".output");
  return project.served(process.execPath, [join(away, "server", "index.mjs")]);
}

/** Runs code as a module in Node, with the path of the output. */
const inNode = (project, code, path) => {
  const flags = ["--input-type=module", "-e", code, path];
  return project.exercised(process.execPath, flags);
};

/** Lambda's part: calls the function with an event. */
const LAMBDA = `
  const { handler } = await import(process.argv[1]);
  const http = { method: "GET", path: "/" };
  const event = { version: "2.0", rawPath: "/", rawQueryString: "", headers: {} };
  const { statusCode, body } = await handler({ ...event, requestContext: { http } }, {});
  if (statusCode !== 200) throw new Error(statusCode + " " + body);
  console.log(body);
`;

async function awsLambda(project) {
  const away = await build(project, "aws-lambda", ".output");
  return inNode(project, LAMBDA, join(away, "server", "index.mjs"));
}

/** Vercel's part: a server of Node that passes each request to the function. */
const VERCEL = `
  import { createServer } from "node:http";
  const { default: listener } = await import(process.argv[1]);
  const server = createServer(listener);
  server.listen(0, "127.0.0.1", () => console.log("http://127.0.0.1:" + server.address().port));
`;

const FALLBACK = ["functions", "__fallback.func", "index.mjs"];

async function vercel(project) {
  const away = await build(project, "vercel", join(".vercel", "output"));
  const flags = ["--input-type=module", "-e", VERCEL, join(away, ...FALLBACK)];
  return project.served(process.execPath, flags);
}

/** Netlify's part, in Node and in Deno: calls the function with a Request, for a Response. */
const netlifyProgram = (path) => `
  const { default: handler } = await import(${path});
  const response = await handler(new Request("https://example.com/"), {});
  const text = await response.text();
  if (response.status !== 200) throw new Error(response.status + " " + text);
  console.log(text);
`;

async function netlify(project) {
  const away = await build(project, "netlify", ".netlify");
  const code = netlifyProgram("process.argv[1]");
  return inNode(project, code, join(away, "functions-internal", "server", "server.mjs"));
}

/** Netlify runs edge functions in Deno. */
async function netlifyEdge(project) {
  const away = await build(project, "netlify-edge", ".netlify");
  const program = join(away, "run.mjs");
  const built = JSON.stringify(join(away, "edge-functions", "server", "server.js"));
  writeFileSync(program, netlifyProgram(built));
  const flags = ["--no-prompt", "--allow-net", "--allow-env", "--no-remote", "--no-npm"];
  return project.exercised(project.deno(), ["run", ...flags, program]);
}

async function vercelEdge(project) {
  const away = await build(project, "vercel-edge", join(".vercel", "output"));
  const built = join(away, ...FALLBACK);
  return project.exercised(process.execPath, [project.path("edge-vm.mjs"), built]);
}

async function cloudflareModule(project) {
  const server = join(await build(project, "cloudflare-module", ".output"), "server");
  const files = readdirSync(server, { recursive: true });
  const variables = Object.keys(project.env).filter((name) => /^(ACME|SANDBOX)_/.test(name));
  const config = join(server, "worker.capnp");
  writeFileSync(config, workerConfig(files, variables));
  // The program itself, because npm's script for it would leave it running.
  const { default: workerd } = (await project.load("workerd/lib/main.js")).default;
  return project.served(workerd, ["serve", "--control-fd=1", config]);
}

export const rows = {
  "Nitro {nitropack}, node-server": nodeServer,
  "Nitro {nitropack}, aws-lambda": awsLambda,
  "Nitro {nitropack}, vercel": vercel,
  "Nitro {nitropack}, netlify": netlify,
  "Nitro {nitropack}, cloudflare-module, in workerd {workerd}": cloudflareModule,
  "Nitro {nitropack}, vercel-edge, in edge-runtime {@edge-runtime/vm}": vercelEdge,
  "Nitro {nitropack}, netlify-edge, in Deno {@deno/linux-x64-glibc}": netlifyEdge,
};
