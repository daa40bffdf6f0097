// Pages that Next.js renders while it builds: it throws errors through fetch for control flow, caches
// responses, and forbids reading the time before a page has awaited something. A page that calls with the
// client builds wherever one with the global fetch does.

import assert from "node:assert/strict";
import { join } from "node:path";
import { after, describe, test } from "node:test";
import { startSandbox } from "everbearer/sandbox";
import { kept } from "./next-kept.mjs";
import { nextProject } from "./next-project.mjs";

const LAYOUT = `
  import { createElement } from "react";
  export default ({ children }) =>
    createElement("html", null, createElement("body", null, children));`;

const CLIENT = `
  import { OAuthClient } from "everbearer";
  export const client = OAuthClient.fromEnv("ACME");`;

/** A page with the name of a thing. */
const page = (call, head = "", before = "") => `
  import { createElement, Suspense } from "react";
  import { client } from "../client.js";
  ${head}
  async function Thing() {
    ${before}
    const response = await (${call});
    const { name } = await response.json();
    return createElement("p", null, name);
  }
  export default () =>
    createElement(Suspense, { fallback: "soon" }, createElement(Thing));
  void client;`;

const RAW = (init) => `fetch(process.env.ACME_OPEN_URL, ${init})`;
const OWN = (init) => `client.fetch("things/7", ${init})`;

/** Builds pages that call fetch with this init, once the global fetch and once the client's. */
async function build(t, init, { head, before, settings } = {}) {
  const sandbox = await startSandbox();
  t.after(() => sandbox.close());
  process.env.ACME_OPEN_URL = `${sandbox.url}/_sandbox/counters`;
  const outcome = async (call) => {
    const files = {
      "app/layout.js": LAYOUT,
      "app/page.js": page(call, head, before),
      "client.js": CLIENT,
    };
    const project = nextProject(sandbox, files, settings);
    return { ...project, ...(await project.build()) };
  };
  const raw = await outcome(RAW(init));
  assert.equal(raw.code, 0, `not even raw fetch builds:\n${raw.printed}`);
  const own = await outcome(OWN(init));
  assert.equal(own.code, 0, own.printed);
  return { sandbox, ...own };
}

after(() => delete process.env.ACME_OPEN_URL);

describe("Next.js builds a page that calls with a client", () => {
  test("with cache: no-store, which makes the page dynamic", async (t) => {
    const { printed, sandbox } = await build(t, '{ cache: "no-store" }');
    assert.match(printed, /ƒ \//);
    assert.ok(sandbox.oauth.counters().apiCalls <= 1);
  });

  // A token's age is counted by two clocks from before its request, so that it is right after the machine
  // sleeps. Next allows no clock to be read before the page has awaited a request, as connection() does.
  test("with cache: no-store and cached components, after connection()", async (t) => {
    const settings = { cacheComponents: true };
    const head = 'import { connection } from "next/server";';
    await build(t, '{ cache: "no-store" }', { settings, head, before: "await connection();" });
  });

  for (const [what, init, head] of [
    ["with revalidate", "{ next: { revalidate: 60 } }"],
    ["with every fetch cached", "{}", 'export const fetchCache = "default-cache";'],
  ]) {
    test(`${what}: no token gets into Next's cache`, async (t) => {
      const { place, sandbox, serve } = await build(t, init, { head });
      const url = await serve();
      for (let asked = 0; asked < 2; asked += 1) {
        const text = await (await fetch(url)).text();
        assert.match(text, /Thing 7/);
      }
      const { tokenRequests } = sandbox.oauth.counters();
      assert.ok(tokenRequests > 0, "no token was requested");
      const texts = [...kept(join(place, ".next"))].map(({ text }) => text);
      const headers = sandbox.oauth.requests().map((request) => request.headers.authorization);
      const tokens = headers.filter((one) => one?.startsWith("Bearer ")).map((one) => one.slice(7));
      for (const secret of ['"access_token":"', ...tokens]) {
        assert.ok(!texts.some((text) => text.includes(secret)), `${secret} was cached`);
      }
    });
  }
});
