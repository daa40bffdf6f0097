// Owns the picture of the sandbox's console in the documents: the built package in Chromium, with a client that meets
// some faults.

import { chromium } from "playwright-core";
import { provideChromium } from "../lib/chromium.mjs";
import { inRoot } from "../lib/paths.mjs";
import { say } from "../lib/report.mjs";

const { OAuthClient } = await import("everbearer");
const { startSandbox, virtualClock } = await import("everbearer/sandbox");

const path = inRoot("docs", "console.png");
const clock = virtualClock();
const { command, env } = await provideChromium(say);
const browser = await chromium.launch({ executablePath: command, env: { ...process.env, ...env } });
const sandbox = await startSandbox({ console: true, clock, tokenLifetimeSeconds: 15 });
const { oauth, clientId, clientSecret } = sandbox;
const { tokenUrl, baseUrl } = oauth;
const client = new OAuthClient({ tokenUrl, baseUrl, clientId, clientSecret, clock, maxRetries: 0 });

for (let second = 0; second < 55; second += 1) {
  if (second === 20) oauth.revokeTokens();
  if (second === 30) oauth.api.inject({ kind: "status", status: 503 });
  if (second === 44) oauth.api.inject({ kind: "rate-limit", retryAfter: 1 });
  if (second % 3 === 0) await client.fetch(`things/${second}`);
  await clock.advance(1000);
}
oauth.token.inject({ kind: "malformed", variant: "html" });
const page = await browser.newPage({ viewport: { width: 1180, height: 800 } });
await page.goto(`${sandbox.url}/_sandbox/console`);
await page.locator("#log li").first().waitFor();
await page.screenshot({ path });
client.close();
await sandbox.close();
await browser.close();
say(path);
