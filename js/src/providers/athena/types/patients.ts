// Owns what is said to the operations on patients.

import type { Open } from "../../../errors/errors.js";
import type { Id } from "../../../operations/declare.js";
import type {
  ChangesParams,
  ChartParams,
  Day,
  PageParams,
  PatientFacingParams,
  RestrictionParams,
} from "./common.js";
import type { PatientFieldsParams } from "./patient-fields.js";

/**
 * What determines what a patient's record shows.
 *
 * @provenance official
 */
export interface ShowPatientParams extends RestrictionParams {
  /** The department whose copy of the record is wanted, where a practice keeps several. Default: none. */
  readonly departmentid?: Id | undefined;
  /** Whether `insurances` is wanted. Default: false. */
  readonly showinsurance?: boolean | undefined;
  /** Whether `customfields` is wanted. Default: false. */
  readonly showcustomfields?: boolean | undefined;
  /** Whether `customfields` has those on privacy, too. Default: false. */
  readonly showprivacycustomfields?: boolean | undefined;
  /** Whether `portalstatus` is wanted. Default: false. */
  readonly showportalstatus?: boolean | undefined;
  /** Whether `balances` is wanted in detail. Default: false. */
  readonly showbalancedetails?: boolean | undefined;
  /** Whether the details have claims that are paid, too. Default: false. */
  readonly showallclaims?: boolean | undefined;
  /** Whether `localpatientid` is wanted. Default: false. */
  readonly showlocalpatientid?: boolean | undefined;
  /** Whether `localpatientid` is that of `departmentid`. Default: false. */
  readonly limitlocalpatientid?: boolean | undefined;
  /** Whether the ids are wanted that the record had before it was merged. Default: false. */
  readonly showpreviouspatientids?: boolean | undefined;
  /** Whether all departments of the patient are wanted, with the status in each. Default: false. */
  readonly showallpatientdepartmentstatus?: boolean | undefined;
  /** Whether `ssn` is shown in full. Default: false. */
  readonly showfullssn?: boolean | undefined;
  /** Whether gender identity and sexual orientation are worded as the 2015 certification has it. Default: false. */
  readonly show2015edcehrtvalues?: boolean | undefined;
  /** Whether a user without access to the record is refused; needs `departmentid`. Default: false. */
  readonly checkuseraccess?: boolean | undefined;
}

/**
 * What `patients.getPatient` takes.
 *
 * @provenance official
 */
export interface GetPatientParams extends ShowPatientParams, PatientFacingParams {}

/**
 * What `patients.searchPatients` takes: nearly every field of a record, to search by.
 *
 * @provenance official
 */
export interface SearchPatientsParams extends PatientFieldsParams, PageParams, RestrictionParams {
  /** The department that they are registered in; -1 for those who are registered in none. Default: any. */
  readonly departmentid?: Id | undefined;
  /** The first name that they use. Default: any. */
  readonly firstnameused?: string | undefined;
  /** Any of their phones. Default: any. */
  readonly anyphone?: string | undefined;
  /** Who have an appointment within so many hours, at most 24, or had one within the last two. Default: any. */
  readonly upcomingappointmenthours?: number | undefined;
  /** The department of that appointment. Default: any. */
  readonly appointmentdepartmentid?: Id | undefined;
  /** The provider of that appointment. Default: any. */
  readonly appointmentproviderid?: Id | undefined;
  /** Whether `balances` is left out, which is faster. Default: false. */
  readonly omitbalances?: boolean | undefined;
  /** Whether `defaultpharmacyncpdpid` is left out, which is faster. Default: false. */
  readonly omitdefaultpharmacy?: boolean | undefined;
  /** Whether `patientphoto` and `patientphotourl` are left out, which is faster. Default: false. */
  readonly omitphotoinformation?: boolean | undefined;
  /** Whether gender identity and sexual orientation are worded as the 2015 certification has it. Default: false. */
  readonly show2015edcehrtvalues?: boolean | undefined;
}

/**
 * What `patients.createPatient` takes, but for the contact.
 *
 * @provenance official
 */
export interface NewPatientParams extends PatientFieldsParams {
  /** First name; at most 20 characters. */
  readonly firstname: string;
  /** Last name; at most 30 characters. */
  readonly lastname: string;
  /** Date of birth. */
  readonly dob: Day;
  /** The department that the patient is registered in. */
  readonly departmentid: Id;
  /** Whether a match with a patient who is there already is an error. Default: false. */
  readonly showerrormessage?: boolean | undefined;
  /** Whether restricted and blocked patients count as existing. Default: false. */
  readonly ignorerestrictions?: boolean | undefined;
}

/**
 * What reaches a new patient; one of these is enough.
 *
 * @provenance official
 */
export type NewPatientContactParams =
  | { readonly email: string }
  | { readonly guarantoremail: string }
  | { readonly homephone: string }
  | { readonly mobilephone: string }
  | { readonly workphone: string }
  | { readonly zip: string }
  | { readonly ssn: string };

/**
 * What `patients.createPatient` takes: beside the required fields one of `email`, `guarantoremail`, `homephone`,
 * `mobilephone`, `workphone`, `zip` and `ssn`.
 *
 * @provenance official
 */
export type CreatePatientParams = NewPatientParams & NewPatientContactParams;

/**
 * What `patients.updatePatient` takes. Fields that are not given stay as they are.
 *
 * @provenance official
 */
export interface UpdatePatientParams extends PatientFieldsParams, PatientFacingParams {
  /** Whether the patient gets no communication of any kind from the practice. Default: unchanged. */
  readonly donotcallyn?: boolean | undefined;
  /** The department whose copy of the record is updated, where a practice keeps several. Default: none. */
  readonly lookupdepartmentid?: Id | undefined;
  /** Whether a missing copy for `lookupdepartmentid` is made. Default: false. */
  readonly registerpatientindepartment?: boolean | undefined;
  /** Whether an e-mail address that is none is refused. Default: false. */
  readonly returnerroroninvalidemail?: boolean | undefined;
  /** Whether restricted and blocked patients are found, too. Default: false. */
  readonly ignorerestrictions?: boolean | undefined;
}

/**
 * What `patients.findBestMatches` takes. More fields make better matches.
 *
 * @provenance official
 */
export interface FindBestMatchesParams extends ShowPatientParams {
  /** First name. */
  readonly firstname: string;
  /** Last name. */
  readonly lastname: string;
  /** Date of birth. */
  readonly dob: Day;
  /** Suffix of the name. Default: none. */
  readonly suffix?: string | undefined;
  /** The name that the patient likes to be called by. Default: none. */
  readonly preferredname?: string | undefined;
  /** E-mail address. Default: none. */
  readonly email?: string | undefined;
  /** Phone at home. Default: none. */
  readonly homephone?: string | undefined;
  /** Mobile phone. Default: none. */
  readonly mobilephone?: string | undefined;
  /** Phone at work. Default: none. */
  readonly workphone?: string | undefined;
  /** The guarantor's e-mail address. Default: none. */
  readonly guarantoremail?: string | undefined;
  /** The guarantor's phone. Default: none. */
  readonly guarantorphone?: string | undefined;
  /** Social security number. Default: none. */
  readonly ssn?: string | undefined;
  /** ZIP code. Default: none. */
  readonly zip?: string | undefined;
  /** The lowest score of a match; may be a fraction. Default: athenahealth's own. */
  readonly minscore?: number | undefined;
  /** Whether the best five are wanted whose score is at least 16. Default: false. */
  readonly returnbestmatches?: boolean | undefined;
  /** Whether names that sound alike match. Default: false. */
  readonly usesoundexsearch?: boolean | undefined;
}

/**
 * What `patients.listChangedPatients` takes.
 *
 * @provenance official
 */
export interface ListChangedPatientsParams extends ChangesParams, RestrictionParams {
  /** Only changes in these departments. Default: all. */
  readonly departmentid?: Id | readonly Id[] | undefined;
  /** Only changes of these patients. Default: all. */
  readonly patientid?: Id | readonly Id[] | undefined;
  /** Whether the global id is wanted. Default: false. */
  readonly returnglobalid?: boolean | undefined;
  /** Whether the local, the enterprise and the provider group's id are wanted. Default: false. */
  readonly showenterprisedetails?: boolean | undefined;
  /** Whether the ids are wanted that a record had before it was merged. Default: false. */
  readonly showpreviouspatientids?: boolean | undefined;
}

/**
 * What `patients.getPatientBalance` takes.
 *
 * @provenance official
 */
export interface GetPatientBalanceParams {
  /** The department whose copy of the record is wanted. Default: none. */
  readonly departmentid?: Id | undefined;
  /** Whether the balances are wanted in detail. Default: false. */
  readonly showbalancedetails?: boolean | undefined;
  /** Whether the details have claims that are paid, too. Default: false. */
  readonly showallclaims?: boolean | undefined;
}

/**
 * What `patients.getPatientAppointments` takes.
 *
 * @provenance official
 */
export interface GetPatientAppointmentsParams extends PageParams {
  /** The first day. Default: none. */
  readonly startdate?: Day | undefined;
  /** The last day. Default: none. */
  readonly enddate?: Day | undefined;
  /** Whether cancelled appointments are wanted, too. Default: false. */
  readonly showcancelled?: boolean | undefined;
  /** Whether appointments before today are wanted, too. Default: false. */
  readonly showpast?: boolean | undefined;
  /** Whether `copay` is wanted; without it the answer is faster. Default: true. */
  readonly showcopay?: boolean | undefined;
  /** Whether the codes of the expected procedures are wanted. Default: false. */
  readonly showexpectedprocedurecodes?: boolean | undefined;
  /** Whether it is wanted which of them are video visits of athenahealth's own. Default: false. */
  readonly showtelehealth?: boolean | undefined;
  /** Order by date. Default: athenahealth's own. */
  readonly sortorder?: Open<"asc" | "desc"> | undefined;
}

/**
 * What `patients.getPatientCases` takes.
 *
 * @provenance official
 */
export type GetPatientCasesParams = ChartParams;
