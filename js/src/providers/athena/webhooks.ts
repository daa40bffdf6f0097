// Owns verifying the notifications of athenahealth's event subscriptions, and their types: names and
// members are those of FHIR. Members not named here are kept.

import { isFields } from "../../values/fields.js";
import type { Fields } from "../../values/fields.js";
import { WebhookError } from "../../webhooks/error.js";
import { malformed, parseObject } from "../../webhooks/event.js";
import { readBody, requireHeader } from "../../webhooks/request.js";
import type { WebhookRequest } from "../../webhooks/request.js";
import { checkHmac, requireSecret, signatureFromHex } from "../../webhooks/signature.js";
import type { HashName } from "../../webhooks/signature.js";

const SIGNATURE = "x-hub-signature";

/** A FHIR reference: by URL, by an identifier of athenahealth's own API, or both. */
export interface SubscriptionReference {
  /** Such as `Patient/a-195900.E-1`. */
  readonly reference?: string;
  /** Such as `urn:athenahealth:athenanet:patient:195900` and `1`. */
  readonly identifier?: { readonly system?: string; readonly value?: string };
}

/** One event of a notification. It names what has changed; the API tells what it is now. */
export interface SubscriptionEvent {
  /** Names the event: an event that comes twice has the same. */
  readonly id: string;
  /** The event's number within this notification, not within the subscription. */
  readonly eventNumber?: string;
  /** When the change was made. */
  readonly timestamp?: string;
  /** What has changed. */
  readonly focus?: SubscriptionReference;
  /** What belongs to it, such as patient or department. */
  readonly additionalContext?: readonly SubscriptionReference[];
}

/** The first entry's resource: what the subscription is, and its events. */
export interface SubscriptionStatus {
  readonly resourceType: "SubscriptionStatus";
  readonly id?: string;
  readonly status?: string;
  readonly type?: string;
  readonly eventsSinceSubscriptionStart?: string;
  readonly eventsInNotification?: number;
  readonly subscription?: SubscriptionReference;
  /** A URL that ends with the topic's name, such as `Patient.update`. */
  readonly topic?: string;
  readonly notificationEvent?: readonly SubscriptionEvent[];
}

/** A notification: a FHIR Bundle whose first entry is a SubscriptionStatus. */
export interface SubscriptionNotification {
  readonly resourceType: "Bundle";
  readonly id?: string;
  readonly type?: string;
  /** When the notification was made. */
  readonly timestamp?: string;
  readonly entry: readonly [
    { readonly fullUrl?: string; readonly resource: SubscriptionStatus },
    ...Fields[],
  ];
}

/** The options of {@link verifyWebhook}. */
export interface VerifyWebhookOptions {
  /** The secret that was sent as `X-Hub-Secret` when the subscription was created. */
  readonly secret: string;
}

/**
 * The notification of an event subscription, once its signature has been verified: `method=hex` in
 * `x-hub-signature`, an HMAC over the raw body, as in W3C WebSub. Rejects with a {@link WebhookError}.
 *
 * Nothing in a notification says when it was sent, so one that is sent again is verified again:
 * process each of its {@link eventIds} once.
 *
 * @throws WebhookError whose `code` says why the notification is not accepted.
 */
export async function verifyWebhook(
  request: WebhookRequest,
  options: VerifyWebhookOptions,
): Promise<SubscriptionNotification> {
  const key = requireSecret(options, "secret");
  const { hash, hex } = parseSignature(requireHeader(request, SIGNATURE, "signature_missing"));
  const signature = signatureFromHex(hex, hash);
  const body = await readBody(request);
  await checkHmac(hash, key, signature, body);
  return asNotification(parseObject(body));
}

// The sender chooses among these; the weakest of them is as strong as the scheme needs.
const HASHES: ReadonlyMap<string, HashName> = new Map([
  ["sha256", "SHA-256"],
  ["sha384", "SHA-384"],
  ["sha512", "SHA-512"],
]);

function parseSignature(header: string): { hash: HashName; hex: string } {
  const [, method, hex] = /^([a-z0-9-]{1,16})=(.*)$/i.exec(header) ?? [];
  if (method === undefined || hex === undefined) {
    const message = `${SIGNATURE} is not of the form method=hex, once.`;
    throw new WebhookError("signature_malformed", message);
  }
  const hash = HASHES.get(method.toLowerCase());
  if (hash) return { hash, hex };
  const message = `The signature's method ${method} is not accepted; ${[...HASHES.keys()].join(", ")} are. ${advice(method)}`;
  throw new WebhookError("signature_malformed", message);
}

function advice(method: string): string {
  return method.toLowerCase() === "sha1"
    ? "SHA-1 is too weak to rely on, and athenahealth signs with sha256: find out who sent this."
    : "If athenahealth has changed its method, a newer version of this package may know it.";
}

function asNotification(bundle: Fields): SubscriptionNotification {
  const { resourceType, entry } = bundle;
  if (resourceType !== "Bundle") throw malformed("resourceType is not Bundle");
  const first: unknown = Array.isArray(entry) ? entry[0] : undefined;
  const status = isFields(first) ? first["resource"] : undefined;
  if (!isFields(status) || status["resourceType"] !== "SubscriptionStatus") {
    throw malformed("the first entry is no SubscriptionStatus");
  }
  const { notificationEvent = [] } = status;
  if (!Array.isArray(notificationEvent) || !notificationEvent.every(isEvent)) {
    throw malformed("notificationEvent is no list of events with an id");
  }
  return bundle as unknown as SubscriptionNotification;
}

const isEvent = (value: unknown): boolean =>
  isFields(value) && typeof value["id"] === "string" && value["id"] !== "";

/** The ids of a notification's events; none if it only tells about the subscription itself. */
export function eventIds(notification: SubscriptionNotification): string[] {
  return (notification.entry[0].resource.notificationEvent ?? []).map(({ id }) => id);
}
