// Webhooks: only Web Crypto compares signatures and tokens, and a repeated delivery does what
// docs/webhooks.md says.

import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import { describe, test } from "node:test";
import { load } from "../packaging/load.mjs";
import { rejection } from "../support/setup.mjs";

const { verifyWebhook, verifyV2Webhook } = await load("everbearer/vagaro");
const athena = await load("everbearer/athena");

const SECRET = "canary-hook-secret";
const NOW = 4_000_000_000_000;
const now = () => NOW;

const hmac = (body, secret = SECRET) => createHmac("sha256", secret).update(body).digest("hex");
const EVENT = JSON.stringify({ event_type: "x", event_id: "1", timestamp: "t", data: {} });
const V2_EVENT = JSON.stringify({ id: "1", createdDate: "t", type: "x", action: "y", payload: {} });
const status = { resourceType: "SubscriptionStatus", notificationEvent: [{ id: "1" }] };
const BUNDLE = JSON.stringify({ resourceType: "Bundle", entry: [{ resource: status }] });

/** Each kind of webhook: verifies one with this proof, and the right proof. */
const KINDS = {
  contract: {
    right: hmac(EVENT),
    wrong: hmac(EVENT, "another"),
    verify: (proof, seconds = NOW / 1000) => {
      const headers = { "x-vagaro-signature": proof, "x-vagaro-timestamp": String(seconds) };
      return verifyWebhook({ headers, body: EVENT }, { secret: SECRET, now });
    },
  },
  V2: {
    right: SECRET,
    wrong: "a-token-of-others",
    verify: (proof) =>
      verifyV2Webhook(
        { headers: { "x-vagaro-signature": proof }, body: V2_EVENT },
        { verificationToken: SECRET },
      ),
  },
  athenahealth: {
    right: `sha256=${hmac(BUNDLE)}`,
    wrong: `sha256=${hmac(BUNDLE, "another")}`,
    verify: (proof) =>
      athena.verifyWebhook(
        { headers: { "x-hub-signature": proof }, body: BUNDLE },
        { secret: SECRET },
      ),
  },
};

for (const [name, { right, wrong, verify }] of Object.entries(KINDS)) {
  describe(`a webhook of ${name}`, () => {
    test("is judged by the constant-time comparison of Web Crypto alone", async (t) => {
      assert.ok(await verify(right));
      assert.equal((await rejection(verify(wrong))).code, "signature_mismatch");
      const { subtle } = globalThis.crypto;
      const compare = t.mock.method(subtle, "verify", async () => true);
      assert.ok(await verify(wrong), "whatever the comparison says decides");
      compare.mock.mockImplementation(async () => false);
      assert.equal((await rejection(verify(right))).code, "signature_mismatch");
      assert.equal(compare.mock.callCount(), 2);
      // The received value and the right one both have the hash's length.
      for (const { arguments: given } of compare.mock.calls) assert.equal(given[2].byteLength, 32);
    });

    test("that is refused reveals neither the secret nor the right signature", async () => {
      const error = await rejection(verify(wrong));
      for (const text of [SECRET, right, wrong]) {
        assert.ok(!`${error.stack}${JSON.stringify(error)}`.includes(text));
      }
    });

    test("is valid again when it is delivered again: remembering ids is up to the receiver", async () => {
      assert.deepEqual(await verify(right), await verify(right));
    });
  });
}

describe("a webhook of the contract with an old timestamp", () => {
  const { verify, right } = KINDS.contract;

  test("is refused beyond the tolerance, in both directions", async () => {
    for (const seconds of [NOW / 1000 - 301, NOW / 1000 + 301, 0, 99_999_999_999]) {
      assert.equal((await rejection(verify(right, seconds))).code, "timestamp_out_of_window");
    }
    for (const seconds of [NOW / 1000 - 300, NOW / 1000 + 300])
      assert.ok(await verify(right, seconds));
  });

  test("is accepted with a new one, because the timestamp is not signed", async () => {
    assert.equal((await verify(right, NOW / 1000)).event_id, "1");
  });
});
