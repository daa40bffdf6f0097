// Any request, secret and time given to webhook verification: a signed event, or a WebhookError.

import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import fc from "fast-check";
import { load } from "../packaging/load.mjs";
import { anyValue, build, objectOf } from "./values.mjs";
import { checkError, property, SECRET, settled } from "./world.mjs";

const athena = await load("everbearer/athena");
const vagaro = await load("everbearer/vagaro");

const NOW_MS = 1_700_000_000_000;
const KEY = SECRET;

const isOurs = (error) => {
  assert.equal(error.name, "WebhookError", String(error));
  checkError(error);
};

async function outcome(verify) {
  const { value, error } = await settled((async () => await verify())());
  if (error !== undefined) isOurs(error);
  return value;
}

const header = anyValue(
  "a",
  "sha256=",
  `sha256=${"0".repeat(64)}`,
  "0".repeat(64),
  "1700000000",
  KEY,
);
const request = fc.oneof(
  anyValue(),
  objectOf({
    headers: fc.oneof(
      anyValue(),
      objectOf({
        "x-vagaro-signature": header,
        "X-Vagaro-Timestamp": header,
        "x-hub-signature": header,
        "X-HUB-SIGNATURE": header,
        get: anyValue(),
      }),
    ),
    body: anyValue("{}"),
    arrayBuffer: anyValue(),
  }),
);
const options = fc.oneof(
  { weight: 1, arbitrary: anyValue() },
  {
    weight: 3,
    arbitrary: fc
      .tuple(
        anyValue(KEY),
        anyValue(300),
        anyValue(() => NOW_MS),
      )
      .map(([secret, toleranceSeconds, now]) => ({
        of: { secret, verificationToken: secret, toleranceSeconds, now },
      })),
  },
);

const RIGHT = { of: { secret: { data: KEY }, verificationToken: { data: KEY } } };
const SIGNED_NOW = {
  "x-vagaro-signature": "0".repeat(64),
  "x-vagaro-timestamp": String(NOW_MS / 1000),
};
const VERIFIERS = [athena.verifyWebhook, vagaro.verifyWebhook, vagaro.verifyV2Webhook];

property(
  "anything as a webhook's request and options",
  1_500,
  [request, options, fc.constantFrom(...VERIFIERS.keys())],
  async (given, own, at) => {
    const value = await outcome(() => VERIFIERS[at](build(given), build(own)));
    // The one request that can be valid without a signature: V2 has its token in a header.
    if (value !== undefined) assert.equal(at, 2);
  },
  [
    [{ data: null }, { data: undefined }, 0],
    [{ data: null }, RIGHT, 1],
    [
      { of: { headers: { data: SIGNED_NOW } } },
      { of: { ...RIGHT.of, now: { data: "a text" } } },
      1,
    ],
    [
      {
        of: { headers: { data: { "x-vagaro-signature": KEY } }, body: { kind: "detached buffer" } },
      },
      RIGHT,
      2,
    ],
  ],
);

const event = { event_type: "t", event_id: "e", timestamp: "2026-01-01T00:00:00Z", data: {} };
const bundle = {
  resourceType: "Bundle",
  entry: [{ resource: { resourceType: "SubscriptionStatus", notificationEvent: [{ id: "1" }] } }],
};
const v2Event = { id: "1", createdDate: "d", type: "t", action: "a", payload: {} };

const body = fc.oneof(
  fc.constantFrom(event, bundle, v2Event).map((value) => JSON.stringify(value)),
  fc.json(),
  fc.string(),
  fc.nat(50_000).map((depth) => "[".repeat(depth) + "]".repeat(depth)),
  fc
    .constantFrom(event, bundle)
    .chain((value) =>
      fc
        .tuple(fc.constantFrom(...Object.keys(value), "__proto__"), fc.jsonValue())
        .map(([name, one]) =>
          JSON.stringify({ ...value, ...JSON.parse(JSON.stringify({ [name]: one })) }),
        ),
    ),
);

/** At most one change to a text: a character removed, inserted or replaced. */
const change = fc.option(
  fc.record({ at: fc.nat(), length: fc.nat(2), text: fc.string({ maxLength: 2 }) }),
);

function changed(text, made) {
  if (!made) return text;
  const at = made.at % (text.length + 1);
  return text.slice(0, at) + made.text + text.slice(at + made.length);
}

const SIGNED = {
  athena: (text, signature) => ({
    verify: athena.verifyWebhook,
    headers: { "x-hub-signature": `sha256=${signature}` },
    body: text,
  }),
  vagaro: (text, signature) => ({
    verify: vagaro.verifyWebhook,
    headers: { "x-vagaro-signature": signature, "x-vagaro-timestamp": String(NOW_MS / 1000) },
    body: text,
  }),
};

property(
  "signed bodies with one character possibly changed",
  1_500,
  [fc.constantFrom(...Object.keys(SIGNED)), body, change, change, change],
  async (name, text, inBody, inSignature, inSecret) => {
    const sign = (secret, bytes) => createHmac("sha256", secret).update(bytes).digest("hex");
    const bytes = new TextEncoder().encode(changed(text, inBody));
    const signature = changed(sign(KEY, new TextEncoder().encode(text)), inSignature);
    const secret = changed(KEY, inSecret);
    const { verify, headers } = SIGNED[name](text, signature);
    const own = { secret, now: () => NOW_MS };
    const value = await outcome(() => verify({ headers, body: bytes }, own));
    const isRight = secret.trim() !== "" && signature.toLowerCase() === sign(secret, bytes);
    if (value !== undefined) assert.ok(isRight, "an event that nobody signed");
    if (value === undefined && isRight) assert.throws(() => assertEvent(name, bytes));
  },
);

/** Throws unless the bytes are an event that the verifier should have accepted. */
function assertEvent(name, bytes) {
  const value = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  if (name === "vagaro") {
    for (const member of ["event_type", "event_id", "timestamp"])
      assert.ok(value[member].length > 0);
    assert.ok(typeof value.data === "object" && !Array.isArray(value.data) && value.data !== null);
    for (const member of ["event_type", "event_id"]) assert.equal(typeof value[member], "string");
    assert.equal(typeof value.timestamp, "string");
    return;
  }
  assert.equal(value.resourceType, "Bundle");
  assert.equal(value.entry[0].resource.resourceType, "SubscriptionStatus");
  assert.ok(!Array.isArray(value.entry[0].resource));
  const { notificationEvent = [] } = value.entry[0].resource;
  for (const { id } of notificationEvent) assert.ok(typeof id === "string" && id !== "");
}
