// In a browser page, which cannot keep a secret, the package refuses with an explanation; an option lets it
// work there.

import assert from "node:assert/strict";
import { test } from "node:test";
import { optionsFor, runScript } from "../support/child.mjs";
import { setup } from "../support/setup.mjs";

const PAGE = "globalThis.window = globalThis; globalThis.document = {};";
const TRY = `
  const { OAuthClient, ConfigurationError } = await load("everbearer");
  const options = JSON.parse(env.OPTIONS);
  const refusals = [];
  const attempt = (make) => {
    try { make(); refusals.push("none"); }
    catch (error) {
      refusals.push([error instanceof ConfigurationError, error.code, error.message].join(" | "));
    }
  };
  attempt(() => new OAuthClient(options));
  attempt(() => new OAuthClient({ ...options, dangerouslyAllowBrowser: false }));
  attempt(() => new OAuthClient({ ...options, dangerouslyAllowBrowser: "true" }));
  attempt(() => OAuthClient.fromEnv("ACME", { ...options, env: {} }));
  Object.prototype.dangerouslyAllowBrowser = true;
  attempt(() => new OAuthClient(options));
  delete Object.prototype.dangerouslyAllowBrowser;
  const client = new OAuthClient({ ...options, dangerouslyAllowBrowser: true });
  const { status } = await client.fetch("things");
  client.close();
  console.log(JSON.stringify({ refusals, status }));`;

const AS_IN_PAGES = ["--conditions=browser"];

test("the entry that bundlers pick for pages refuses in words, and works when it is told to", async (t) => {
  const { sandbox, oauth } = await setup(t);
  const env = optionsFor(sandbox);
  const { code, stdout, stderr } = await runScript(PAGE + TRY, { env, flags: AS_IN_PAGES });
  assert.deepEqual([code, stderr], [0, ""]);
  const { refusals, status } = JSON.parse(stdout);
  assert.equal(refusals.length, 5);
  for (const refusal of refusals) {
    assert.match(refusal, /^true \| browser_refused \| /);
    assert.match(refusal, /secret in a web page is no secret/);
    assert.match(refusal, /Make the calls from a server/);
    assert.match(refusal, /Jest or Vitest with jsdom or happy-dom\) use the environment node/);
    assert.match(refusal, /dangerouslyAllowBrowser: true/);
  }
  assert.equal(status, 200);
  assert.equal(oauth.counters().tokenRequests, 1);
});

/** One call with the globals that the statement defines. */
async function calls(t, globals, flags) {
  const { sandbox } = await setup(t);
  const script = `${globals}
    const { OAuthClient } = await load("everbearer");
    console.log((await new OAuthClient(JSON.parse(env.OPTIONS)).fetch("things")).status);`;
  const { code, stdout } = await runScript(script, { env: optionsFor(sandbox), flags });
  assert.deepEqual([code, stdout], [0, "200\n"]);
}

test("Node's entry works where a test or a renderer has defined a page's globals", async (t) => {
  await calls(t, PAGE);
});

for (const globals of [
  "globalThis.window = {};",
  "globalThis.document = {};",
  "globalThis.window = {}; globalThis.document = undefined;",
  "globalThis.window = globalThis; globalThis.document = null;",
  "globalThis.window = undefined; globalThis.document = {};",
]) {
  test(`the entry for pages does not take this for a page: ${globals}`, async (t) => {
    await calls(t, globals, AS_IN_PAGES);
  });
}
