// Owns the resources of athenahealth's API, each with its operations, as the parts that a client is made of.

import { faceOf } from "../../client/client.js";
import type { Operations, Resource } from "../../operations/declare.js";
import type { Wakes } from "../../operations/pause.js";
import { memberFor, resourceOf } from "../../operations/provider.js";
import { appointmentDetails } from "./appointment-details.js";
import { appointments as appointmentsOperations } from "./appointments.js";
import { billing as billingOperations } from "./billing.js";
import { charts } from "./charts.js";
import { claims as claimsOperations } from "./claims.js";
import { athenaConventions } from "./conventions.js";
import { wakesOf } from "./core.js";
import type { AthenaResource } from "./core.js";
import { departments as departmentsOperations } from "./departments.js";
import { documentClasses } from "./document-classes.js";
import { documents as documentsOperations } from "./documents.js";
import { encounterRecords } from "./encounter-records.js";
import { encounters as encountersOperations } from "./encounters.js";
import { feedsOf } from "./feeds.js";
import { insurance as insuranceOperations } from "./insurance.js";
import { patientDetails } from "./patient-details.js";
import { patientImages } from "./patient-images.js";
import { patients as patientsOperations } from "./patients.js";
import { payers } from "./payers.js";
import { practice as practiceOperations } from "./practice.js";
import { providers as providersOperations } from "./providers.js";
import { reference as referenceOperations } from "./reference.js";
import { waitlist as waitlistOperations, reminders as remindersOperations } from "./waitlist.js";
import type { Feeds } from "./types/feeds.js";

/* @__NO_SIDE_EFFECTS__ */
/** A resource with these operations, in one object for all clients. */
function resource<T extends Operations>(
  ...parts: readonly Operations[]
): AthenaResource<Resource<T>> {
  let operations: T | undefined;
  return (client, name) => {
    operations ??= Object.assign({}, ...parts) as T;
    return resourceOf(client, name, operations, athenaConventions);
  };
}

/** Patients and their charts. */
export const patients = resource<
  typeof patientsOperations & typeof charts & typeof patientDetails & typeof patientImages
>(patientsOperations, charts, patientDetails, patientImages);

/** Patients' documents. */
export const documents = resource<typeof documentsOperations & typeof documentClasses>(
  documentsOperations,
  documentClasses,
);

/** Insurance packages and patients' insurances. */
export const insurance = resource<typeof insuranceOperations & typeof payers>(
  insuranceOperations,
  payers,
);

/** Appointments, open slots, appointment types and reasons. */
export const appointments = resource<typeof appointmentsOperations & typeof appointmentDetails>(
  appointmentsOperations,
  appointmentDetails,
);

/** The waitlist of patients who want an earlier or another appointment. */
export const waitlist = resource<typeof waitlistOperations>(waitlistOperations);

/** Reminders to make an appointment. */
export const reminders = resource<typeof remindersOperations>(remindersOperations);

/** Feeds of changes, one for each kind of record. */
export const feeds: AthenaResource<Feeds> = (client) => {
  const { clock } = client[faceOf];
  const wakes: Wakes = new Set();
  return memberFor(client, (face) => {
    wakesOf.set(face, wakes);
    const make = <T extends Operations>(name: string, operations: T): Resource<T> =>
      resourceOf(face, name, operations, athenaConventions);
    return feedsOf(make, clock, wakes);
  });
};

/** Providers and referring providers. */
export const providers = resource<typeof providersOperations>(providersOperations);

/** Departments and the practice itself. */
export const departments = resource<typeof departmentsOperations>(departmentsOperations);

/** Encounters: the records of visits. */
export const encounters = resource<typeof encountersOperations & typeof encounterRecords>(
  encountersOperations,
  encounterRecords,
);

/** Claims, their notes and attachments. */
export const claims = resource<typeof claimsOperations>(claimsOperations);

/** Payments, fees and charges. */
export const billing = resource<typeof billingOperations>(billingOperations);

/** Lists that charts and orders refer to. */
export const reference = resource<typeof referenceOperations>(referenceOperations);

/** What the practice has configured, and the lists that records refer to. */
export const practice = resource<typeof practiceOperations>(practiceOperations);
