// Owns the fields of a patient that can be read, written and searched by.

import type { Open } from "../../../errors/errors.js";
import type { Id } from "../../../operations/declare.js";
import type { Day } from "./common.js";

/**
 * A relation to the patient.
 *
 * @provenance official
 */
export type Relationship = Open<
  "SPOUSE" | "PARENT" | "CHILD" | "SIBLING" | "FRIEND" | "COUSIN" | "GUARDIAN" | "OTHER"
>;

/**
 * Fields of a patient in records and in params.
 *
 * @provenance official
 */
export interface PatientFields {
  /** Legal first name; at most 20 characters. */
  readonly firstname?: string | undefined;
  /** Middle name; at most 20 characters. */
  readonly middlename?: string | undefined;
  /** Last name; at most 30 characters. */
  readonly lastname?: string | undefined;
  /** Suffix of the name, such as `JR`; at most 20 characters. */
  readonly suffix?: string | undefined;
  /** The preferred name. */
  readonly preferredname?: string | undefined;
  /** Date of birth. */
  readonly dob?: Day | undefined;
  /** Sex. */
  readonly sex?: Open<"M" | "F"> | undefined;
  /** Social security number; records show its last four digits, or all with `showfullssn`. */
  readonly ssn?: string | undefined;
  /** Marital status: divorced, married, single, unknown, widowed, separated, partner. */
  readonly maritalstatus?: Open<"D" | "M" | "S" | "U" | "W" | "X" | "P"> | undefined;
  /**
   * Races, as codes of 2.16.840.1.113883.5.104 or `declined`; the first is the primary one. Updates replace
   * the whole list.
   */
  readonly race?: readonly string[] | undefined;
  /** Status of the record. */
  readonly status?: Open<"active" | "inactive" | "prospective" | "deleted"> | undefined;
  /** The day of death. */
  readonly deceaseddate?: Day | undefined;
  /** Notes on the patient. */
  readonly notes?: string | undefined;

  /** E-mail address, or `declined`. */
  readonly email?: string | undefined;
  /** Phone at home, a North American number. */
  readonly homephone?: string | undefined;
  /** Mobile phone, a North American number, or `declined`. */
  readonly mobilephone?: string | undefined;
  /** Phone at work, a North American number. */
  readonly workphone?: string | undefined;
  /** Whether there is a mobile phone. */
  readonly hasmobileyn?: boolean | undefined;
  /** First line of the address; at most 100 characters. */
  readonly address1?: string | undefined;
  /** Second line of the address; at most 100 characters. */
  readonly address2?: string | undefined;
  /** City; at most 30 characters. */
  readonly city?: string | undefined;
  /** State, two letters. */
  readonly state?: string | undefined;
  /** ZIP code; searches compare its first five digits. */
  readonly zip?: string | undefined;
  /** Country, as an ISO 3166-1 code. */
  readonly countrycode3166?: string | undefined;
  /** The preferred way to contact the patient. */
  readonly contactpreference?: string | undefined;
  /** Whether the patient wants announcements by e-mail. */
  readonly contactpreference_announcement_email?: boolean | undefined;
  /** Whether the patient wants announcements by phone. */
  readonly contactpreference_announcement_phone?: boolean | undefined;
  /** Whether the patient wants announcements as text messages. */
  readonly contactpreference_announcement_sms?: boolean | undefined;
  /** Whether the patient wants messages on appointments by e-mail. */
  readonly contactpreference_appointment_email?: boolean | undefined;
  /** Whether the patient wants messages on appointments by phone. */
  readonly contactpreference_appointment_phone?: boolean | undefined;
  /** Whether the patient wants messages on appointments as text messages. */
  readonly contactpreference_appointment_sms?: boolean | undefined;
  /** Whether the patient wants messages on billing by e-mail. */
  readonly contactpreference_billing_email?: boolean | undefined;
  /** Whether the patient wants messages on billing by phone. */
  readonly contactpreference_billing_phone?: boolean | undefined;
  /** Whether the patient wants messages on billing as text messages. */
  readonly contactpreference_billing_sms?: boolean | undefined;
  /** Whether the patient wants lab results by e-mail. */
  readonly contactpreference_lab_email?: boolean | undefined;
  /** Whether the patient wants lab results by phone. */
  readonly contactpreference_lab_phone?: boolean | undefined;
  /** Whether the patient wants lab results as text messages. */
  readonly contactpreference_lab_sms?: boolean | undefined;
  /** Whether the patient has agreed to automatic calls. */
  readonly consenttocall?: boolean | undefined;
  /** Whether the patient has agreed to text messages. */
  readonly consenttotext?: boolean | undefined;
  /** Whether statements come by e-mail only. */
  readonly onlinestatementonlyyn?: boolean | undefined;
  /** Whether the patient was given access to the portal. */
  readonly portalaccessgiven?: boolean | undefined;
  /** Whether the patient is homebound. */
  readonly homeboundyn?: boolean | undefined;

  /** Name of the person to call in an emergency; at most 20 characters. */
  readonly contactname?: string | undefined;
  /** That person's relation to the patient. */
  readonly contactrelationship?: Relationship | undefined;
  /** Name of the next of kin. */
  readonly nextkinname?: string | undefined;
  /** The next of kin's relation to the patient. */
  readonly nextkinrelationship?: Relationship | undefined;
  /** The guardian's first name. */
  readonly guardianfirstname?: string | undefined;
  /** The guardian's middle name. */
  readonly guardianmiddlename?: string | undefined;
  /** The guardian's last name. */
  readonly guardianlastname?: string | undefined;
  /** The suffix of the guardian's name. */
  readonly guardiansuffix?: string | undefined;

  /** First name of the guarantor, who pays; at most 20 characters. */
  readonly guarantorfirstname?: string | undefined;
  /** The guarantor's middle name; at most 20 characters. */
  readonly guarantormiddlename?: string | undefined;
  /** The guarantor's last name; at most 20 characters. */
  readonly guarantorlastname?: string | undefined;
  /** The suffix of the guarantor's name; at most 20 characters. */
  readonly guarantorsuffix?: string | undefined;
  /** The guarantor's date of birth. */
  readonly guarantordob?: Day | undefined;
  /** The guarantor's social security number. */
  readonly guarantorssn?: string | undefined;
  /** The guarantor's e-mail address. */
  readonly guarantoremail?: string | undefined;
  /** First line of the guarantor's address; at most 100 characters. */
  readonly guarantoraddress1?: string | undefined;
  /** Second line of the guarantor's address; at most 100 characters. */
  readonly guarantoraddress2?: string | undefined;
  /** The guarantor's city; at most 30 characters. */
  readonly guarantorcity?: string | undefined;
  /** The guarantor's state, two letters. */
  readonly guarantorstate?: string | undefined;
  /** The guarantor's ZIP code. */
  readonly guarantorzip?: string | undefined;
  /** The guarantor's country, as an ISO 3166-1 code. */
  readonly guarantorcountrycode3166?: string | undefined;
  /** The guarantor's relation to the patient: a number of athenahealth, `1` for the patient. */
  readonly guarantorrelationshiptopatient?: string | undefined;

  /** The number of the driver's license; at most 20 characters. */
  readonly driverslicensenumber?: string | undefined;
  /** The state of the driver's license, two letters. */
  readonly driverslicensestateid?: string | undefined;
  /** The day on which the driver's license expires. */
  readonly driverslicenseexpirationdate?: Day | undefined;

  /** Whether the patient is a veteran; this and the next six only if the practice has them turned on. */
  readonly veteran?: string | undefined;
  /** Whether the patient is homeless. */
  readonly homeless?: string | undefined;
  /** The kind of homelessness. */
  readonly homelesstype?: string | undefined;
  /** Whether the patient works on a farm. */
  readonly agriculturalworker?: string | undefined;
  /** The kind of farm work. */
  readonly agriculturalworkertype?: string | undefined;
  /** Whether the patient lives in public housing. */
  readonly publichousing?: string | undefined;
  /** Whether the patient belongs to a health center at a school. */
  readonly schoolbasedhealthcenter?: string | undefined;
  /** People in the family; this and the other fields on poverty only if the practice has them turned on. */
  readonly povertylevelfamilysize?: number | undefined;
  /** Whether the patient declines to say `povertylevelfamilysize`. */
  readonly povertylevelfamilysizedeclined?: boolean | undefined;
  /** Income per pay period, in US dollars. */
  readonly povertylevelincomeperpayperiod?: number | undefined;
  /** The length of a pay period. */
  readonly povertylevelincomepayperiod?: string | undefined;
  /** Whether the patient declines to say `povertylevelincomeperpayperiod`. */
  readonly povertylevelincomedeclined?: boolean | undefined;
  /** Income, in percent of the federal poverty level. */
  readonly povertylevelcalculated?: number | undefined;
  /** Whether the patient declines to say `povertylevelcalculated`. */
  readonly povertylevelincomerangedeclined?: boolean | undefined;
}

/**
 * Fields of a patient that are null in records if they are unknown.
 *
 * @provenance proven
 */
export interface NullablePatientFields {
  /** Language, as an ISO 639-2 code, or `declined`. */
  readonly language6392code?: string | null;
  /** Ethnicity, as a code of 2.16.840.1.113883.5.50, or `declined`. */
  readonly ethnicitycode?: string | null;
  /** The preferred way to receive summaries of care. */
  readonly caresummarydeliverypreference?: string | null;
  /** The contact's phone at home. */
  readonly contacthomephone?: string | null;
  /** The contact's mobile phone. */
  readonly contactmobilephone?: string | null;
  /** Phone of the next of kin. */
  readonly nextkinphone?: string | null;
  /** The guarantor's phone. */
  readonly guarantorphone?: string | null;
  /** The employer's phone; overrides that of the employer's record. */
  readonly employerphone?: string | null;
  /** Occupation, as a code of the US Census, or `other`. */
  readonly occupationcode?: string | null;
  /** Industry, as a code of the US Census, or `other`. */
  readonly industrycode?: string | null;
}

/**
 * Fields of a patient that can be read and written, and not searched by.
 *
 * @provenance official
 */
export interface UnsearchedPatientFields {
  /** A first name beside the legal one; only if the practice has it turned on. */
  readonly altfirstname?: string | undefined;
  /** The patient's pronouns; only if the practice has them turned on. */
  readonly preferredpronouns?: string | undefined;
  /** Sex at birth; only if the practice has it turned on. */
  readonly assignedsexatbirth?: string | undefined;
  /** Gender identity; only if the practice has it turned on. */
  readonly genderidentity?: string | undefined;
  /** Gender identity in the patient's own words, if `genderidentity` allows them. */
  readonly genderidentityother?: string | undefined;
  /** Sexual orientation; only if the practice has it turned on. */
  readonly sexualorientation?: string | undefined;
  /** Sexual orientation in the patient's own words, if `sexualorientation` allows them. */
  readonly sexualorientationother?: string | undefined;
  /**
   * Ethnicities, if the practice has several turned on; the first is the primary one. Updates replace the
   * whole list.
   */
  readonly ethnicitycodes?: readonly string[] | undefined;
  /** The same in words, if the source is "other". */
  readonly referralsourceother?: string | undefined;
  /** Whether the guarantor's address is the patient's. */
  readonly guarantoraddresssameaspatient?: boolean | undefined;
}

/**
 * Fields of a patient in params.
 *
 * @provenance official
 */
export interface PatientFieldsParams extends PatientFields {
  /** Language, as an ISO 639-2 code, or `declined`. */
  readonly language6392code?: string | undefined;
  /** Ethnicity, as a code of 2.16.840.1.113883.5.50, or `declined`. */
  readonly ethnicitycode?: string | undefined;
  /** The preferred way to receive summaries of care. */
  readonly caresummarydeliverypreference?: string | undefined;
  /** The contact's phone at home. */
  readonly contacthomephone?: string | undefined;
  /** The contact's mobile phone. */
  readonly contactmobilephone?: string | undefined;
  /** Phone of the next of kin. */
  readonly nextkinphone?: string | undefined;
  /** The guarantor's phone. */
  readonly guarantorphone?: string | undefined;
  /** The employer's phone; overrides that of the employer's record. */
  readonly employerphone?: string | undefined;
  /** Occupation, as a code of the US Census, or `other`. */
  readonly occupationcode?: string | undefined;
  /** Industry, as a code of the US Census, or `other`. */
  readonly industrycode?: string | undefined;
  /** The department that the patient is registered in. */
  readonly departmentid?: Id | undefined;
  /** The patient's current department. */
  readonly primarydepartmentid?: Id | undefined;
  /** The patient's primary provider. */
  readonly primaryproviderid?: Id | undefined;
  /** How the patient heard of the practice. */
  readonly referralsourceid?: Id | undefined;
  /** The NCPDP id of the default pharmacy; written with `clinicalordertypegroupid`. */
  readonly defaultpharmacyncpdpid?: Id | undefined;
  /** What the clinical provider is for: 10 prescriptions, 11 labs, 16 vaccinations. */
  readonly clinicalordertypegroupid?: Id | undefined;
  /** The mobile phone's carrier. */
  readonly mobilecarrierid?: Id | undefined;
  /** The guarantor's employer. */
  readonly guarantoremployerid?: Id | undefined;
  /** The employer. */
  readonly employerid?: Id | undefined;
}
