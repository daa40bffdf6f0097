// Owns the types of the lists that charts and orders refer to.

import type { Open } from "../../../errors/errors.js";
import type { Id } from "../../../operations/declare.js";
import type { SocialHistoryTemplate } from "./chart-results.js";
import type { Page, PageParams } from "./common.js";

/**
 * Parameters of the searches of `client.reference`.
 *
 * @provenance official
 */
export interface SearchReferenceParams {
  /** The text to search for, in names. */
  readonly searchvalue: string;
}

/**
 * An allergen.
 *
 * @provenance proven
 */
export interface ReferenceAllergy {
  /** The allergen, for `allergenid`. */
  readonly allergyid: string;
  /** The name. */
  readonly allergy: string;
}

/**
 * A reaction to allergens.
 *
 * @provenance proven
 */
export interface ReferenceReaction {
  /** The reaction's id. */
  readonly reactionid: string;
  /** The name. */
  readonly reactionname: string;
  /** SNOMED code, as the API writes it; the longest ones exceed exact numbers in JavaScript. */
  readonly snomedcode: string | number;
}

/**
 * A severity of reactions.
 *
 * @provenance proven
 */
export interface ReferenceSeverity {
  /** The severity, such as `Mild`. */
  readonly severity: string;
  /** SNOMED code. */
  readonly snomedcode: string;
}

/**
 * A medication.
 *
 * @provenance proven
 */
export interface ReferenceMedication {
  /** The medication's id. */
  readonly medicationid: string;
  /** The name, with strength and form. */
  readonly medication: string;
}

/**
 * A test that labs offer.
 *
 * @provenance proven
 */
export interface LabOrderType {
  /** The test's id. */
  readonly ordertypeid: string;
  /** The name. */
  readonly name: string;
}

/**
 * A specialty of providers.
 *
 * @provenance proven
 */
export interface ProviderSpecialty {
  /** The specialty's id, such as `008`. */
  readonly specialtyid: string;
  /** The name. */
  readonly specialtyname: string;
}

/**
 * One page of specialties.
 *
 * @provenance proven
 */
export interface ProviderSpecialtyPage extends Page {
  /** The rows. */
  readonly providerspecialties: readonly ProviderSpecialty[];
}

/**
 * A type of providers.
 *
 * @provenance proven
 */
export interface ProviderType {
  /** The type's id, such as `FNP`. */
  readonly providertypeid: string;
  /** The name. */
  readonly providertype: string;
}

/**
 * One page of types of providers.
 *
 * @provenance proven
 */
export interface ProviderTypePage extends Page {
  /** The rows. */
  readonly providertypes: readonly ProviderType[];
}

/**
 * Parameters of `reference.searchFacilities`.
 *
 * @provenance official
 */
export interface SearchFacilitiesParams {
  /** The department, which determines whose facilities are found and which ones come first. */
  readonly departmentid: Id;
  /** Words of the name or the address, separated by spaces. */
  readonly name: string;
  /** The kind of orders that the facility receives. */
  readonly ordertype: Open<"DME" | "IMAGING" | "LAB" | "PRESCRIPTION" | "VACCINE">;
  /** The patient from whom `distance` is measured. Default: from the department. */
  readonly patientid?: Id | undefined;
}

/**
 * A facility that receives orders: a lab, a pharmacy or another one.
 *
 * @provenance proven
 */
export interface Facility {
  /** The facility's id. */
  readonly facilityid: string;
  /** The name. */
  readonly name: string;
  /** The distance, in miles. */
  readonly distance: number;
  /** Address. */
  readonly address?: string;
  /** City. */
  readonly city: string;
  /** State, two letters. */
  readonly state: string;
  /** ZIP code. */
  readonly zipcode: string;
  /** Phone. */
  readonly phonenumber?: string;
  /** Fax. */
  readonly faxnumber?: string;
  /** The kind of pharmacy, if it is one. */
  readonly pharmacytype?: Open<"MAILORDER" | "RETAIL">;
  /**
   * The pharmacy's NCPDP id.
   *
   * @provenance reported
   */
  readonly ncpdpid?: string;
}

/**
 * Parameters of `reference.listMedicalHistoryQuestions`.
 *
 * @provenance official
 */
export interface ListMedicalHistoryQuestionsParams extends PageParams {
  /** Whether to include deleted questions. Default: false. */
  readonly showdeleted?: boolean | undefined;
}

/**
 * A question of medical histories.
 *
 * @provenance proven
 */
export interface MedicalHistoryQuestion {
  /** The question's id. */
  readonly questionid: string;
  /** The question: a disease, such as `Asthma`. */
  readonly question: string;
  /** Whether it was deleted. */
  readonly deleted: boolean;
  /** Its place among the others. */
  readonly ordering?: number;
  /**
   * The code of the disease.
   *
   * @provenance reported
   */
  readonly diagnosiscode?: string;
}

/**
 * One page of questions of medical histories.
 *
 * @provenance proven
 */
export interface MedicalHistoryQuestionPage extends Page {
  /** The rows. */
  readonly questions: readonly MedicalHistoryQuestion[];
}

/**
 * An order that departments carry out themselves.
 *
 * @provenance proven
 */
export interface OfficeOrderType {
  /** The id of what is ordered. */
  readonly clinicalordertypeid: string;
  /** The name of what is ordered. */
  readonly ordertype: string;
  /** The category, such as `LAB`. */
  readonly ordertypecategory: Open<"IMAGING" | "LAB" | "OTHER" | "PROCEDURE">;
  /** Who carries it out. */
  readonly clinicalprovider: string;
  /** The departments, separated by commas; `-1` means all. */
  readonly departmentids: string;
  /** Its LOINC code. */
  readonly loinc?: string;
}

/**
 * A template of social histories, with its questions.
 *
 * @provenance proven
 */
export interface SocialHistoryTemplateDetails extends SocialHistoryTemplate {
  /** The questions. */
  readonly questions: readonly SocialHistoryTemplateQuestion[];
}

/**
 * A question of a template of social histories.
 *
 * @provenance proven
 */
export interface SocialHistoryTemplateQuestion {
  /** The question's id. */
  readonly questionid: string;
  /** The question's key: a global one, such as `ALCOHOL`, or a local one, such as `LOCAL.880`. */
  readonly key: string;
  /** The question. */
  readonly question: string;
  /** Its place in the template. */
  readonly ordering: number;
  /** The form of the answer. */
  readonly inputtype: Open<"DROPDOWN" | "FREETEXT" | "NUMERIC" | "YESNO">;
  /** The possible answers, each as an object of one member: the answer and its name. */
  readonly options: readonly Readonly<Record<string, string>>[];
}

/**
 * Parameters of `reference.listConfiguredVitals`.
 *
 * @provenance official
 */
export interface ListConfiguredVitalsParams extends PageParams {
  /** Whether to include vitals that the practice does not use. Default: false. */
  readonly showunconfigured?: boolean | undefined;
  /** Only vitals of this specialty, of `reference.listProviderSpecialties`. Default: all. */
  readonly specialtyid?: string | undefined;
}

/**
 * A vital sign that the practice measures.
 *
 * @provenance proven
 */
export interface ConfiguredVital {
  /** The vital sign, such as `BLOODPRESSURE`. */
  readonly key: string;
  /** The abbreviation, such as `BP`. */
  readonly abbreviation: string;
  /** Its place among the others. */
  readonly ordering: number;
  /** Whether it is tied to a measurement. */
  readonly istiedtomeasurement: boolean;
  /** The values that make up a reading. */
  readonly attributes: readonly VitalAttribute[];
}

/**
 * A value of a vital sign.
 *
 * @provenance proven
 */
export interface VitalAttribute {
  /** The value's id, such as `VITALS.BLOODPRESSURE.SYSTOLIC`. */
  readonly clinicalelementid: string;
  /** The name. */
  readonly name: string;
  /** The abbreviation. */
  readonly abbreviation: string;
  /** The form of the value. */
  readonly datatype: Open<"CHECKBOX" | "FREETEXT" | "NUMERIC" | "SET">;
  /** The possible values of a SET. */
  readonly dataset?: readonly string[];
  /** The unit of the value. */
  readonly unit?: string;
}

/**
 * One page of vital signs that the practice measures.
 *
 * @provenance proven
 */
export interface ConfiguredVitalPage extends Page {
  /** The rows. */
  readonly vitals: readonly ConfiguredVital[];
}
