// Owns the known events of Vagaro's webhooks, with the names of the seed contract. An event may lack optional
// members. The content of `data` is not checked, and members that are not listed here are kept.

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
  /** The event's type, such as `customer.updated`. */
  readonly event_type: Type;
  /** The event's id. An event that is delivered twice has the same id. */
  readonly event_id: string;
  /** The time of the event (RFC 3339). */
  readonly timestamp: string;
  /** The record that the event is about. */
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
  /** The appointment's id. */
  readonly appointment_id: string;
  /** The customer. */
  readonly customer?: Person & { readonly customer_id: string };
  /** The location. */
  readonly location?: {
    readonly location_id: string;
    readonly name?: string;
    /** An IANA time zone. */
    readonly timezone?: string;
  };
  /** The employee. */
  readonly employee?: Person & { readonly employee_id: string };
  /** The service. */
  readonly service?: {
    readonly service_id: string;
    readonly name?: string;
    /** The service's length, in minutes. */
    readonly duration_minutes?: number;
  };
  /** The beginning. */
  readonly start_time?: string;
  /** The end. */
  readonly end_time?: string;
  readonly status?: string;
  /** The price, in `currency`. */
  readonly price?: number;
  /** The currency: an ISO 4217 code. */
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
  /** Ids of the employee's locations. */
  readonly locations?: readonly string[];
  /** Ids of the employee's services. */
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
  /** The amount, in `currency`. */
  readonly amount?: number;
  /** The currency: an ISO 4217 code. */
  readonly currency?: string;
  readonly payment_method?: string;
  /** The last four digits of the card. */
  readonly card_last4?: string;
  readonly status?: string;
  /** The tip, in `currency`. */
  readonly tip_amount?: number;
  /** The total, in `currency`. */
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
  /** What an update changed: old and new values by the names of members. */
  readonly changes?: Readonly<Record<string, { readonly old?: unknown; readonly new?: unknown }>>;
}

/** An appointment was booked, changed, cancelled, completed or missed. */
export type AppointmentEvent = Envelope<TypesAbout<"appointment">, AppointmentEventData>;
/** A customer was added, changed or removed. */
export type CustomerEvent = Envelope<TypesAbout<"customer">, CustomerEventData>;
/** An employee was added, changed or removed. */
export type EmployeeEvent = Envelope<TypesAbout<"employee">, EmployeeEventData>;
/** A payment was started, completed, failed or refunded. */
export type TransactionEvent = Envelope<TypesAbout<"transaction">, TransactionEventData>;
/** A form was filled in. */
export type FormEvent = Envelope<TypesAbout<"form">, FormEventData>;
/** A business location was added, changed or removed. */
export type LocationEvent = Envelope<TypesAbout<"location">, LocationEventData>;

/** An event of a type that this version knows. A `switch` over its `event_type` narrows it. */
export type KnownEvent =
  AppointmentEvent | CustomerEvent | EmployeeEvent | TransactionEvent | FormEvent | LocationEvent;

/** An event of a type that this version does not know. */
export type UnknownEvent = Envelope<string, Fields>;

/** An event of a Vagaro webhook. Call {@link isKnownEvent} before narrowing it: its type may be any string. */
export type WebhookEvent = KnownEvent | UnknownEvent;

/** Whether this version knows the event's type. */
export function isKnownEvent(event: WebhookEvent): event is KnownEvent {
  return KNOWN.has(event.event_type);
}
