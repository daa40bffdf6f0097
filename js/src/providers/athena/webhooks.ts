// Owns verifying the notifications of athenahealth's event subscriptions, and their types, with the names
// of FHIR. Members that are not listed here are kept.

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
  /** A relative URL, such as `Patient/a-195900.E-1`. */
  readonly reference?: string;
  /** System and value, such as `urn:athenahealth:athenanet:patient:195900` and `1`. */
  readonly identifier?: { readonly system?: string; readonly value?: string };
}

/** One event of a notification. It names the record that changed; the API has its content. */
export interface SubscriptionEvent {
  /** The event's id. An event that is delivered twice has the same id. */
  readonly id: string;
  /** The event's number within this notification, not within the subscription. */
  readonly eventNumber?: string;
  /** The time of the change. */
  readonly timestamp?: string;
  /** The record that changed. */
  readonly focus?: SubscriptionReference;
  /** Records that belong to it, such as patient and department. */
  readonly additionalContext?: readonly SubscriptionReference[];
}

/** The resource of a notification's first entry: the subscription and its events. */
export interface SubscriptionStatus {
  /** The type of FHIR resource. */
  readonly resourceType: "SubscriptionStatus";
  /** The resource's id. */
  readonly id?: string;
  /** The subscription's status, such as `active`. */
  readonly status?: string;
  /** The type of notification, such as `event-notification`. */
  readonly type?: string;
  /** The number of events since the subscription began, as text. */
  readonly eventsSinceSubscriptionStart?: string;
  /** The number of events in this notification. */
  readonly eventsInNotification?: number;
  /** The subscription. */
  readonly subscription?: SubscriptionReference;
  /** A URL that ends with the topic's name, such as `Patient.update`. */
  readonly topic?: string;
  /** The events. */
  readonly notificationEvent?: readonly SubscriptionEvent[];
}

/** A notification: a FHIR Bundle whose first entry is a SubscriptionStatus. */
export interface SubscriptionNotification {
  /** The type of FHIR resource. */
  readonly resourceType: "Bundle";
  /** The notification's id. */
  readonly id?: string;
  /** The type of bundle. */
  readonly type?: string;
  /** The time at which the notification was made. */
  readonly timestamp?: string;
  /** The entries; the first has the events. */
  readonly entry: readonly [
    { readonly fullUrl?: string; readonly resource: SubscriptionStatus },
    ...Fields[],
  ];
}

/** The options of {@link verifyWebhook}. */
export interface VerifyWebhookOptions {
  /** The secret that was sent as `X-Hub-Secret` when the subscription was created. Required. */
  readonly secret: string;
}

/**
 * Verifies a notification of an event subscription and returns it. Its signature is `method=hex` in
 * `x-hub-signature`, an HMAC over the raw body (W3C WebSub).
 *
 * A notification has no signed time of sending, so a copy that is sent later is verified as well: process
 * each of its {@link eventIds} once.
 *
 * @throws WebhookError whose `code` says why the notification is rejected.
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

// The sender chooses one of these; even the weakest is strong enough.
const HASHES: ReadonlyMap<string, HashName> = new Map([
  ["sha256", "SHA-256"],
  ["sha384", "SHA-384"],
  ["sha512", "SHA-512"],
]);

function parseSignature(header: string): { hash: HashName; hex: string } {
  const [, method, hex] = /^([a-z0-9-]{1,16})=(.*)$/i.exec(header) ?? [];
  if (method === undefined || hex === undefined) {
    const message = `${SIGNATURE} is not one value of the form method=hex.`;
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
    throw malformed("the first entry is not a SubscriptionStatus");
  }
  const { notificationEvent = [] } = status;
  if (!Array.isArray(notificationEvent) || !notificationEvent.every(isEvent)) {
    throw malformed("notificationEvent is not a list of events with ids");
  }
  return bundle as unknown as SubscriptionNotification;
}

const isEvent = (value: unknown): boolean =>
  isFields(value) && typeof value["id"] === "string" && value["id"] !== "";

/** The ids of a notification's events; empty if it is only about the subscription itself. */
export function eventIds(notification: SubscriptionNotification): string[] {
  return (notification.entry[0].resource.notificationEvent ?? []).map(({ id }) => id);
}
