// Owns what is known of the events of Vagaro's webhooks: names and members are the contract's. Members
// that are optional need not be there in every event of the kind. What is in `data` is not checked, and
// members not named here are kept.

import type { Fields } from "../../values/fields.js";

const EVENTS = {
  appointment: ["created", "updated", "cancelled", "completed", "no_show"],
  customer: ["created", "updated", "deleted"],
  employee: ["created", "updated", "deleted"],
  transaction: ["created", "completed", "failed", "refunded"],
  form: ["submitted"],
  location: ["created", "updated", "deleted"],
} as const;

type TypesAbout<Subject extends keyof typeof EVENTS> =
  `${Subject}.${(typeof EVENTS)[Subject][number]}`;

const KNOWN: ReadonlySet<string> = new Set(
  Object.entries(EVENTS).flatMap(([subject, events]) => events.map((one) => `${subject}.${one}`)),
);

interface Envelope<Type extends string, Data> {
  /** What happened. */
  readonly event_type: Type;
  /** Names the event: an event that comes twice has the same. */
  readonly event_id: string;
  /** When it happened (RFC 3339). */
  readonly timestamp: string;
  /** What it happened to. */
  readonly data: Data;
}

interface Address {
  readonly street?: string;
  readonly city?: string;
  readonly state?: string;
  readonly postal_code?: string;
  readonly country?: string;
}

interface Person {
  readonly first_name?: string;
  readonly last_name?: string;
  readonly email?: string;
  readonly phone?: string;
}

/** The data of an {@link AppointmentEvent}. */
export interface AppointmentEventData {
  readonly appointment_id: string;
  readonly customer?: Person & { readonly customer_id: string };
  readonly location?: {
    readonly location_id: string;
    readonly name?: string;
    /** An IANA time zone. */
    readonly timezone?: string;
  };
  readonly employee?: Person & { readonly employee_id: string };
  readonly service?: {
    readonly service_id: string;
    readonly name?: string;
    readonly duration_minutes?: number;
  };
  readonly start_time?: string;
  readonly end_time?: string;
  readonly status?: string;
  readonly price?: number;
  /** An ISO 4217 code. */
  readonly currency?: string;
  readonly notes?: string;
}

/** The data of a {@link CustomerEvent}. */
export interface CustomerEventData extends Person {
  readonly customer_id: string;
  readonly date_of_birth?: string;
  readonly address?: Address;
  readonly created_at?: string;
  readonly source?: string;
}

/** The data of an {@link EmployeeEvent}. */
export interface EmployeeEventData extends Person {
  readonly employee_id: string;
  readonly locations?: readonly string[];
  readonly services?: readonly string[];
  readonly hire_date?: string;
  readonly access_level?: string;
  readonly status?: string;
}

/** The data of a {@link TransactionEvent}. */
export interface TransactionEventData {
  readonly transaction_id: string;
  readonly appointment_id?: string;
  readonly customer_id?: string;
  readonly amount?: number;
  /** An ISO 4217 code. */
  readonly currency?: string;
  readonly payment_method?: string;
  readonly card_last4?: string;
  readonly status?: string;
  readonly tip_amount?: number;
  readonly total_amount?: number;
  readonly processed_at?: string;
}

/** The data of a {@link FormEvent}. */
export interface FormEventData {
  readonly form_id: string;
  readonly form_name?: string;
  readonly response_id: string;
  readonly customer_id?: string;
  readonly submitted_at?: string;
  readonly fields?: readonly {
    readonly field_id: string;
    readonly label?: string;
    readonly value?: unknown;
  }[];
}

/** The data of a {@link LocationEvent}. */
export interface LocationEventData {
  readonly location_id: string;
  readonly name?: string;
  readonly address?: Address;
  readonly phone?: string;
  readonly email?: string;
  /** An IANA time zone. */
  readonly timezone?: string;
  readonly status?: string;
  /** What an update changed, by the member's name. */
  readonly changes?: Readonly<Record<string, { readonly old?: unknown; readonly new?: unknown }>>;
}

/** An appointment was booked, changed, cancelled, served or missed. */
export type AppointmentEvent = Envelope<TypesAbout<"appointment">, AppointmentEventData>;
/** A customer was added, changed or removed. */
export type CustomerEvent = Envelope<TypesAbout<"customer">, CustomerEventData>;
/** An employee was added, changed or removed. */
export type EmployeeEvent = Envelope<TypesAbout<"employee">, EmployeeEventData>;
/** A payment was begun, has succeeded, has failed or was paid back. */
export type TransactionEvent = Envelope<TypesAbout<"transaction">, TransactionEventData>;
/** A form was filled in. */
export type FormEvent = Envelope<TypesAbout<"form">, FormEventData>;
/** A business location was added, changed or removed. */
export type LocationEvent = Envelope<TypesAbout<"location">, LocationEventData>;

/** An event of a type that this version knows; a `switch` over its `event_type` narrows it. */
export type KnownEvent =
  AppointmentEvent | CustomerEvent | EmployeeEvent | TransactionEvent | FormEvent | LocationEvent;

/** An event of a type that this version does not know. */
export type UnknownEvent = Envelope<string, Fields>;

/** An event of a Vagaro webhook. {@link isKnownEvent} comes first: any string could be a known type. */
export type WebhookEvent = KnownEvent | UnknownEvent;

/** Whether this version knows the event's type. */
export function isKnownEvent(event: WebhookEvent): event is KnownEvent {
  return KNOWN.has(event.event_type);
}
