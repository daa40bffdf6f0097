// The console's page in Chromium: for everyone's eyes, hands and screens, and for no other origin.

import assert from "node:assert/strict";
import { createServer } from "node:http";
import { once } from "node:events";
import { test } from "node:test";
import { findings, newPage, openConsole, REBOUND } from "./browser.mjs";
import { setup } from "../support/setup.mjs";

/** Makes something of everything that the page can show. */
async function busy({ sandbox, connect, page }) {
  const client = connect({ maxRetries: 0 });
  await client.fetch("things/1?limit=3");
  sandbox.oauth.api.inject({ kind: "status", status: 503 });
  await client.fetch("things/2");
  sandbox.oauth.revokeTokens();
  await client.fetch("things/3");
  sandbox.athena.api.inject({ kind: "hang" });
  await page.locator("#log").getByText("fault: status").waitFor();
  await page.getByText("hang × 1").waitFor();
}

/** The colour of the first pixel of a picture, as numbers. */
const firstPixel = (page, picture) =>
  page.evaluate(
    async (bytes) => {
      const bitmap = await createImageBitmap(new Blob([new Uint8Array(bytes)]));
      const canvas = new OffscreenCanvas(1, 1).getContext("2d");
      canvas.drawImage(bitmap, 0, 0);
      return [...canvas.getImageData(0, 0, 1, 1).data.slice(0, 3)];
    },
    [...picture],
  );

test("is dark where the reader wants it dark, and axe finds nothing serious in either", async (t) => {
  const console = await openConsole(t, { viewport: { width: 1000, height: 800 } });
  const { page } = console;
  await busy(console);
  const seen = {};
  for (const colorScheme of ["light", "dark"]) {
    await page.emulateMedia({ colorScheme });
    assert.deepEqual(await findings(page), [], colorScheme);
    const picture = await page.screenshot();
    seen[colorScheme] = await firstPixel(page, picture);
  }
  assert.ok(
    seen.light.every((part) => part > 230),
    String(seen.light),
  );
  assert.ok(
    seen.dark.every((part) => part < 40),
    String(seen.dark),
  );
});

test("fits into a narrow window", async (t) => {
  const console = await openConsole(t, { viewport: { width: 320, height: 640 } });
  const { page } = console;
  await busy(console);
  const widths = await page.evaluate(() => [
    document.scrollingElement.scrollWidth,
    ...[...document.querySelectorAll("button, input, select, article, #log li")].map(
      (element) => element.getBoundingClientRect().right,
    ),
  ]);
  assert.ok(Math.max(...widths) <= 320, String(widths));
  assert.deepEqual(await findings(page), []);
});

test("works by keyboard alone, and shows where the focus is", async (t) => {
  const { page, connect, oauth } = await openConsole(t);
  const reached = [];
  const focused = () =>
    page.evaluate(() => {
      const { activeElement: it } = document;
      const name = it.id || it.dataset.fault || it.tagName;
      return [name, getComputedStyle(it).outlineStyle, getComputedStyle(it).outlineWidth];
    });
  for (;;) {
    await page.keyboard.press("Tab");
    const [name, style, width] = await focused();
    if (name === "BODY" || reached.includes(name)) break;
    assert.deepEqual([style, width], ["solid", "3px"], name);
    reached.push(name);
  }
  const wanted = await page.evaluate(() =>
    [...document.querySelectorAll("button, input, select, #log")].map(
      (it) => it.id || it.dataset.fault,
    ),
  );
  assert.deepEqual(reached, wanted);

  const client = connect({ maxRetries: 0 });
  await page.getByRole("button", { name: "Status 503" }).focus();
  await page.keyboard.press("Space");
  await page.getByText("status × 1").waitFor();
  assert.equal((await client.fetch("things")).status, 503);
  await page.locator("#lifetime").focus();
  await page.keyboard.press("ControlOrMeta+A");
  await page.keyboard.type("77");
  await page.keyboard.press("Enter");
  await page.getByText("Lifetime, oauth: done.").waitFor();
  assert.equal(oauth.settings.tokenLifetimeSeconds, 77);
});

test("says in words what the timeline draws", async (t) => {
  const console = await openConsole(t);
  await busy(console);
  const words = "oauth: token requests: 2, live tokens: 1, calls: 4, faults and errors: 2";
  await console.page.getByRole("img", { name: words }).waitFor();
});

test("says that the sandbox is gone", async (t) => {
  const { sandbox } = await setup(t, { console: true });
  const page = await newPage(t);
  await page.goto(`${sandbox.url}/_sandbox/console`);
  await page.getByText(/^Connected to /).waitFor();
  await sandbox.close();
  await page.getByText("The sandbox does not respond.").waitFor();
});

/** A page of another origin of this machine, and of another site. */
async function foreignPage(t) {
  const server = createServer((_request, response) => {
    response.setHeader("content-type", "text/html").end("<!doctype html><title>Foreign</title>");
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  t.after(() => server.close());
  return server.address().port;
}

for (const host of ["127.0.0.1", REBOUND]) {
  test(`a page of another origin cannot drive the sandbox or read of it: ${host}`, async (t) => {
    const { sandbox, oauth, connect } = await setup(t, { console: true });
    const client = connect();
    await client.fetch("things");
    const before = JSON.stringify(oauth.counters());
    const page = await newPage(t);
    await page.goto(`http://${host}:${await foreignPage(t)}/`);
    const outcome = await page.evaluate(async (url) => {
      const there = (path) => `${url}/_sandbox/${path}`;
      const post = (path, body) =>
        fetch(there(path), { method: "POST", mode: "no-cors", body }).then(
          ({ type }) => type,
          () => "failed",
        );
      const fault = JSON.stringify({ fault: { kind: "hang" }, times: "always" });
      const sent = [
        await post("oauth/revoke"),
        await post("oauth/api/faults", fault),
        await post("reset"),
      ];
      const readable = [];
      for (const path of ["state", "counters", "console"]) {
        const seen = await fetch(there(path)).then(
          () => "read",
          () => "failed",
        );
        readable.push(seen);
      }
      const script = document.createElement("script");
      script.src = there("console.js");
      const run = new Promise((resolve) => {
        script.onload = () => resolve("ran");
        script.onerror = () => resolve("failed");
      });
      document.head.append(script);
      const frame = document.createElement("iframe");
      frame.name = "frame";
      document.body.append(frame);
      // A form needs no permission of the other origin.
      const form = document.createElement("form");
      Object.assign(form, { method: "post", action: there("oauth/revoke"), target: "frame" });
      document.body.append(form);
      const answered = new Promise((resolve) => (frame.onload = resolve));
      form.submit();
      await answered;
      return { sent, readable, script: await run };
    }, sandbox.url);
    assert.deepEqual(outcome.readable, ["failed", "failed", "failed"]);
    assert.equal(outcome.script, "failed");
    assert.ok(!outcome.sent.includes("basic"));
    assert.equal(JSON.stringify(oauth.counters()), before);
    assert.equal((await client.fetch("things")).status, 200);
    assert.equal(oauth.counters().apiUnauthorized, 0);
  });
}

test("a name that is made to mean this machine gets nothing (DNS rebinding)", async (t) => {
  const { sandbox, oauth, connect } = await setup(t, { console: true });
  const client = connect();
  await client.fetch("things");
  const page = await newPage(t);
  const { port } = new URL(sandbox.url);
  const response = await page.goto(`http://${REBOUND}:${port}/_sandbox/console`);
  assert.equal(response.status(), 403);
  const statuses = await page.evaluate(async () => {
    const post = await fetch("/_sandbox/oauth/revoke", { method: "POST" });
    const state = await fetch("/_sandbox/state");
    return [post.status, state.status];
  });
  assert.deepEqual(statuses, [403, 403]);
  await client.fetch("things");
  assert.equal(oauth.counters().apiUnauthorized, 0);
});

test("no page can put the console into a frame", async (t) => {
  const { sandbox } = await setup(t, { console: true });
  const page = await newPage(t);
  await page.goto(`http://127.0.0.1:${await foreignPage(t)}/`);
  await page.evaluate((url) => {
    const frame = document.createElement("iframe");
    frame.src = `${url}/_sandbox/console`;
    document.body.append(frame);
    return new Promise((resolve) => (frame.onload = resolve));
  }, sandbox.url);
  const [, frame] = page.frames();
  assert.equal(await frame.locator("#connection").count(), 0);
});
