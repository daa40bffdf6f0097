// Owns what is known of the events of Vagaro's API V2: names and members are Vagaro's. Members that are
// optional may be left out or null. What is in `payload` is not checked, and members not named here are
// kept.

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
  /** Names the event: an event that comes twice has the same. */
  readonly id: string;
  /** When the event was made; what to order events by. Also there if Vagaro calls it `createdAt`. */
  readonly createdDate: string;
  /** What the event is about. */
  readonly type: Type;
  /** What happened to it. */
  readonly action: Action;
  /** What it is now. */
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

/** The payload of a {@link V2AppointmentEvent}. Times are as they came: no time zone is assumed. */
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
  readonly appointmentId: string;
  readonly duration?: number | string | null;
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
  readonly customerId: string;
  /** All businesses the customer belongs to now; one that is gone from here was left. */
  readonly businessIds?: readonly string[] | null;
}

/** The payload of a {@link V2FormResponseEvent}. */
export interface V2FormResponsePayload
  extends
    Business,
    Fields<
      "formId" | "customerId" | "appointmentId" | "membershipId" | "formTitle" | "formPublishedDate"
    > {
  readonly responseId: string;
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
  readonly serviceProviderId?: string | null;
}

/** The payload of a {@link V2LocationEvent}. */
export interface V2LocationPayload
  extends Business, Place, Fields<"businessName" | "createdDate" | "modifiedDate"> {
  readonly facilityInfo?: JsonObject | null;
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

/** An event whose type and action this version knows; a `switch` over its `type` narrows it. */
export type KnownV2Event =
  | V2AppointmentEvent
  | V2CustomerEvent
  | V2EmployeeEvent
  | V2FormResponseEvent
  | V2TransactionEvent
  | V2LocationEvent;

/** An event whose type or action this version does not know. */
export type UnknownV2Event = Envelope<string, string, JsonObject>;

/** An event of a webhook of Vagaro's API V2. {@link isKnownV2Event} comes first. */
export type V2WebhookEvent = KnownV2Event | UnknownV2Event;

/** Whether this version knows the event's type and action. */
export function isKnownV2Event(event: V2WebhookEvent): event is KnownV2Event {
  return KNOWN_TYPES.has(event.type) && KNOWN_ACTIONS.has(event.action);
}
