// Owns the browser of the console's tests: one Chromium for a file, and a page with the console of a sandbox.

import assert from "node:assert/strict";
import { after, before } from "node:test";
import axe from "axe-core";
import { chromium } from "playwright-core";
import { setup } from "../support/setup.mjs";

const { command, env } = JSON.parse(process.env.EVERBEARER_CHROMIUM);

/** A name of another site that means this machine. */
export const REBOUND = "rebound.example";

let browser;

before(async () => {
  browser = await chromium.launch({
    executablePath: command,
    env: { ...process.env, ...env },
    args: [`--host-resolver-rules=MAP ${REBOUND} 127.0.0.1`],
  });
});
after(() => browser.close());

/** A page that closes with its test. */
export async function newPage(t, options) {
  const context = await browser.newContext(options);
  t.after(() => context.close());
  return context.newPage();
}

/**
 * A sandbox, clients of it, and its console in a page that loads nothing from elsewhere and complains of nothing.
 */
export async function openConsole(t, options) {
  // The page first, so that it goes before the sandbox that it asks.
  const page = await newPage(t, options);
  const made = await setup(t, { console: true });
  const complaints = [];
  const loaded = [];
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) complaints.push(message.text());
  });
  page.on("request", (request) => loaded.push(new URL(request.url()).origin));
  await page.goto(`${made.sandbox.url}/_sandbox/console`);
  await page.getByText(/^Connected to /).waitFor();
  t.after(() => {
    assert.deepEqual([...new Set(loaded)], [made.sandbox.url]);
    assert.deepEqual(complaints, []);
  });
  return { ...made, page, complaints };
}

/** What axe finds that is serious, in words. */
export async function findings(page) {
  // A script element would be against the page's policy.
  await page.evaluate(axe.source);
  const { violations, passes } = await page.evaluate(() => globalThis.axe.run());
  assert.ok(
    passes.some(({ id }) => id === "color-contrast"),
    "axe looked at no colours",
  );
  return violations
    .filter(({ impact }) => ["serious", "critical"].includes(impact))
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`);
}
