// The route handlers in Next.js, built and started: those of its Node runtime and those of its edge runtime,
// each with its own client.

import assert from "node:assert/strict";
import { after } from "node:test";
import { startSandbox } from "everbearer/sandbox";
import { example } from "./drop-in.mjs";
import { nextProject } from "./next-project.mjs";
import { served } from "./served.mjs";

const sandbox = await startSandbox();
after(() => sandbox.close());
const project = nextProject(sandbox, example("next"));
const { code, printed } = await project.build();
assert.equal(code, 0, printed);
const base = await project.serve();

for (const route of ["node", "edge"]) {
  const url = new URL(`/${route}/things`, base);
  served(`Next.js, ${route}`, sandbox.oauth, {
    get: () => new Request(`${url}?id=7`),
    post: (thing) => new Request(url, { method: "POST", body: JSON.stringify(thing) }),
  });
}
