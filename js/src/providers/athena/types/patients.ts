// Owns the types of the parameters of operations on patients.

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
import type { PatientFieldsParams, UnsearchedPatientFields } from "./patient-fields.js";

/**
 * What to include in a patient's record.
 *
 * @provenance official
 */
export interface ShowPatientParams extends RestrictionParams {
  /** The department whose copy of the record is shown, if the practice keeps several. Default: none. */
  readonly departmentid?: Id | undefined;
  /** Whether to include `insurances`. Default: false. */
  readonly showinsurance?: boolean | undefined;
  /** Whether to include `customfields`. Default: false. */
  readonly showcustomfields?: boolean | undefined;
  /** Whether to include custom fields about privacy in `customfields`. Default: false. */
  readonly showprivacycustomfields?: boolean | undefined;
  /** Whether to include `portalstatus`. Default: false. */
  readonly showportalstatus?: boolean | undefined;
  /** Whether to include details in `balances`. Default: false. */
  readonly showbalancedetails?: boolean | undefined;
  /** Whether to include paid claims in the details. Default: false. */
  readonly showallclaims?: boolean | undefined;
  /** Whether to include `localpatientid`. Default: false. */
  readonly showlocalpatientid?: boolean | undefined;
  /** Whether `localpatientid` is that of `departmentid`. Default: false. */
  readonly limitlocalpatientid?: boolean | undefined;
  /** Whether to include the ids that the record had before it was merged. Default: false. */
  readonly showpreviouspatientids?: boolean | undefined;
  /** Whether to include all departments of the patient, with the status in each. Default: false. */
  readonly showallpatientdepartmentstatus?: boolean | undefined;
  /** Whether to show `ssn` in full. Default: false. */
  readonly showfullssn?: boolean | undefined;
  /**
   * Whether gender identity and sexual orientation have the wording of the 2015 certification. Default:
   * false.
   */
  readonly show2015edcehrtvalues?: boolean | undefined;
  /** Whether to reject a user without access to the record; requires `departmentid`. Default: false. */
  readonly checkuseraccess?: boolean | undefined;
}

/**
 * Parameters of `patients.getPatient`.
 *
 * @provenance official
 */
export interface GetPatientParams extends ShowPatientParams, PatientFacingParams {}

/**
 * Parameters of `patients.searchPatients`: nearly every field of a record.
 *
 * @provenance official
 */
export interface SearchPatientsParams extends PatientFieldsParams, PageParams, RestrictionParams {
  /** The department of registration; -1 for patients without one. Default: any. */
  readonly departmentid?: Id | undefined;
  /** The first name that the patient uses. Default: any. */
  readonly firstnameused?: string | undefined;
  /** The day of the registration. Default: any. */
  readonly registrationdate?: Day | undefined;
  /** The code of the patient's place in the practice's hierarchy. Default: any. */
  readonly hierarchicalcode?: string | undefined;
  /** Any of the patient's phones. Default: any. */
  readonly anyphone?: string | undefined;
  /**
   * Only patients with an appointment within this many hours (at most 24), or within the last two. Default:
   * any.
   */
  readonly upcomingappointmenthours?: number | undefined;
  /** The department of that appointment. Default: any. */
  readonly appointmentdepartmentid?: Id | undefined;
  /** The provider of that appointment. Default: any. */
  readonly appointmentproviderid?: Id | undefined;
  /** Whether to leave out `balances`, which is faster. Default: false. */
  readonly omitbalances?: boolean | undefined;
  /** Whether to leave out `defaultpharmacyncpdpid`, which is faster. Default: false. */
  readonly omitdefaultpharmacy?: boolean | undefined;
  /** Whether to leave out `patientphoto` and `patientphotourl`, which is faster. Default: false. */
  readonly omitphotoinformation?: boolean | undefined;
  /**
   * Whether gender identity and sexual orientation have the wording of the 2015 certification. Default:
   * false.
   */
  readonly show2015edcehrtvalues?: boolean | undefined;
}

/**
 * Parameters of `patients.createPatient`, without the contact.
 *
 * @provenance official
 */
export interface NewPatientParams extends PatientFieldsParams, UnsearchedPatientFields {
  /** First name; at most 20 characters. */
  readonly firstname: string;
  /** Last name; at most 30 characters. */
  readonly lastname: string;
  /** Date of birth. */
  readonly dob: Day;
  /** The department that the patient is registered in. */
  readonly departmentid: Id;
  /** Whether the patient gets no communication of any kind from the practice. Default: false. */
  readonly donotcallyn?: boolean | undefined;
  /** Whether a match with an existing patient is an error. Default: false. */
  readonly showerrormessage?: boolean | undefined;
  /** Whether restricted and blocked patients count as existing. Default: false. */
  readonly ignorerestrictions?: boolean | undefined;
}

/**
 * Contact data of a new patient: at least one of these.
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
 * Parameters of `patients.createPatient`: the required fields, and one of `email`, `guarantoremail`,
 * `homephone`, `mobilephone`, `workphone`, `zip` and `ssn`.
 *
 * @provenance official
 */
export type CreatePatientParams = NewPatientParams & NewPatientContactParams;

/**
 * Parameters of `patients.updatePatient`. Fields that are not given stay unchanged.
 *
 * @provenance official
 */
export interface UpdatePatientParams
  extends PatientFieldsParams, UnsearchedPatientFields, PatientFacingParams {
  /** Whether the patient gets no communication of any kind from the practice. Default: unchanged. */
  readonly donotcallyn?: boolean | undefined;
  /** The department whose copy of the record is updated, if the practice keeps several. Default: none. */
  readonly lookupdepartmentid?: Id | undefined;
  /** Whether to create a missing copy for `lookupdepartmentid`. Default: false. */
  readonly registerpatientindepartment?: boolean | undefined;
  /** Whether to reject an invalid e-mail address. Default: false. */
  readonly returnerroroninvalidemail?: boolean | undefined;
  /** Whether to include restricted and blocked patients. Default: false. */
  readonly ignorerestrictions?: boolean | undefined;
}

/**
 * Parameters of `patients.findBestMatches`. More fields make better matches.
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
  /** The preferred name. Default: none. */
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
  /** The minimum score of a match; may be a fraction. Default: athenahealth's. */
  readonly minscore?: number | undefined;
  /** Whether to return the best five with a score of at least 16. Default: false. */
  readonly returnbestmatches?: boolean | undefined;
  /** Whether names that sound alike match. Default: false. */
  readonly usesoundexsearch?: boolean | undefined;
}

/**
 * Parameters of `patients.listChangedPatients`.
 *
 * @provenance official
 */
export interface ListChangedPatientsParams extends ChangesParams, RestrictionParams {
  /** Only changes in these departments. Default: all. */
  readonly departmentid?: Id | readonly Id[] | undefined;
  /** Only changes of these patients. Default: all. */
  readonly patientid?: Id | readonly Id[] | undefined;
  /** Whether to include the global id. Default: false. */
  readonly returnglobalid?: boolean | undefined;
  /** Whether to include the local, the enterprise and the provider group's id. Default: false. */
  readonly showenterprisedetails?: boolean | undefined;
  /** Whether to include the ids that a record had before it was merged. Default: false. */
  readonly showpreviouspatientids?: boolean | undefined;
}

/**
 * Parameters of `patients.getPatientBalance`.
 *
 * @provenance official
 */
export interface GetPatientBalanceParams extends RestrictionParams, PatientFacingParams {
  /** The department whose copy of the record is shown. Default: none. */
  readonly departmentid?: Id | undefined;
  /** Whether to reject a user without access to the record; requires `departmentid`. Default: false. */
  readonly checkuseraccess?: boolean | undefined;
  /** Whether to include details in the balances. Default: false. */
  readonly showbalancedetails?: boolean | undefined;
  /** Whether to include paid claims in the details. Default: false. */
  readonly showallclaims?: boolean | undefined;
}

/**
 * Parameters of `patients.getPatientAppointments`.
 *
 * @provenance official
 */
export interface GetPatientAppointmentsParams extends PageParams {
  /** The first day. Default: none. */
  readonly startdate?: Day | undefined;
  /** The last day. Default: none. */
  readonly enddate?: Day | undefined;
  /** Whether to include cancelled appointments. Default: false. */
  readonly showcancelled?: boolean | undefined;
  /** Whether to include appointments before today. Default: false. */
  readonly showpast?: boolean | undefined;
  /** Whether to include `copay`; without it the API responds faster. Default: true. */
  readonly showcopay?: boolean | undefined;
  /** Whether to include the codes of the expected procedures. Default: false. */
  readonly showexpectedprocedurecodes?: boolean | undefined;
  /** Whether to include which of them are athenahealth's own video visits. Default: false. */
  readonly showtelehealth?: boolean | undefined;
  /** The order, by date. Default: athenahealth's. */
  readonly sortorder?: Open<"asc" | "desc"> | undefined;
}

/**
 * Parameters of `patients.getPatientCases`.
 *
 * @provenance official
 */
export type GetPatientCasesParams = ChartParams;
