// Webhooks as a user's handler sees them: events narrow by the provider's discriminants, although types
// that this version does not know are kept.

import { EverbearerError, isEverbearerError } from "everbearer";
import { verifyWebhook as verifyNotification, eventIds } from "everbearer/athena";
import type { SubscriptionEvent, SubscriptionNotification } from "everbearer/athena";
import {
  isKnownEvent,
  isKnownV2Event,
  verifyV2Webhook,
  verifyWebhook,
  WebhookError,
} from "everbearer/vagaro";
import type {
  AppointmentEvent,
  CustomerEvent,
  EmployeeEvent,
  FormEvent,
  KnownEvent,
  LocationEvent,
  TransactionEvent,
  UnknownEvent,
  UnknownV2Event,
  V2CustomerPayload,
  V2TransactionEvent,
  V2WebhookEvent,
  WebhookErrorCode,
  WebhookEvent,
  WebhookRequest,
} from "everbearer/vagaro";
import type { IncomingMessage } from "node:http";
import type { AnyMembers, Holds, Same } from "./support.js";

export async function rightUse(
  incoming: IncomingMessage,
  body: Buffer<ArrayBuffer>,
): Promise<void> {
  const { headers } = incoming;
  const secret = process.env["WEBHOOK_SECRET"] ?? "";
  const requests: WebhookRequest[] = [
    new Request("https://hooks.example.com/"),
    { headers, body },
    { headers: new Headers(), body: "{}" },
    { headers: { a: "1", b: ["1"], c: undefined } as const, body: new ArrayBuffer(1) },
  ];
  for (const request of requests) {
    const event: WebhookEvent = await verifyWebhook(request, { secret });
    await verifyWebhook(request, { secret, toleranceSeconds: 60, now: () => 0 });
    await verifyWebhook(request, { secret, toleranceSeconds: undefined, now: undefined });
    const v2: V2WebhookEvent = await verifyV2Webhook(request, { verificationToken: secret });
    const notification: SubscriptionNotification = await verifyNotification(request, { secret });
    void [event, v2, notification];
  }
}

export async function misuse(incoming: IncomingMessage, request: Request): Promise<void> {
  // @ts-expect-error -- a message of Node is not a request: its body must be read first
  await verifyWebhook(incoming, { secret: "s" });
  // @ts-expect-error -- a parsed body cannot be verified
  await verifyWebhook({ headers: {}, body: { event_type: "form.submitted" } }, { secret: "s" });
  // @ts-expect-error -- the secret is required
  await verifyWebhook(request, {});
  // @ts-expect-error -- the secret is required
  await verifyWebhook(request);
  // @ts-expect-error -- it must not be undefined, as an environment variable may be
  await verifyWebhook(request, { secret: process.env["WEBHOOK_SECRET"] });
  // @ts-expect-error -- a number of seconds
  await verifyWebhook(request, { secret: "s", toleranceSeconds: "300" });
  // @ts-expect-error -- API V2 has a token and no secret
  await verifyV2Webhook(request, { secret: "s" });
  // @ts-expect-error -- its deliveries have no timestamp
  await verifyV2Webhook(request, { verificationToken: "t", toleranceSeconds: 300 });
}

/** Each type narrows; the rest is unknown, and still has all its members. */
export function contract(event: WebhookEvent): string | undefined {
  if (!isKnownEvent(event)) {
    event satisfies UnknownEvent;
    // @ts-expect-error -- the type of its data is unknown
    void event.data["some_id"].length;
    // A type newer than this version can be compared all the same.
    if (event.event_type === "giftcard.redeemed") return String(event.data["giftcard_id"]);
    return event.event_type + event.event_id;
  }
  switch (event.event_type) {
    case "appointment.created":
    case "appointment.updated":
    case "appointment.cancelled":
    case "appointment.completed":
    case "appointment.no_show":
      event satisfies AppointmentEvent;
      return event.data.customer?.customer_id ?? event.data.appointment_id;
    case "customer.created":
    case "customer.updated":
    case "customer.deleted":
      event satisfies CustomerEvent;
      return event.data.address?.postal_code ?? event.data.customer_id;
    case "employee.created":
    case "employee.updated":
    case "employee.deleted":
      event satisfies EmployeeEvent;
      return event.data.locations?.[0] ?? event.data.employee_id;
    case "transaction.created":
    case "transaction.completed":
    case "transaction.failed":
    case "transaction.refunded":
      event satisfies TransactionEvent;
      return event.data.total_amount?.toFixed(2) ?? event.data.transaction_id;
    case "form.submitted":
      event satisfies FormEvent;
      return event.data.fields?.[0]?.field_id ?? event.data.response_id;
    case "location.created":
    case "location.updated":
    case "location.deleted":
      event satisfies LocationEvent;
      return event.data.changes?.["name"] === undefined ? event.data.location_id : "renamed";
    default:
      // Nothing else is left: a newly known type must be added above.
      return event satisfies never;
  }
}

/** One comparison narrows as a switch does. */
export function comparison(event: KnownEvent): string | undefined {
  if (event.event_type === "customer.deleted") return event.data.customer_id;
  // @ts-expect-error -- no such type
  if (event.event_type === "customer.merged") return "no";
  // @ts-expect-error -- the event's type must be compared first
  return event.data.customer_id;
}

/** Unless the event is known, its type does not narrow its data. */
export function notAsked(event: WebhookEvent, other: V2WebhookEvent): void {
  // @ts-expect-error -- it may be an unknown event
  if (event.event_type === "customer.deleted") void event.data.email?.length;
  // @ts-expect-error -- it may be an unknown event
  if (other.type === "customer") void other.payload.email?.length;
}

export function v2(event: V2WebhookEvent): string | null | undefined {
  const when: string = event.createdDate;
  if (!isKnownV2Event(event)) {
    event satisfies UnknownV2Event;
    return `${event.type} ${event.action} ${String(event.payload["anything"])} ${when}`;
  }
  switch (event.type) {
    case "appointment":
      if (event.action === "deleted") return event.payload.appointmentId;
      event.action satisfies "created" | "updated";
      return event.payload.bookingStatus;
    case "customer":
      return event.payload.businessIds?.join();
    case "employee":
      return event.payload.serviceProviderId;
    case "formResponse":
      return event.payload.formTitle ?? event.payload.responseId;
    case "transaction":
      event satisfies V2TransactionEvent;
      return event.payload.ccAmount?.toFixed(2);
    case "business_location":
      return event.payload.businessName;
    default:
      return event satisfies never;
  }
}

export function notified(notification: SubscriptionNotification): string[] {
  const { topic, notificationEvent = [] } = notification.entry[0].resource;
  const events: readonly SubscriptionEvent[] = notificationEvent;
  const focus = events.map(({ id, focus }) => focus?.reference ?? focus?.identifier?.value ?? id);
  return [...eventIds(notification), ...focus, topic ?? ""];
}

/** Events of both kinds can be written as literals, for tests of a handler. */
export function forTests(): WebhookEvent[] {
  const envelope = { event_id: "1", timestamp: "2024-06-01T17:00:00Z" };
  return [
    { ...envelope, event_type: "giftcard.redeemed", data: {} },
    { ...envelope, event_type: "customer.deleted", data: { customer_id: "cust_1" } },
  ];
}

/** Every code has its case. */
export function status(error: WebhookError): number {
  switch (error.code) {
    case "signature_missing":
    case "signature_malformed":
    case "signature_mismatch":
    case "timestamp_missing":
    case "timestamp_malformed":
    case "timestamp_out_of_window":
      return 401;
    case "body_not_json":
    case "event_malformed":
      return 400;
    case "body_unreadable":
    case "invalid_secret":
      return 500;
    default:
      return error.code satisfies never;
  }
}

export function caught(error: unknown): WebhookErrorCode | undefined {
  return error instanceof WebhookError ? error.code : undefined;
}

/** It is of the family of all errors of the package, and narrows like the others. */
export function family(error: unknown): string | number | undefined {
  if (error instanceof WebhookError) {
    error satisfies EverbearerError;
    error.transient satisfies false;
    return error.retryAfterMs ?? error.status ?? error.requestId;
  }
  if (error instanceof EverbearerError) return error.code;
  return isEverbearerError(error) ? error.name : undefined;
}

export function readOnly(event: WebhookEvent, payload: V2CustomerPayload): void {
  // @ts-expect-error -- read-only
  event.event_id = "";
  // @ts-expect-error -- read-only
  payload.email = "";
}

export type Checks = [
  Holds<Same<ReturnType<typeof verifyWebhook>, Promise<WebhookEvent>>>,
  Holds<Same<ReturnType<typeof verifyV2Webhook>, Promise<V2WebhookEvent>>>,
  Holds<Same<ReturnType<typeof verifyNotification>, Promise<SubscriptionNotification>>>,
  Holds<Same<AnyMembers<WebhookEvent>, never>>,
  Holds<Same<AnyMembers<V2WebhookEvent["payload"]>, never>>,
  Holds<Same<AnyMembers<SubscriptionNotification>, never>>,
  Holds<Same<AnyMembers<WebhookError>, never>>,
];
