// Owns what the tests of webhooks share: a secret, a signed request of Vagaro's contract, and the check that
// errors reveal nothing. Signatures are made by node:crypto, which the code under test does not use.

import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import { isEverbearerError } from "everbearer";
import { EverbearerError } from "../../../../build/js/errors/errors.js";
import * as vagaro from "../../../../build/js/providers/vagaro/webhooks.js";
import { WebhookError } from "../../../../build/js/webhooks/error.js";

export const SECRET = "hook-secret-7f";

/** The time of requests and of their verification, in Unix seconds. */
export const NOW = 1_700_000_000;

/** An HMAC in hexadecimal form. */
export const hmac = (body, { secret = SECRET, method = "sha256" } = {}) =>
  createHmac(method, secret).update(body).digest("hex");

export const EVENT = {
  event_type: "customer.updated",
  event_id: "evt_1",
  timestamp: "2024-06-01T17:00:00Z",
  data: { customer_id: "cust_1", email: "rosalind.fernsby@example.com" },
};
export const BODY = JSON.stringify(EVENT);

/** A signed request of Vagaro's contract, with other headers if given. */
export const signed = (body, headers) => ({
  headers: { "x-vagaro-signature": hmac(body), "x-vagaro-timestamp": `${NOW}`, ...headers },
  body,
});

export const verify = (request, options) =>
  vagaro.verifyWebhook(request, { secret: SECRET, now: () => NOW * 1000, ...options });

/** The error's code, after a check that the error reveals nothing. */
export async function codeOf(promise, hidden = []) {
  const error = await promise.then(
    () => assert.fail("the webhook was accepted"),
    (reason) => reason,
  );
  assert.ok(error instanceof WebhookError, `${error}`);
  assert.equal(error.name, "WebhookError");
  assert.equal(error.transient, false);
  assert.ok(error instanceof EverbearerError);
  assert.ok(isEverbearerError(error));
  for (const text of [SECRET, "fernsby", hmac(BODY), ...hidden]) {
    assert.ok(!`${error.message}${error.stack}${JSON.stringify(error)}`.includes(text), text);
  }
  return error.code;
}
/** Asserts that a request of the contract is refused with this code. */
export const refused = async (request, code, options) =>
  assert.equal(await codeOf(verify(request, options)), code);
