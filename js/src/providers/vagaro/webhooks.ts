// Owns verifying Vagaro's webhooks: those of the seed contract, which are signed, and those of API V2,
// which carry a token.

import { ownMembers } from "../../values/own-members.js";
import { WebhookError } from "../../webhooks/error.js";
import { parseObject, requireObject, requireTexts } from "../../webhooks/event.js";
import { readBody, requireHeader } from "../../webhooks/request.js";
import type { WebhookRequest } from "../../webhooks/request.js";
import {
  checkHmac,
  checkToken,
  requireSecret,
  signatureFromHex,
} from "../../webhooks/signature.js";
import type { V2WebhookEvent } from "./v2-webhook-events.js";
import type { WebhookEvent } from "./webhook-events.js";

const SIGNATURE = "x-vagaro-signature";
const TIMESTAMP = "x-vagaro-timestamp";

/** The options of {@link verifyWebhook}. */
export interface VerifyWebhookOptions {
  /** The webhook's signing secret. Required. */
  readonly secret: string;
  /** Maximum distance between the timestamp and this machine's time, in seconds. Default: 300. */
  readonly toleranceSeconds?: number | undefined;
  /** Returns this machine's time, in milliseconds since the Unix epoch. Default: `Date.now`. */
  readonly now?: (() => number) | undefined;
}

/**
 * Verifies a webhook of the seed contract and returns its event. The signature in `x-vagaro-signature` is
 * an HMAC with SHA-256 over the raw body; `x-vagaro-timestamp` has Unix seconds.
 *
 * The timestamp is not signed. Its window rejects old requests that are sent again unchanged, but an
 * attacker can write a new timestamp: process each `event_id` once.
 *
 * @throws WebhookError whose `code` says why the webhook is rejected.
 */
export async function verifyWebhook(
  request: WebhookRequest,
  options: VerifyWebhookOptions,
): Promise<WebhookEvent> {
  const key = requireSecret(options, "secret");
  const { toleranceSeconds = 300, now = Date.now } = ownMembers(options);
  const hex = requireHeader(request, SIGNATURE, "signature_missing");
  const signature = signatureFromHex(hex, "SHA-256");
  checkTimestamp(requireHeader(request, TIMESTAMP, "timestamp_missing"), toleranceSeconds, now);
  const body = await readBody(request);
  await checkHmac("SHA-256", key, signature, body);
  const event = parseObject(body);
  requireTexts(event, ["event_type", "event_id", "timestamp"]);
  requireObject(event, "data");
  return event as unknown as WebhookEvent;
}

function checkTimestamp(timestamp: string, tolerance: unknown, now: unknown): void {
  // Eleven digits suffice for three thousand years; milliseconds have thirteen.
  if (!/^\d{1,11}$/.test(timestamp)) {
    const message = `${TIMESTAMP} is not a whole number of Unix seconds.`;
    throw new WebhookError("timestamp_malformed", message);
  }
  // NaN, for a tolerance or a clock that is not a number, rejects everything.
  const numeric = (value: unknown): number => (typeof value === "number" ? value : Number.NaN);
  const seconds = numeric(tolerance);
  const nowMs = numeric(typeof now === "function" ? (now as () => unknown)() : undefined);
  const distance = Math.abs(Math.floor(nowMs / 1000) - Number(timestamp));
  if (distance <= seconds) return;
  const message = `${TIMESTAMP} is ${distance} s away from this machine's time; ${seconds} s are tolerated. Either the request is old, or a clock is wrong.`;
  throw new WebhookError("timestamp_out_of_window", message);
}

/** The options of {@link verifyV2Webhook}. */
export interface VerifyV2WebhookOptions {
  /** The verification token that Vagaro shows with the webhook. Required. */
  readonly verificationToken: string;
}

/**
 * Verifies a webhook of Vagaro's API V2, by the token in `x-vagaro-signature`, and returns its event.
 *
 * Despite the header's name the token is not a signature. It is the same for every event: it authenticates
 * the sender, but does not protect the body, which only TLS does. Process each `id` once.
 *
 * @throws WebhookError whose `code` says why the webhook is rejected.
 */
export async function verifyV2Webhook(
  request: WebhookRequest,
  options: VerifyV2WebhookOptions,
): Promise<V2WebhookEvent> {
  const expected = requireSecret(options, "verificationToken");
  await checkToken(requireHeader(request, SIGNATURE, "signature_missing"), expected);
  const received = parseObject(await readBody(request));
  // One of Vagaro's samples has the other name.
  const event = { ...received, createdDate: received["createdDate"] ?? received["createdAt"] };
  requireTexts(event, ["id", "createdDate", "type", "action"]);
  requireObject(event, "payload");
  return event as unknown as V2WebhookEvent;
}
