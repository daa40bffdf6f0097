// Owns the fields of a patient that can be read as well as written and searched for.

import type { Open } from "../../../errors.js";
import type { Day } from "../fields.js";

/**
 * How somebody is related to the patient.
 *
 * @source official
 */
export type Relationship = Open<
  "SPOUSE" | "PARENT" | "CHILD" | "SIBLING" | "FRIEND" | "COUSIN" | "GUARDIAN" | "OTHER"
>;

/**
 * Whether the patient wants messages of a kind in a way; missing where nothing was said.
 *
 * @source official
 */
export type ContactPreferences<Absent = never> = {
  readonly [
    K in `contactpreference_${"announcement" | "appointment" | "billing" | "lab"}_${"email" | "phone" | "sms"}`
  ]?: boolean | Absent;
};

/**
 * What can be said of a patient. An id is a `Ref`: text in records, a number or text in params. In params a
 * member may also be undefined, which is `Absent`.
 *
 * @source official
 */
export interface PatientFields<Ref = string, Absent = never> extends ContactPreferences<Absent> {
  /** First name, as the law has it; at most 20 characters. */
  readonly firstname?: string | Absent;
  /** Middle name; at most 20 characters. */
  readonly middlename?: string | Absent;
  /** Last name; at most 20 characters. */
  readonly lastname?: string | Absent;
  /** Suffix of the name, such as `JR`; at most 20 characters. */
  readonly suffix?: string | Absent;
  /** The name that the patient likes to be called by. */
  readonly preferredname?: string | Absent;
  /** A first name beside that of the law; only if the practice has it turned on. */
  readonly altfirstname?: string | Absent;
  /** The patient's pronouns; only if the practice has them turned on. */
  readonly preferredpronouns?: string | Absent;
  /** Date of birth. */
  readonly dob?: Day | Absent;
  /** Sex. */
  readonly sex?: Open<"M" | "F"> | Absent;
  /** Sex at birth; only if the practice has it turned on. */
  readonly assignedsexatbirth?: string | Absent;
  /** Gender identity; only if the practice has it turned on. */
  readonly genderidentity?: string | Absent;
  /** Gender identity in words of the patient's own, where `genderidentity` allows for them. */
  readonly genderidentityother?: string | Absent;
  /** Sexual orientation; only if the practice has it turned on. */
  readonly sexualorientation?: string | Absent;
  /** Sexual orientation in words of the patient's own, where `sexualorientation` allows for them. */
  readonly sexualorientationother?: string | Absent;
  /** Social security number; records show its last four digits, unless `showfullssn` asks for more. */
  readonly ssn?: string | Absent;
  /** Marital status: divorced, married, single, unknown, widowed, separated, partner. */
  readonly maritalstatus?: Open<"D" | "M" | "S" | "U" | "W" | "X" | "P"> | Absent;
  /** Language, as ISO 639-2 has it, or `declined`. */
  readonly language6392code?: string | Absent;
  /** Races, as codes of 2.16.840.1.113883.5.104 or `declined`; the first is the primary one. Written as a whole. */
  readonly race?: readonly string[] | Absent;
  /** Ethnicity, as a code of 2.16.840.1.113883.5.50, or `declined`. */
  readonly ethnicitycode?: string | Absent;
  /** Ethnicities, where the practice has several turned on; the first is the primary one. Written as a whole. */
  readonly ethnicitycodes?: readonly string[] | Absent;
  /** Status of the record. */
  readonly status?: Open<"active" | "inactive" | "prospective" | "deleted"> | Absent;
  /** The day of death. */
  readonly deceaseddate?: Day | Absent;
  /** Notes on the patient. */
  readonly notes?: string | Absent;

  /** The department that the patient is registered in. */
  readonly departmentid?: Ref | Absent;
  /** The patient's current department. */
  readonly primarydepartmentid?: Ref | Absent;
  /** The patient's own provider. */
  readonly primaryproviderid?: Ref | Absent;
  /** Where the patient heard of the practice. */
  readonly referralsourceid?: Ref | Absent;
  /** The same in words, where the source is "other". */
  readonly referralsourceother?: string | Absent;
  /** The NCPDP id of the default pharmacy; written together with `clinicalordertypegroupid`. */
  readonly defaultpharmacyncpdpid?: Ref | Absent;
  /** What the clinical provider is for: 10 prescriptions, 11 labs, 16 vaccinations. */
  readonly clinicalordertypegroupid?: Ref | Absent;

  /** Email address, or `declined`. */
  readonly email?: string | Absent;
  /** Phone at home, a North American number. */
  readonly homephone?: string | Absent;
  /** Mobile phone, a North American number, or `declined`. */
  readonly mobilephone?: string | Absent;
  /** Phone at work, a North American number. */
  readonly workphone?: string | Absent;
  /** Whether there is a mobile phone. */
  readonly hasmobileyn?: boolean | Absent;
  /** The company that carries the mobile phone. */
  readonly mobilecarrierid?: Ref | Absent;
  /** First line of the address; at most 100 characters. */
  readonly address1?: string | Absent;
  /** Second line of the address; at most 100 characters. */
  readonly address2?: string | Absent;
  /** City; at most 30 characters. */
  readonly city?: string | Absent;
  /** State, two letters. */
  readonly state?: string | Absent;
  /** ZIP code; searches compare its first five digits. */
  readonly zip?: string | Absent;
  /** Country, as ISO 3166-1 has it. */
  readonly countrycode3166?: string | Absent;
  /** How the patient likes to be reached. */
  readonly contactpreference?: string | Absent;
  /** Whether the patient has agreed to automatic calls. */
  readonly consenttocall?: boolean | Absent;
  /** Whether the patient has agreed to text messages. */
  readonly consenttotext?: boolean | Absent;
  /** How the patient wants summaries of care. */
  readonly caresummarydeliverypreference?: string | Absent;
  /** Whether statements come by email only. */
  readonly onlinestatementonlyyn?: boolean | Absent;
  /** Whether the patient was shown the way to the portal. */
  readonly portalaccessgiven?: boolean | Absent;
  /** Whether the patient cannot leave home. */
  readonly homeboundyn?: boolean | Absent;

  /** Name of the person to call in an emergency; at most 20 characters. */
  readonly contactname?: string | Absent;
  /** How that person is related to the patient. */
  readonly contactrelationship?: Relationship | Absent;
  /** That person's phone at home. */
  readonly contacthomephone?: string | Absent;
  /** That person's mobile phone. */
  readonly contactmobilephone?: string | Absent;
  /** Name of the next of kin. */
  readonly nextkinname?: string | Absent;
  /** How the next of kin is related to the patient. */
  readonly nextkinrelationship?: Relationship | Absent;
  /** Phone of the next of kin. */
  readonly nextkinphone?: string | Absent;
  /** The guardian's first name. */
  readonly guardianfirstname?: string | Absent;
  /** The guardian's middle name. */
  readonly guardianmiddlename?: string | Absent;
  /** The guardian's last name. */
  readonly guardianlastname?: string | Absent;
  /** The suffix of the guardian's name. */
  readonly guardiansuffix?: string | Absent;

  /** First name of the guarantor, who pays; at most 20 characters. */
  readonly guarantorfirstname?: string | Absent;
  /** The guarantor's middle name; at most 20 characters. */
  readonly guarantormiddlename?: string | Absent;
  /** The guarantor's last name; at most 20 characters. */
  readonly guarantorlastname?: string | Absent;
  /** The suffix of the guarantor's name; at most 20 characters. */
  readonly guarantorsuffix?: string | Absent;
  /** The guarantor's date of birth. */
  readonly guarantordob?: Day | Absent;
  /** The guarantor's social security number. */
  readonly guarantorssn?: string | Absent;
  /** The guarantor's email address. */
  readonly guarantoremail?: string | Absent;
  /** The guarantor's phone. */
  readonly guarantorphone?: string | Absent;
  /** Whether the guarantor's address is the patient's. */
  readonly guarantoraddresssameaspatient?: boolean | Absent;
  /** First line of the guarantor's address; at most 100 characters. */
  readonly guarantoraddress1?: string | Absent;
  /** Second line of the guarantor's address; at most 100 characters. */
  readonly guarantoraddress2?: string | Absent;
  /** The guarantor's city; at most 30 characters. */
  readonly guarantorcity?: string | Absent;
  /** The guarantor's state, two letters. */
  readonly guarantorstate?: string | Absent;
  /** The guarantor's ZIP code. */
  readonly guarantorzip?: string | Absent;
  /** The guarantor's country, as ISO 3166-1 has it. */
  readonly guarantorcountrycode3166?: string | Absent;
  /** The guarantor's employer. */
  readonly guarantoremployerid?: Ref | Absent;
  /** How the guarantor is related to the patient: a number of athenahealth's own, `1` for the patient. */
  readonly guarantorrelationshiptopatient?: string | Absent;

  /** The employer. */
  readonly employerid?: Ref | Absent;
  /** The employer's phone; beats the one that the employer's record has. */
  readonly employerphone?: string | Absent;
  /** Occupation, as a code of the US Census, or `other`. */
  readonly occupationcode?: string | Absent;
  /** Industry, as a code of the US Census, or `other`. */
  readonly industrycode?: string | Absent;
  /** The number of the driver's license; at most 20 characters. */
  readonly driverslicensenumber?: string | Absent;
  /** The state that gave the driver's license, two letters. */
  readonly driverslicensestateid?: string | Absent;
  /** The day on which the driver's license ends. */
  readonly driverslicenseexpirationdate?: Day | Absent;

  /** Whether the patient is a veteran; this and the next six only if the practice has them turned on. */
  readonly veteran?: string | Absent;
  /** Whether the patient is homeless. */
  readonly homeless?: string | Absent;
  /** How the patient is homeless. */
  readonly homelesstype?: string | Absent;
  /** Whether the patient works on a farm. */
  readonly agriculturalworker?: string | Absent;
  /** How the patient works on a farm. */
  readonly agriculturalworkertype?: string | Absent;
  /** Whether the patient lives in public housing. */
  readonly publichousing?: string | Absent;
  /** Whether the patient belongs to a health center at a school. */
  readonly schoolbasedhealthcenter?: string | Absent;
  /** People in the family; this and the other fields on poverty only if the practice has them turned on. */
  readonly povertylevelfamilysize?: number | Absent;
  /** Whether the patient declines to say `povertylevelfamilysize`. */
  readonly povertylevelfamilysizedeclined?: boolean | Absent;
  /** Income in a pay period, in US dollars. */
  readonly povertylevelincomeperpayperiod?: number | Absent;
  /** How long a pay period is. */
  readonly povertylevelincomepayperiod?: string | Absent;
  /** Whether the patient declines to say `povertylevelincomeperpayperiod`. */
  readonly povertylevelincomedeclined?: boolean | Absent;
  /** Income, in percent of the federal poverty level. */
  readonly povertylevelcalculated?: number | Absent;
  /** Whether the patient declines to say `povertylevelcalculated`. */
  readonly povertylevelincomerangedeclined?: boolean | Absent;
}
