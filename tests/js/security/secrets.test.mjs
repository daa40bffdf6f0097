// Secrets and tokens on every way out of a process other than a request: inspection, clones, warnings,
// unhandled rejections, the runtime's debug output, diagnostic reports.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { inspect } from "node:util";
import { serialize } from "node:v8";
import { assertClean, base64, canaries } from "../support/canaries.mjs";
import { optionsFor, runScript } from "../support/child.mjs";
import { EVENTS, record, rejection, setup } from "../support/setup.mjs";

/** Everything that a client hands out, with the texts that it must not show. */
async function everything(t) {
  const { sandbox, oauth, connect } = await setup(t);
  const client = connect({ maxRetries: 0 });
  const heard = record(client, EVENTS);
  const token = await client.getToken();
  oauth.api.inject({ kind: "reset" });
  const errors = [await rejection(client.fetch("things"))];
  oauth.revokeTokens();
  oauth.token.inject({ kind: "unauthorized" });
  errors.push(await rejection(client.fetch("things")));
  const values = { client, token, status: client.status(), heard, ...errors };
  const authorization = `Bearer ${token.accessToken}`;
  return { values, forbidden: [...canaries(sandbox, [token.accessToken]), base64(authorization)] };
}

/** Every combination of these settings. */
const combinations = (settings) =>
  Object.entries(settings).reduce(
    (made, [name, choices]) =>
      made.flatMap((one) => choices.map((choice) => ({ ...one, [name]: choice }))),
    [{}],
  );

function assertUnseen(text, forbidden, where) {
  for (const canary of forbidden)
    assert.ok(!text.includes(canary), `${canary} is seen in ${where}`);
}

const BOOLEANS = [false, true];

describe("no secret and no token is shown by", () => {
  test("util.inspect in any setting, of values and of proxies of them", async (t) => {
    const { values, forbidden } = await everything(t);
    const settings = combinations({
      depth: [0, 1, 2, 9, Infinity],
      showHidden: BOOLEANS,
      getters: BOOLEANS,
      showProxy: BOOLEANS,
      customInspect: BOOLEANS,
    });
    for (const [name, value] of Object.entries(values)) {
      for (const options of settings) {
        // Without custom inspection and with getters called, this reads `token.accessToken` itself.
        if (!options.customInspect && options.getters) continue;
        for (const shown of [value, new Proxy(value, {}), [new Proxy(value, {})]]) {
          assertUnseen(inspect(shown, options), forbidden, `${name} ${inspect(options)}`);
        }
      }
    }
  });

  test("structuredClone and v8.serialize", async (t) => {
    const { values, forbidden } = await everything(t);
    for (const [name, value] of Object.entries(values)) {
      for (const copy of [structuredClone, serialize]) {
        let copied;
        try {
          copied = copy(value);
        } catch (error) {
          // The client has an own method, and functions cannot be cloned.
          assert.deepEqual([name, error.name], ["client", error.name]);
          copied = error;
        }
        assertClean([copied], forbidden);
        assertUnseen(Buffer.from(inspect(copied)).toString("latin1"), forbidden, name);
        if (copied instanceof Buffer) assertUnseen(copied.toString("latin1"), forbidden, name);
      }
    }
  });

  const PRELUDE = `
    const { OAuthClient } = await load("everbearer");
    const options = JSON.parse(env.OPTIONS);
    delete env.OPTIONS;
    const client = new OAuthClient({ ...options, maxRetries: 0 });
    const token = await client.getToken();`;

  /** Runs this script after the prelude; what the process prints, and its canaries. */
  async function printed(t, script, { env, flags } = {}, prepare = () => undefined) {
    const { sandbox, oauth } = await setup(t);
    prepare(oauth);
    const run = { env: { ...optionsFor(sandbox), ...env }, flags };
    const { code, stdout, stderr } = await runScript(PRELUDE + script, run);
    const tokens = oauth.requests().flatMap(({ headers }) => headers.authorization ?? []);
    const sent = tokens.map((value) => value.split(" ")[1]);
    assert.ok(sent.length >= 1, stderr);
    return { code, stdout, stderr, text: stdout + stderr, forbidden: canaries(sandbox, sent) };
  }

  for (const mode of ["throw", "warn", "warn-with-error-code"]) {
    test(`an unhandled rejection: ${mode}`, async (t) => {
      const { text, forbidden } = await printed(
        t,
        `client.fetch("things");
         Promise.reject(token);
         Promise.reject(client);`,
        { flags: [`--unhandled-rejections=${mode}`, "--trace-uncaught", "--trace-warnings"] },
        (oauth) => oauth.api.inject({ kind: "reset" }, { times: Infinity }),
      );
      assert.match(text, /nhandled|rejection|AccessToken|redacted/);
      assertUnseen(text, forbidden, mode);
    });
  }

  test("warnings of the process, of which there are none", async (t) => {
    const { code, stdout, stderr, forbidden } = await printed(
      t,
      `const warnings = [];
       process.on("warning", (warning) => warnings.push(String(warning.stack)));
       const { signal } = new AbortController();
       for (let call = 0; call < 50; call += 1) await (await client.fetch("things", { signal })).text();
       await Promise.all(Array.from({ length: 50 }, () => client.getToken({ signal })));
       client.close();
       await new Promise((resolve) => setTimeout(resolve));
       console.log(warnings.join());`,
      { flags: ["--trace-warnings", "--trace-deprecation"] },
    );
    assertUnseen(stdout + stderr, forbidden, "warnings");
    assert.deepEqual([code, stdout, stderr], [0, "\n", ""]);
  });

  test("NODE_DEBUG for HTTP", async (t) => {
    const sections = "http,http2,https,fetch,undici,websocket,timer,fs,module,worker";
    const { code, stdout, text, forbidden } = await printed(
      t,
      `console.log((await client.fetch("things")).status);`,
      { env: { NODE_DEBUG: sections } },
    );
    assert.deepEqual([code, stdout], [0, "200\n"]);
    assertUnseen(text, forbidden, "NODE_DEBUG");
  });

  test("diagnostic reports", async (t) => {
    const { stdout, forbidden } = await printed(
      t,
      `const failed = await client.fetch("https://elsewhere.example/").catch((error) => error);
       console.log(JSON.stringify(process.report.getReport(failed)));`,
    );
    assert.match(stdout, /"javascriptStack".*origin_not_allowed|The token is not sent/s);
    assertUnseen(stdout, forbidden, "the report");
  });
});
