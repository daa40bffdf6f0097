// Owns verifying Vagaro's webhooks: the signed ones of the contract, and those of its API V2, which
// carry a token.

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
  /** The webhook's signing secret. */
  readonly secret: string;
  /** How far the timestamp may be from this machine's time, in seconds. Default: 300. */
  readonly toleranceSeconds?: number | undefined;
  /** This machine's time in milliseconds since the Unix epoch. Default: `Date.now`. */
  readonly now?: (() => number) | undefined;
}

/**
 * The event of a webhook, once its signature and its timestamp have been verified: an HMAC with
 * SHA-256 over the raw body in `x-vagaro-signature`, Unix seconds in `x-vagaro-timestamp`. Rejects with a
 * {@link WebhookError}.
 *
 * The timestamp is not signed. Its window keeps away old requests that are sent again as they were,
 * not a replayer who writes a new timestamp: process each `event_id` once.
 *
 * @throws WebhookError whose `code` says why the event is not accepted.
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
  // Eleven digits last for three thousand years; a count of milliseconds has thirteen.
  if (!/^\d{1,11}$/.test(timestamp)) {
    const message = `${TIMESTAMP} is not a whole number of Unix seconds.`;
    throw new WebhookError("timestamp_malformed", message);
  }
  // A tolerance or a clock that is no number lets nothing pass.
  const numeric = (value: unknown): number => (typeof value === "number" ? value : Number.NaN);
  const seconds = numeric(tolerance);
  const nowMs = numeric(typeof now === "function" ? (now as () => unknown)() : undefined);
  const distance = Math.abs(Math.floor(nowMs / 1000) - Number(timestamp));
  if (distance <= seconds) return;
  const message = `${TIMESTAMP} is ${distance} s away from this machine's time; ${seconds} s are tolerated. Either the request is an old one, or a clock is wrong.`;
  throw new WebhookError("timestamp_out_of_window", message);
}

/** The options of {@link verifyV2Webhook}. */
export interface VerifyV2WebhookOptions {
  /** The verification token that Vagaro shows with the webhook. */
  readonly verificationToken: string;
}

/**
 * The event of a webhook of Vagaro's API V2, once the token in `x-vagaro-signature` has been compared.
 * Rejects with a {@link WebhookError}.
 *
 * Despite its header's name the token is no signature. It is the same for every event and says who
 * sent it, not that the body is unchanged: only TLS guards that. Process each `id` once.
 *
 * @throws WebhookError whose `code` says why the event is not accepted.
 */
export async function verifyV2Webhook(
  request: WebhookRequest,
  options: VerifyV2WebhookOptions,
): Promise<V2WebhookEvent> {
  const expected = requireSecret(options, "verificationToken");
  await checkToken(requireHeader(request, SIGNATURE, "signature_missing"), expected);
  const received = parseObject(await readBody(request));
  // One of Vagaro's own samples has the other name.
  const event = { ...received, createdDate: received["createdDate"] ?? received["createdAt"] };
  requireTexts(event, ["id", "createdDate", "type", "action"]);
  requireObject(event, "payload");
  return event as unknown as V2WebhookEvent;
}
