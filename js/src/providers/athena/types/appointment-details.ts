// Owns the types of what belongs to an appointment: accident data, check-in, insurances, telehealth, health
// history forms and custom fields; and those of new types of appointments.

import type { Open } from "../../../errors/errors.js";
import type { Counted } from "./common.js";
import type { PatientInsurance } from "./insurance.js";

/**
 * Whether an accident led to an appointment.
 *
 * @provenance proven
 */
export interface AccidentData {
  /** The appointment. */
  readonly appointmentid?: string;
  /** Whether it was a car accident. */
  readonly relatedtoautoaccident?: boolean;
  /** The state of the car accident, two letters. */
  readonly autoaccidentstate?: string;
  /** Whether it happened at work. */
  readonly relatedtoemployment?: boolean;
  /** Whether it was any other accident. */
  readonly relatedtootheraccident?: boolean;
  /** Whether another party is responsible. */
  readonly anotherpartyresponsible?: boolean;
}

/**
 * One group of requirements for a check-in.
 *
 * @provenance proven
 */
export interface CheckInRequirement {
  /** The group. `Check In` only says how far the check-in is. */
  readonly name?: Open<
    "Check In" | "Demographics" | "Health History Forms" | "Insurance" | "Privacy Forms"
  >;
  /** Whether it has to be complete before the check-in. */
  readonly required?: boolean;
  /** Whether it is complete. */
  readonly complete?: boolean;
  /** The fields and forms of the group. */
  readonly fields: readonly CheckInField[];
}

/**
 * A field or a form of a requirement.
 *
 * @provenance proven
 */
export interface CheckInField {
  /** The demographic field. */
  readonly field?: string;
  /** Whether that field is valid. */
  readonly valid?: boolean;
  /** What is wrong with that field. */
  readonly error?: string;
  /** The form. */
  readonly formname?: string;
  /** The status of the form or of the check-in; of a health history form the part that is complete. */
  readonly status?: string;
}

/**
 * Parameters of `appointments.listAppointmentInsurances`.
 *
 * @provenance official
 */
export interface ListAppointmentInsurancesParams {
  /** Whether to include cancelled ones. Default: false. */
  readonly showcancelled?: boolean | undefined;
  /** Whether to show social security numbers in full. Default: false. */
  readonly showfullssn?: boolean | undefined;
  /** Whether to include restricted and blocked patients. Default: false. */
  readonly ignorerestrictions?: boolean | undefined;
}

/**
 * The insurances of an appointment.
 *
 * @provenance proven
 */
export interface AppointmentInsurances extends Counted {
  /** The rows. */
  readonly insurances: readonly PatientInsurance[];
}

/**
 * How to join the telehealth visit of an appointment. Whoever has it can join.
 *
 * @provenance proven
 */
export interface TelehealthRoom {
  /** The appointment. */
  readonly appointmentid?: string;
  /** The URL for the patient. */
  readonly patienturl?: string;
  /** The token in that URL. */
  readonly jointoken?: string;
}

/**
 * Parameters of `appointments.getHealthHistoryForm`.
 *
 * @provenance official
 */
export interface GetHealthHistoryFormParams {
  /** Whether to include questions without an answer as null. Default: false. */
  readonly shownullanswers?: boolean | undefined;
}

/**
 * A section of a health history form.
 *
 * @provenance proven
 */
export interface HealthHistorySection {
  /** The section's id. */
  readonly portalformsectionid?: string;
  /** The kind of section, which determines the members of its questions. */
  readonly type?: Open<"ALLERGY" | "FAMILY" | "MEDICAL" | "MEDICATION" | "SOCIAL" | "SURGICAL">;
  /** The section's name. */
  readonly name?: string;
  /** The questions with their answers. Their members depend on `type`. */
  readonly questions?: readonly Readonly<Record<string, unknown>>[];
  /** How each member of a question is answered: kind of input, values to choose from. */
  readonly fielddata?: Readonly<Record<string, unknown>>;
  /** Where the answers come from, such as `Chart`. */
  readonly populatedfrom?: string;
  /** The day of those answers, mm/dd/yyyy. */
  readonly populated?: string;
  /** The unit of ages. */
  readonly ageunit?: Open<"Y">;
  /** Whether it has no answers. */
  readonly empty?: boolean;
  /** Whether the patient has completed it. */
  readonly complete?: boolean;
}

/**
 * Parameters of `appointments.updateHealthHistoryForm`.
 *
 * @provenance official
 */
export interface UpdateHealthHistoryFormParams {
  /** The sections, as `appointments.getHealthHistoryForm` gives them, with new answers. */
  readonly healthhistoryform: readonly HealthHistorySection[];
}

/**
 * A custom field that the practice has for appointments.
 *
 * @provenance proven
 */
export interface AppointmentCustomField {
  /** The field's id. */
  readonly customfieldid: string;
  /** The name. */
  readonly name?: string;
  /** The kind of value, such as `TEXT`. */
  readonly type?: string;
  /** Whether the value is one of `selectlist`. */
  readonly select?: boolean;
  /** The values to choose from. */
  readonly selectlist?: readonly CustomFieldOption[];
  /** Whether upper and lower case differ. */
  readonly casesensitive?: boolean;
  /** Whether a value cannot be changed. */
  readonly disallowupdate?: boolean;
}

/**
 * A value of a custom field.
 *
 * @provenance proven
 */
export interface CustomFieldOption {
  /** The value's id. */
  readonly optionid?: string;
  /** The value. */
  readonly optionvalue?: string;
}

/**
 * The custom fields of appointments.
 *
 * @provenance proven
 */
export interface AppointmentCustomFields extends Counted {
  /** The rows. */
  readonly appointmentcustomfields: readonly AppointmentCustomField[];
}

/**
 * Parameters of `appointments.createAppointmentType`.
 *
 * @provenance official
 */
export interface CreateAppointmentTypeParams {
  /** The name. */
  readonly name: string;
  /** A short name, for schedules; at most four characters. */
  readonly shortname: string;
  /** The usual length, in minutes. */
  readonly duration: number;
  /** Whether patients see it. */
  readonly patient: boolean;
  /** Whether it is generic: a slot of this type can be booked for any other. Default: false. */
  readonly generic?: boolean | undefined;
  /** Whether it is for schedules only; another type is chosen when the slot is booked. Default: false. */
  readonly templatetypeonly?: boolean | undefined;
}

/**
 * The new type of appointment.
 *
 * @provenance proven
 */
export interface CreatedAppointmentType {
  /** The type's id. */
  readonly appointmenttypeid: string;
}
