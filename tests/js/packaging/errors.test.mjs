// Every error of the package is of one family, whichever entry threw it and however the entries were loaded.

import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { test } from "node:test";
import { format, load } from "./load.mjs";

const require = createRequire(import.meta.url);
const { EverbearerError, isEverbearerError } = await load("everbearer");

/** The error of a webhook without a signature. */
const rejected = ({ verifyWebhook }) =>
  verifyWebhook({ headers: {}, body: "{}" }, { secret: "s" }).then(
    () => assert.fail("the webhook was accepted"),
    (reason) => reason,
  );

for (const name of ["everbearer/athena", "everbearer/vagaro"]) {
  test(`${name}: its errors are EverbearerErrors`, async () => {
    const { ApiError, WebhookError } = await load(name);
    for (const type of [ApiError, WebhookError]) {
      assert.ok(type.prototype instanceof EverbearerError, type.name);
    }
  });

  test(`${name}: the error of a webhook is one, with the members of all`, async () => {
    const entry = await load(name);
    const error = await rejected(entry);
    assert.ok(error instanceof entry.WebhookError && error instanceof EverbearerError);
    const { code, transient, cause } = error;
    assert.deepEqual(
      { name: error.name, code, transient, cause },
      { name: "WebhookError", code: "signature_missing", transient: false, cause: undefined },
    );
    assert.match(error.stack, /^WebhookError: The request has no x-/);
  });

  test(`${name}: the error of a copy that is loaded in the other way is recognised`, async () => {
    const copy = format === "require" ? await import(name) : require(name);
    const error = await rejected(copy);
    assert.equal(error instanceof EverbearerError, false);
    assert.ok(isEverbearerError(error));
    assert.equal(error.name, "WebhookError");
  });
}

test("the entries of providers share their error classes", async () => {
  const [athena, vagaro] = [await load("everbearer/athena"), await load("everbearer/vagaro")];
  assert.equal(athena.WebhookError, vagaro.WebhookError);
  assert.equal(athena.ApiError, vagaro.ApiError);
});
