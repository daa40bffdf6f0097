// athenahealth's event subscriptions: a notification is accepted with a signature by a strong method, and
// refused by name with any other.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import * as athena from "../../../../build/js/providers/athena/webhooks.js";
import { SECRET, codeOf, hmac } from "./support.mjs";

describe("a notification of athenahealth", () => {
  const notification = (ids, status) => ({
    resourceType: "Bundle",
    type: "history",
    entry: [
      {
        resource: {
          resourceType: "SubscriptionStatus",
          topic: "https://api.platform.athenahealth.com/fhir/r4/SubscriptionTopic/Patient.update",
          notificationEvent: ids.map((id) => ({ id, focus: { reference: "Patient/a-1.E-1" } })),
          ...status,
        },
        request: { method: "GET" },
      },
    ],
  });
  const hub = (body, signature = `sha256=${hmac(body)}`) => ({
    headers: { "X-Hub-Signature": signature },
    body,
  });
  const verifyHub = (request, secret = SECRET) => athena.verifyWebhook(request, { secret });
  const TEXT = JSON.stringify(notification(["e1", "e2"]));

  test("is accepted with sha256, sha384 and sha512, and names its events", async () => {
    for (const method of ["sha256", "sha384", "sha512"]) {
      const request = hub(TEXT, `${method}=${hmac(TEXT, { method })}`);
      const bundle = await verifyHub(request);
      assert.deepEqual(bundle, notification(["e1", "e2"]));
      assert.deepEqual(athena.eventIds(bundle), ["e1", "e2"]);
    }
  });

  test("may have its method and its digits in upper case", async () => {
    const bundle = await verifyHub(hub(TEXT, `SHA256=${hmac(TEXT).toUpperCase()}`));
    assert.deepEqual(bundle, notification(["e1", "e2"]));
  });

  test("without events is accepted and names none", async () => {
    const status = { notificationEvent: undefined, type: "handshake" };
    const bundle = await verifyHub(hub(JSON.stringify(notification([], status))));
    assert.deepEqual(athena.eventIds(bundle), []);
  });

  test("is refused by name if its method is weak or unknown, even with the right digest", async () => {
    for (const method of ["sha1", "SHA1", "md5", "sha224", "constructor"]) {
      const digest = /^c/.test(method) ? hmac(TEXT) : hmac(TEXT, { method });
      const promise = verifyHub(hub(TEXT, `${method}=${digest}`));
      await assert.rejects(promise, (error) => error.message.includes(` ${method} `));
      assert.equal(await codeOf(promise), "signature_malformed");
    }
    await assert.rejects(verifyHub(hub(TEXT, `sha1=${hmac(TEXT, { method: "sha1" })}`)), {
      message: /SHA-1 is too weak/,
    });
  });

  test("is refused if its signature is not of the form method=hex", async () => {
    const right = hmac(TEXT);
    for (const wrong of [
      right,
      `=${right}`,
      "sha256=",
      `sha256 =${right}`,
      `sha256=${right}=`,
      `sha512=${right}`,
      `sha256=${right}, sha1=${hmac(TEXT, { method: "sha1" })}`,
      `${"x".repeat(17)}=${right}`,
      `sha256\n=${right}`,
    ]) {
      const long = "x".repeat(17);
      assert.equal(await codeOf(verifyHub(hub(TEXT, wrong)), [long]), "signature_malformed", wrong);
    }
    assert.equal(await codeOf(verifyHub(hub(TEXT, []))), "signature_missing");
  });

  test("is refused for another body or secret", async () => {
    const { headers } = hub(TEXT);
    const changed = verifyHub({ headers, body: TEXT.replace("e1", "e3") });
    assert.equal(await codeOf(changed), "signature_mismatch");
    assert.equal(await codeOf(verifyHub(hub(TEXT), "other")), "signature_mismatch");
    assert.equal(await codeOf(verifyHub(hub(TEXT), "")), "invalid_secret");
  });

  test("is refused unless it is a bundle with a SubscriptionStatus and events with ids", async () => {
    const empty = { ...notification([]), entry: [] };
    for (const wrong of [
      { ...notification(["e1"]), resourceType: "Patient" },
      { resourceType: "Bundle" },
      empty,
      { ...empty, entry: { 0: {} } },
      { ...empty, entry: [{ resource: { resourceType: "Parameters" } }] },
      { ...empty, entry: [null] },
      notification([""]),
      notification([7]),
      notification(["e1", undefined]),
      notification([], { notificationEvent: {} }),
      notification([], { notificationEvent: null }),
      [],
    ]) {
      const body = JSON.stringify(wrong);
      assert.equal(await codeOf(verifyHub(hub(body))), "event_malformed", body);
    }
    assert.equal(await codeOf(verifyHub(hub("no JSON"))), "body_not_json");
  });
});
