// The error of a webhook in bundles: a bundle that is split has one copy of the error classes, two bundles
// have two.

import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";

const root = fileURLToPath(new URL("../../../..", import.meta.url));

const SOURCES = {
  "family.mjs": 'export { EverbearerError, isEverbearerError } from "everbearer";',
  "hook.mjs": `
    import { verifyWebhook } from "everbearer/vagaro";
    export const error = await verifyWebhook({ headers: {}, body: "" }, { secret: "s" }).catch((e) => e);`,
};

describe("the error of a webhook", () => {
  let directory;
  before(async () => {
    // Inside of the repository, so that the package's own name leads to its build.
    directory = await mkdtemp(join(root, "build", "bundles-"));
    for (const [name, text] of Object.entries(SOURCES))
      await writeFile(join(directory, name), text);
  });
  after(() => rm(directory, { recursive: true, force: true }));

  /** The exports of both files, bundled for Node with the wasm in the script. */
  async function bundled(name, entryPoints, options) {
    const outdir = join(directory, name);
    await build({
      entryPoints: entryPoints.map((file) => join(directory, file)),
      outdir,
      outExtension: { ".js": ".mjs" },
      bundle: true,
      format: "esm",
      platform: "node",
      conditions: ["module"],
      logLevel: "error",
      ...options,
    });
    const modules = entryPoints.map((file) => import(pathToFileURL(join(outdir, file)).href));
    return Object.assign({}, ...(await Promise.all(modules)));
  }

  test("is an EverbearerError in a bundle that is split", async () => {
    const files = Object.keys(SOURCES);
    const { EverbearerError, error } = await bundled("split", files, { splitting: true });
    assert.equal(error.name, "WebhookError");
    assert.ok(error instanceof EverbearerError);
  });

  test("is recognised across two bundles, which have a copy of the classes each", async () => {
    const { EverbearerError, isEverbearerError } = await bundled("one", ["family.mjs"]);
    const { error } = await bundled("two", ["hook.mjs"]);
    assert.equal(error instanceof EverbearerError, false);
    assert.ok(isEverbearerError(error));
    assert.equal(`${error.name} ${error.code}`, "WebhookError signature_missing");
  });
});
