// Owns the known events of Vagaro's API V2, with Vagaro's names. Optional members may be missing or null. The
// content of `payload` is not checked, and members that are not listed here are kept.

import type { Fields as JsonObject } from "../../values/fields.js";

const TYPES = [
  "appointment",
  "customer",
  "employee",
  "formResponse",
  "transaction",
  "business_location",
] as const;
const ACTIONS = ["created", "updated", "deleted"] as const;

const KNOWN_TYPES: ReadonlySet<string> = new Set(TYPES);
const KNOWN_ACTIONS: ReadonlySet<string> = new Set(ACTIONS);

interface Envelope<Type extends string, Action extends string, Payload> {
  /** The event's id. An event that is delivered twice has the same id. */
  readonly id: string;
  /** The time at which the event was made, to order events by; also set from `createdAt`. */
  readonly createdDate: string;
  /** The kind of record that the event is about. */
  readonly type: Type;
  /** What happened to the record: `created`, `updated` or `deleted`. */
  readonly action: Action;
  /** The record's current state. */
  readonly payload: Payload;
}

type Fields<Text extends string, Numeric extends string = never> = {
  readonly [Name in Text]?: string | null;
} & { readonly [Name in Numeric]?: number | null };

type Business = Fields<"businessId" | "businessAlias" | "businessGroupId">;

type Place = Fields<
  | "streetAddress"
  | "city"
  | "regionCode"
  | "regionName"
  | "countryCode"
  | "countryName"
  | "postalCode"
>;

/** The payload of a {@link V2AppointmentEvent}. Times are as Vagaro sends them; no time zone is assumed. */
export interface V2AppointmentPayload
  extends
    Business,
    Fields<
      | "startTime"
      | "endTime"
      | "bookingStatus"
      | "serviceTitle"
      | "serviceId"
      | "calendarEventId"
      | "eventType"
      | "onlineVsInhouse"
      | "appointmentTypeCode"
      | "appointmentTypeName"
      | "customerId"
      | "bookingSource"
      | "serviceProviderId"
      | "serviceProvider"
      | "serviceCategory"
      | "createdDate"
      | "createdBy"
      | "modifiedDate"
      | "modifiedBy",
      "amount"
    > {
  /** The appointment's id. */
  readonly appointmentId: string;
  /** The appointment's length, as Vagaro sends it. */
  readonly duration?: number | string | null;
  /** Ids of responses to forms. */
  readonly formResponseIds?: readonly string[] | null;
}

/** The payload of a {@link V2CustomerEvent}. */
export interface V2CustomerPayload
  extends
    Place,
    Fields<
      | "customerFirstName"
      | "customerLastName"
      | "businessGroupId"
      | "email"
      | "mobilePhone"
      | "dayPhone"
      | "nightPhone"
    > {
  /** The customer's id. */
  readonly customerId: string;
  /** All businesses that the customer now belongs to; the customer has left those that are missing. */
  readonly businessIds?: readonly string[] | null;
}

/** The payload of a {@link V2FormResponseEvent}. */
export interface V2FormResponsePayload
  extends
    Business,
    Fields<
      "formId" | "customerId" | "appointmentId" | "membershipId" | "formTitle" | "formPublishedDate"
    > {
  /** The id of the filled-in form. */
  readonly responseId: string;
  /** The form's questions and answers. */
  readonly questionsAndAnswers?: readonly JsonObject[] | null;
}

/** The payload of a {@link V2TransactionEvent}: one item of a payment. */
export interface V2TransactionPayload
  extends
    Business,
    Fields<
      | "transactionDate"
      | "transactionId"
      | "userPaymentId"
      | "userPaymentsMstId"
      | "brandName"
      | "itemSold"
      | "purchaseType",
      | "quantity"
      | "ccAmount"
      | "cashAmount"
      | "checkAmount"
      | "achAmount"
      | "packageRedemption"
      | "bankAccountAmount"
      | "vagaroPayLaterAmount"
    > {}

/** The payload of a {@link V2EmployeeEvent}. Its members are not documented in public. */
export interface V2EmployeePayload extends Business {
  /** The employee's id. */
  readonly serviceProviderId?: string | null;
}

/** The payload of a {@link V2LocationEvent}. */
export interface V2LocationPayload
  extends Business, Place, Fields<"businessName" | "createdDate" | "modifiedDate"> {
  /** The facility, as Vagaro sends it. */
  readonly facilityInfo?: JsonObject | null;
  /** Opening hours, as Vagaro sends them. */
  readonly businessHours?: readonly JsonObject[] | null;
}

type Known<Type extends (typeof TYPES)[number], Payload> = Envelope<
  Type,
  (typeof ACTIONS)[number],
  Payload
>;

/** An appointment was created, updated or deleted. */
export type V2AppointmentEvent = Known<"appointment", V2AppointmentPayload>;
/** A customer was changed, or now belongs to other businesses. */
export type V2CustomerEvent = Known<"customer", V2CustomerPayload>;
/** An employee was created, updated or deleted. */
export type V2EmployeeEvent = Known<"employee", V2EmployeePayload>;
/** A form was filled in. */
export type V2FormResponseEvent = Known<"formResponse", V2FormResponsePayload>;
/** A payment was made. */
export type V2TransactionEvent = Known<"transaction", V2TransactionPayload>;
/** A business location was created, updated or deleted. */
export type V2LocationEvent = Known<"business_location", V2LocationPayload>;

/** An event whose type and action this version knows. A `switch` over its `type` narrows it. */
export type KnownV2Event =
  | V2AppointmentEvent
  | V2CustomerEvent
  | V2EmployeeEvent
  | V2FormResponseEvent
  | V2TransactionEvent
  | V2LocationEvent;

/** An event whose type or action this version does not know. */
export type UnknownV2Event = Envelope<string, string, JsonObject>;

/** An event of a webhook of Vagaro's API V2. Call {@link isKnownV2Event} before narrowing it. */
export type V2WebhookEvent = KnownV2Event | UnknownV2Event;

/** Whether this version knows the event's type and action. */
export function isKnownV2Event(event: V2WebhookEvent): event is KnownV2Event {
  return KNOWN_TYPES.has(event.type) && KNOWN_ACTIONS.has(event.action);
}
