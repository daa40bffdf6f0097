// In a browser page, where a secret cannot be kept, the package refuses in words; on its maker's own
// page it can be told to work.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
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
  attempt(() => OAuthClient.fromEnv("ACME", {}, options));
  const client = new OAuthClient({ ...options, dangerouslyAllowBrowser: true });
  const { status } = await client.fetch("things");
  client.close();
  console.log(JSON.stringify({ refusals, status }));`;

for (const [name, flags] of [
  ["the Node entry, with a page's globals", []],
  ["the entry without files, as bundlers pick it for pages", ["--conditions=browser"]],
]) {
  describe(name, () => {
    test("refuses in words, and works when it is told to", async (t) => {
      const { sandbox, oauth } = await setup(t);
      const env = optionsFor(sandbox);
      const { code, stdout, stderr } = await runScript(PAGE + TRY, { env, flags });
      assert.deepEqual([code, stderr], [0, ""]);
      const { refusals, status } = JSON.parse(stdout);
      assert.equal(refusals.length, 4);
      for (const refusal of refusals) {
        assert.match(refusal, /^true \| browser_refused \| /);
        assert.match(refusal, /secret in a web page is no secret/);
        assert.match(refusal, /Make the calls from a server/);
        assert.match(refusal, /dangerouslyAllowBrowser: true/);
      }
      assert.equal(status, 200);
      assert.equal(oauth.counters().tokenRequests, 1);
    });
  });
}

test("a window alone, or a document alone, is no page", async (t) => {
  const { sandbox } = await setup(t);
  for (const globals of ["globalThis.window = {};", "globalThis.document = {};"]) {
    const { code, stdout } = await runScript(
      `${globals}
       const { OAuthClient } = await load("everbearer");
       console.log((await new OAuthClient(JSON.parse(env.OPTIONS)).fetch("things")).status);`,
      { env: optionsFor(sandbox) },
    );
    assert.deepEqual([code, stdout], [0, "200\n"]);
  }
});
