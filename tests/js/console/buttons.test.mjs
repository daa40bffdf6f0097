// The console's buttons in Chromium: each is pressed, and a client that runs beside the page sees what it does.

import assert from "node:assert/strict";
import { test } from "node:test";
import { openConsole } from "./browser.mjs";

const until = async (condition) => {
  while (!condition()) await new Promise(setImmediate);
};

/** Presses a button and waits until the sandbox has done what it says. */
async function press(page, name) {
  await page.getByRole("button", { name, exact: true }).click();
  await page
    .locator("#outcome")
    .getByText(/: done\.$/)
    .waitFor();
}

/** What a call gets whose response is changed by the fault. */
const body = (expected) => async (client) =>
  assert.match(await (await client.fetch("things")).text(), expected);
const status = (expected) => async (client) =>
  assert.equal((await client.fetch("things")).status, expected);
const noToken = (text) => async (client, page, oauth) => {
  client.invalidate();
  await assert.rejects(client.getToken(), (error) => {
    assert.equal(error.code, "invalid_client");
    assert.match(error.message, text);
    return true;
  });
  assert.ok(oauth.counters().tokenErrors >= 1);
};

/** Each button for a fault, and what a client with a token sees of it. */
const FAULTS = {
  "Status 500": status(500),
  "Status 503": status(503),
  "Rate limit": async (client) => {
    const response = await client.fetch("things");
    assert.deepEqual([response.status, response.headers.get("retry-after")], [429, "1"]);
  },
  Unauthorized: async (client, page, oauth) => {
    const { tokenRequests } = oauth.counters();
    assert.equal((await client.fetch("things")).status, 200);
    assert.equal(oauth.counters().tokenRequests, tokenRequests + 1);
    assert.equal(oauth.counters().apiUnauthorized, 1);
  },
  "Connection reset": (client) => assert.rejects(client.fetch("things"), { code: "network_error" }),
  Hang: async (client, page, oauth) => {
    const { apiCalls } = oauth.counters();
    const controller = new AbortController();
    const call = client.fetch("things", { signal: controller.signal });
    await until(() => oauth.counters().apiCalls > apiCalls);
    controller.abort();
    await assert.rejects(call, { name: "AbortError" });
  },
  "Slow body": async (client) => {
    let pieces = 0;
    for await (const piece of (await client.fetch("things")).body) pieces += piece.length > 0;
    assert.ok(pieces > 1);
  },
  "Endless body": async (client) => {
    let seen = 0;
    for await (const piece of (await client.fetch("things")).body) {
      seen += piece.length;
      if (seen > 100_000) break;
    }
    assert.ok(seen > 100_000);
  },
  Redirect: body(/\/elsewhere/),
  "HTML body": body(/^<!doctype html>/),
  "Empty body": body(/^$/),
  "Truncated JSON": body(/"expires_in":36$/),
  "Not JSON": body(/^everything went well$/),
  "JSON array": body(/^\[/),
  Malformed: noToken(/no JWT/),
  Key: noToken(/No key of the client/),
  Algorithm: noToken(/algorithm/),
  Client: noToken(/iss and sub/),
  Audience: noToken(/another audience/),
  Skew: noToken(/not yet valid/),
  Lifetime: noToken(/expires too late/),
  Replay: noToken(/used before/),
};

for (const [name, seen] of Object.entries(FAULTS)) {
  test(`the button "${name}"`, async (t) => {
    const { page, connect, oauth } = await openConsole(t);
    const client = connect({ maxRetries: 0 });
    assert.equal((await client.fetch("things")).status, 200);
    await press(page, name);
    await page.getByText(/^(?!none)[\w-]+ × 1$/).waitFor();
    await seen(client, page, oauth);
    await page
      .locator("#log")
      .getByText(/^fault: /)
      .waitFor();
    // It was for one request. Another client, because this one asks a token endpoint that refused it later only.
    assert.equal((await connect().fetch("things")).status, 200);
  });
}

test("faults are for the system, the endpoint and the number that are chosen, and can be cleared", async (t) => {
  const { page, connect, sandbox } = await openConsole(t);
  const client = connect({ maxRetries: 0 });
  await page.locator("#times").selectOption("all until cleared");
  await press(page, "Status 500");
  for (let count = 0; count < 5; count += 1) await status(500)(client);
  await press(page, "Clear faults of this endpoint");
  await status(200)(client);
  await page.locator("#times").selectOption("the next three");
  await page.locator("#endpoint").selectOption("token");
  await press(page, "Status 503");
  // Not by the client first: it tries again, and the page would have to be quicker than that.
  assert.equal((await fetch(sandbox.oauth.tokenUrl, { method: "POST" })).status, 503);
  await page.getByText("status × 2").waitFor();
  const failed = new Promise((resolve) => client.once("token-failed", resolve));
  client.invalidate();
  const token = client.getToken();
  assert.equal((await failed).error.status, 503);
  await token;
  await press(page, "Clear faults of this endpoint");
  await page.locator("#system").selectOption("athena");
  await press(page, "Status 503");
  await status(200)(client);
  assert.equal((await fetch(sandbox.athena.tokenUrl, { method: "POST" })).status, 503);
});

test("lifetime, revocation, one live token and reset", async (t) => {
  const { page, connect, oauth } = await openConsole(t);
  const client = connect();
  await page.getByLabel("Lifetime in seconds").fill("5000");
  await press(page, "Set lifetime");
  const { expiresAt } = await client.getToken();
  const left = expiresAt - Date.now();
  assert.ok(left > 3_600_000 && left <= 5_000_000, String(left));

  await status(200)(client);
  await press(page, "Revoke tokens");
  await page.getByText("#1, revoked").waitFor();
  await status(200)(client);
  assert.equal(oauth.counters().apiUnauthorized, 1);

  const other = connect();
  await press(page, "One live token");
  await page.locator("#one-live-token[aria-pressed=true]").waitFor();
  await status(200)(other);
  await status(200)(client);
  assert.equal(oauth.counters().apiUnauthorized, 2);
  await press(page, "One live token");
  await page.locator("#one-live-token[aria-pressed=false]").waitFor();
  assert.equal(oauth.settings.oneLiveToken, false);

  await page.locator("#log li").first().waitFor();
  await press(page, "Reset all systems");
  assert.equal(oauth.counters().tokenRequests, 0);
  await status(200)(client);
  await page.locator("#log").getByText("401", { exact: true }).waitFor();
  // The call that was rejected, its token request, and the call again.
  assert.equal(await page.locator("#log li").count(), 3);
  assert.deepEqual(
    [oauth.counters().apiUnauthorized, oauth.settings.tokenLifetimeSeconds],
    [1, 3600],
  );
});

test("the display can be paused, and shows what happened meanwhile", async (t) => {
  const { page, connect } = await openConsole(t);
  const pause = page.getByRole("button", { name: "Pause the display" });
  await pause.click();
  await page.getByText("The display is paused.").waitFor();
  await status(200)(connect());
  const asked = () => page.waitForResponse((response) => response.url().endsWith("/state"));
  await asked();
  await asked();
  assert.equal(await page.locator("#log li").count(), 0);
  // What is set is shown at once.
  await press(page, "One live token");
  await page.locator("#one-live-token[aria-pressed=true]").waitFor();
  await pause.click();
  await page.locator("#log li").nth(1).waitFor();
});

test("what the sandbox refuses is said", async (t) => {
  const { page, complaints } = await openConsole(t);
  await page.evaluate(() => {
    const button = document.querySelector("[data-fault]");
    document.querySelector("#system").append(new Option("nobody"));
    document.querySelector("#system").value = "nobody";
    button.click();
  });
  await page.getByText(/unknown system: nobody/).waitFor();
  assert.match(complaints.splice(0).join(), /^[^,]* 400 \(Bad Request\)$/);
});

test("no button is left out", async (t) => {
  const { page } = await openConsole(t);
  const names = await page.getByRole("button").allInnerTexts();
  const others = [
    "Set lifetime",
    "Revoke tokens",
    "One live token",
    "Clear faults of this endpoint",
    "Reset all systems",
    "Pause the display",
  ];
  assert.deepEqual(names.sort(), [...Object.keys(FAULTS), ...others].sort());
});
