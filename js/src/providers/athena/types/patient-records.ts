// Owns the types of the results of operations on patients. Fields that are not listed are kept as well.

import type { Counted, CustomFieldValue, Page } from "./common.js";
import type { PatientInsurance } from "./insurance.js";
import type {
  NullablePatientFields,
  PatientFields,
  UnsearchedPatientFields,
} from "./patient-fields.js";

/**
 * What a patient owes to a group of providers.
 *
 * @provenance proven
 */
export interface Balance {
  /** The amount in US dollars; negative if the patient has overpaid. */
  readonly balance?: number;
  /** The departments that it belongs to: their ids, separated by commas. */
  readonly departmentlist?: string;
  /** The group of providers. */
  readonly providergroupid?: string;
  /** Whether athenahealth calls the balance clean. */
  readonly cleanbalance?: boolean;
}

/**
 * A patient's status in the portal.
 *
 * @provenance proven
 */
export interface PortalStatus {
  /** The status in one word, such as `NOTREGISTERED`. */
  readonly status?: string;
  /** Whether the patient is registered. */
  readonly registered?: boolean;
  /** Whether a family member is registered. */
  readonly familyregistered?: boolean;
  /** The day of the registration, mm/dd/yyyy. */
  readonly portalregistrationdate?: string;
  /** Whether the terms were accepted. */
  readonly termsaccepted?: boolean;
  /** Whether the patient is locked out after wrong passwords. */
  readonly blockedfailedlogins?: boolean;
  /** Whether the family is locked out after wrong passwords. */
  readonly familyblockedfailedlogins?: boolean;
  /** Whether the patient has no portal. */
  readonly noportal?: boolean;
  /** Whose registration is meant, such as `PATIENT`. */
  readonly entitytodisplay?: string;
}

/**
 * A patient's record. Dates are mm/dd/yyyy.
 *
 * @provenance official
 */
export interface Patient extends PatientFields, UnsearchedPatientFields, NullablePatientFields {
  /** The patient's id. */
  readonly patientid: string;
  /** The department that the patient is registered in. */
  readonly departmentid?: string;
  /** The patient's current department. */
  readonly primarydepartmentid?: string;
  /** The patient's primary provider. */
  readonly primaryproviderid?: string;
  /** How the patient heard of the practice. */
  readonly referralsourceid?: string;
  /** The NCPDP id of the default pharmacy; written with `clinicalordertypegroupid`. */
  readonly defaultpharmacyncpdpid?: string;
  /** What the clinical provider is for: 10 prescriptions, 11 labs, 16 vaccinations. */
  readonly clinicalordertypegroupid?: string;
  /** The mobile phone's carrier. */
  readonly mobilecarrierid?: string;
  /** The guarantor's employer. */
  readonly guarantoremployerid?: string;
  /** The employer. */
  readonly employerid?: string;
  /** The day on which the patient was registered. */
  readonly registrationdate?: string;
  /** The first appointment, mm/dd/yyyy hh:mm. */
  readonly firstappointment?: string;
  /** The last appointment, mm/dd/yyyy hh:mm. */
  readonly lastappointment?: string;
  /** The names of the races. */
  readonly racename?: string;
  /** The name of the marital status. */
  readonly maritalstatusname?: string;
  /** Country, three letters. */
  readonly countrycode?: string;
  /** The guarantor's country, three letters. */
  readonly guarantorcountrycode?: string;
  /** The employer's name. */
  readonly employername?: string;
  /** The employer's address. */
  readonly employeraddress?: string;
  /** The employer's state. */
  readonly employerstate?: string;
  /** Whether an e-mail address is known. */
  readonly emailexists?: boolean;
  /** The previous e-mail address. */
  readonly lastemail?: string;
  /** Whether the patient gets no communication from the practice. */
  readonly donotcall?: boolean;
  /** Whether there is a mobile phone. */
  readonly hasmobile?: boolean;
  /** Whether the patient is homebound. */
  readonly homebound?: boolean;
  /** Whether statements come by e-mail only. */
  readonly onlinestatementonly?: boolean;
  /** Whether a driver's license is on file. */
  readonly driverslicense?: boolean;
  /** Whether there is a photo. */
  readonly patientphoto?: boolean;
  /** Relative URL of the photo. */
  readonly patientphotourl?: string;
  /** Whether the terms of the portal are on file. */
  readonly portaltermsonfile?: boolean;
  /** Whether the patient has confirmed the privacy notices. */
  readonly privacyinformationverified?: boolean;
  /** The id in the department, with `showlocalpatientid`. */
  readonly localpatientid?: string;
  /** What the patient owes. */
  readonly balances?: readonly Balance[];
  /** Insurances, with `showinsurance`. */
  readonly insurances?: readonly PatientInsurance[];
  /** Custom fields of the practice, with `showcustomfields`. */
  readonly customfields?: readonly CustomFieldValue[];
  /** The patient's status in the portal, with `showportalstatus`. */
  readonly portalstatus?: PortalStatus;
}

/**
 * One page of patients.
 *
 * @provenance official
 */
export interface PatientPage extends Page {
  /** The rows. */
  readonly patients: readonly Patient[];
}

/**
 * Patients whose records changed.
 *
 * @provenance official
 */
export interface ChangedPatients extends Counted {
  /** The current records. */
  readonly patients: readonly Patient[];
}

/**
 * A patient who may be the one that is searched for.
 *
 * @provenance official
 */
export interface PatientMatch extends Patient {
  /** The score of the match; higher is surer. */
  readonly score?: number;
}

/**
 * The written patient.
 *
 * @provenance official
 */
export interface WrittenPatient {
  /** The patient's id. */
  readonly patientid: string;
  /** A remark, such as that the patient existed already. */
  readonly errormessage?: string;
}

/**
 * A case: a matter between a patient and the practice, such as a call about a refill.
 *
 * @provenance reported
 */
export interface PatientCase {
  /** The case's id. */
  readonly patientcaseid: string;
  /** The subject. */
  readonly subject?: string;
  /** Description. */
  readonly description?: string;
  /** Status, such as `REVIEW` or `CLOSED`. */
  readonly status?: string;
  /** The assigned user. */
  readonly assignedto?: string;
  /** The department. */
  readonly departmentid?: string;
  /** The provider. */
  readonly providerid?: string;
  /** The kind of case. */
  readonly documentsubclass?: string;
  /** The day on which it was created, mm/dd/yyyy. */
  readonly createddate?: string;
  /** When it was last changed, ISO 8601. */
  readonly lastmodifieddatetime?: string;
}

/**
 * A patient's cases.
 *
 * @provenance official
 */
export interface PatientCaseList extends Counted {
  /** The rows. */
  readonly patientcases: readonly PatientCase[];
}
