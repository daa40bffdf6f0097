// Vagaro's webhooks: accepted with the contract's signature and timestamp, or the token of API V2, and
// refused with a code otherwise.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { isKnownV2Event } from "../../../../build/js/providers/vagaro/v2-webhook-events.js";
import { isKnownEvent } from "../../../../build/js/providers/vagaro/webhook-events.js";
import * as vagaro from "../../../../build/js/providers/vagaro/webhooks.js";
import { BODY, EVENT, NOW, SECRET, codeOf, hmac, refused, signed, verify } from "./support.mjs";

describe("a signature of the contract", () => {
  test("is over the bytes: the same JSON in another order is refused", async () => {
    const { data, ...rest } = EVENT;
    const reordered = JSON.stringify({ data, ...rest });
    assert.deepEqual(JSON.parse(reordered), EVENT);
    await refused({ ...signed(BODY), body: reordered }, "signature_mismatch");
    await refused({ ...signed(BODY), body: `${BODY}\n` }, "signature_mismatch");
    assert.deepEqual(await verify(signed(reordered)), EVENT);
  });

  test("over bytes that are not UTF-8 is verified before they are parsed", async () => {
    const body = new Uint8Array([0x22, 0xff, 0xfe, 0x22]);
    await refused(signed(body), "body_not_json");
    const replaced = new TextDecoder().decode(body);
    await refused({ ...signed(body), body: replaced }, "signature_mismatch");
  });

  test("is accepted in upper case as well", async () => {
    const headers = { "x-vagaro-signature": hmac(BODY).toUpperCase() };
    assert.deepEqual(await verify(signed(BODY, headers)), EVENT);
  });

  test("with anything but 64 hexadecimal digits is malformed", async () => {
    const right = hmac(BODY);
    for (const wrong of [
      right.slice(2),
      right.slice(1),
      `${right}00`,
      ` ${right}`,
      `${right}\n`,
      `sha256=${right}`,
      `0x${right.slice(2)}`,
      `${right.slice(1)}g`,
      `${right.slice(2)}é1`,
      Buffer.from(right, "hex").toString("base64"),
    ]) {
      await refused(signed(BODY, { "x-vagaro-signature": wrong }), "signature_malformed");
    }
  });

  test("by another secret, or changed in its first or last digit, is a mismatch", async () => {
    const right = hmac(BODY);
    const other = (digit) => (digit === "0" ? "1" : "0");
    for (const wrong of [
      hmac(BODY, { secret: `${SECRET} ` }),
      other(right[0]) + right.slice(1),
      right.slice(0, -1) + other(right.at(-1)),
    ]) {
      await refused(signed(BODY, { "x-vagaro-signature": wrong }), "signature_mismatch");
    }
  });

  test("must be there", async () => {
    for (const none of [undefined, "", []]) {
      await refused(signed(BODY, { "x-vagaro-signature": none }), "signature_missing");
    }
  });

  test("with an empty secret is refused as a configuration error", async () => {
    for (const secret of ["", " \n", undefined, null, 7]) {
      const headers = { "x-vagaro-signature": hmac(BODY, { secret: "" }) };
      await refused(signed(BODY, headers), "invalid_secret", { secret });
    }
  });
});

describe("a timestamp of the contract", () => {
  const at = (timestamp) => signed(BODY, { "x-vagaro-timestamp": timestamp });

  test("is accepted up to its tolerance, in the past and in the future", async () => {
    for (const distance of [-300, 0, 300]) {
      assert.deepEqual(await verify(at(`${NOW + distance}`)), EVENT);
      const narrow = { toleranceSeconds: Math.abs(distance) };
      assert.deepEqual(await verify(at(`${NOW + distance}`), narrow), EVENT);
    }
    assert.deepEqual(await verify(at(`${NOW - 300}`), { now: () => NOW * 1000 + 999 }), EVENT);
  });

  test("is refused beyond it", async () => {
    for (const wrong of [NOW - 301, NOW + 301, 0, 99_999_999_999]) {
      await refused(at(`${wrong}`), "timestamp_out_of_window");
    }
    await refused(at(`${NOW - 1}`), "timestamp_out_of_window", { toleranceSeconds: 0 });
  });

  test("is never accepted if the tolerance or the clock is not a number", async () => {
    await refused(at(`${NOW}`), "timestamp_out_of_window", { toleranceSeconds: NaN });
    await refused(at(`${NOW}`), "timestamp_out_of_window", { now: () => NaN });
  });

  test("is a whole number of seconds, not of milliseconds", async () => {
    for (const wrong of [
      `${NOW}000`,
      `${NOW}.0`,
      `-${NOW}`,
      `+${NOW}`,
      ` ${NOW}`,
      "1.7e9",
      "0x6553f100",
      "١٧٠٠٠٠٠٠٠٠",
      "NaN",
      "2023-11-14T22:13:20Z",
    ]) {
      await refused(at(wrong), "timestamp_malformed");
    }
  });

  test("must be there", () => refused(at(undefined), "timestamp_missing"));

  test("is compared with the machine's clock by default", async (t) => {
    t.mock.timers.enable({ apis: ["Date"], now: NOW * 1000 });
    assert.deepEqual(await vagaro.verifyWebhook(signed(BODY), { secret: SECRET }), EVENT);
    t.mock.timers.setTime((NOW + 301) * 1000);
    const late = vagaro.verifyWebhook(signed(BODY), { secret: SECRET });
    assert.equal(await codeOf(late), "timestamp_out_of_window");
  });
});

describe("an event of the contract", () => {
  const parsed = async (event_type) => {
    const event = { ...EVENT, event_type, api_version: 2, data: { any_id: "1", nested: [{}] } };
    const received = await verify(signed(JSON.stringify(event)));
    assert.deepEqual(received, event);
    return received;
  };

  test("is known for each type of the contract", async () => {
    for (const event_type of [
      ...["created", "updated", "cancelled", "completed", "no_show"].map((x) => `appointment.${x}`),
      ...["created", "updated", "deleted"].flatMap((x) =>
        ["customer", "employee", "location"].map((subject) => `${subject}.${x}`),
      ),
      ...["created", "completed", "failed", "refunded"].map((x) => `transaction.${x}`),
      "form.submitted",
    ]) {
      assert.ok(isKnownEvent(await parsed(event_type)), event_type);
    }
  });

  test("of any other type is unknown and keeps all its members", async () => {
    for (const event_type of ["giftcard.redeemed", "form.created", "form", "Form.submitted", "."]) {
      assert.ok(!isKnownEvent(await parsed(event_type)), event_type);
    }
  });

  test("is refused unless it is a JSON object with all members of the envelope", async () => {
    await refused(signed("{"), "body_not_json");
    await refused(signed(""), "body_not_json");
    for (const value of [[EVENT], null, "text", 7]) {
      await refused(signed(JSON.stringify(value)), "event_malformed");
    }
    for (const name of Object.keys(EVENT)) {
      for (const wrong of [undefined, null, "", 7, []]) {
        const body = JSON.stringify({ ...EVENT, [name]: wrong });
        await refused(signed(body), "event_malformed");
      }
    }
  });
});

describe("a webhook of Vagaro's API V2", () => {
  const TOKEN = "Verification+Token/9=";
  const V2 = {
    id: "254f",
    createdDate: "2024-02-15T00:00:00Z",
    type: "appointment",
    action: "created",
    payload: { appointmentId: "a==", calendarEventId: null, businessId: "b" },
  };
  const request = (event, token = TOKEN) => ({
    headers: { "X-Vagaro-Signature": token },
    body: typeof event === "string" ? event : JSON.stringify(event),
  });
  const verifyV2 = (one, verificationToken = TOKEN) =>
    vagaro.verifyV2Webhook(one, { verificationToken });

  test("is accepted with its token and known by type and action", async () => {
    const types = ["appointment", "customer", "employee", "formResponse", "transaction"];
    for (const type of [...types, "business_location", "giftCard"]) {
      for (const action of ["created", "updated", "deleted", "archived"]) {
        const event = { ...V2, type, action, extra: [1] };
        const received = await verifyV2(request(event));
        assert.deepEqual(received, event);
        const known = type !== "giftCard" && action !== "archived";
        assert.equal(isKnownV2Event(received), known, `${type} ${action}`);
      }
    }
  });

  test("is refused with any other token, of any length", async () => {
    for (const token of ["x", TOKEN.toLowerCase(), TOKEN.slice(1), `${TOKEN}x`, ` ${TOKEN}`]) {
      assert.equal(await codeOf(verifyV2(request(V2, token)), [TOKEN]), "signature_mismatch");
    }
    assert.equal(await codeOf(verifyV2(request(V2, [TOKEN, TOKEN]))), "signature_mismatch");
    assert.equal(await codeOf(verifyV2(request(V2, "")), [TOKEN]), "signature_missing");
    assert.equal(await codeOf(verifyV2(request(V2, ""), "")), "invalid_secret");
  });

  test("has its createdAt as createdDate as well", async () => {
    const { createdDate, ...rest } = V2;
    const event = await verifyV2(request({ ...rest, createdAt: createdDate }));
    assert.deepEqual(event, { ...rest, createdAt: createdDate, createdDate });
    const both = { ...V2, createdAt: "2000-01-01T00:00:00Z" };
    assert.deepEqual(await verifyV2(request(both)), both);
  });

  test("without JSON or a member of the envelope is refused", async () => {
    assert.equal(await codeOf(verifyV2(request("<xml/>"))), "body_not_json");
    for (const name of Object.keys(V2)) {
      const event = { ...V2, [name]: undefined };
      assert.equal(await codeOf(verifyV2(request(event))), "event_malformed", name);
    }
  });
});
