// Owns the types of problems, medications, allergies and vaccines in a patient's chart.

import type { Open } from "../../../errors/errors.js";
import type { ChartParams, Counted, Day, Page, PageParams, PatientFacingParams } from "./common.js";

/**
 * Parameters of `patients.getPatientProblems`.
 *
 * @provenance official
 */
export interface GetPatientProblemsParams extends ChartParams, PatientFacingParams {
  /** Whether to include problems that have ended. Default: false. */
  readonly showinactive?: boolean | undefined;
  /** Whether to include the encounters with their diagnoses, and `bestmatchicd10code`. Default: false. */
  readonly showdiagnosisinfo?: boolean | undefined;
}

/**
 * Parameters of `patients.updatePatientProblem`.
 *
 * @provenance official
 */
export interface UpdatePatientProblemParams extends ChartParams {
  /** The side of the body. Default: none. */
  readonly laterality?: Open<"LEFT" | "RIGHT" | "BILATERAL"> | undefined;
  /** A note. Default: none. */
  readonly note?: string | undefined;
  /** The day on which the problem began. Default: none. */
  readonly startdate?: Day | undefined;
  /** Whether the problem is chronic. Default: none. */
  readonly status?: Open<"CHRONIC" | "ACUTE"> | undefined;
}

/**
 * Parameters of `patients.createPatientProblem`.
 *
 * @provenance official
 */
export interface CreatePatientProblemParams
  extends UpdatePatientProblemParams, PatientFacingParams {
  /** The problem's SNOMED code, as text, because some exceed exact numbers. */
  readonly snomedcode: string;
}

/**
 * Parameters of `patients.deletePatientProblem`.
 *
 * @provenance official
 */
export interface DeletePatientProblemParams extends ChartParams {
  /** Whether to delete the problem, which was entered by mistake. Otherwise it ends. Default: false. */
  readonly remove?: boolean | undefined;
}

/**
 * An event of a problem. Dates are mm/dd/yyyy.
 *
 * @provenance proven
 */
export interface ProblemEvent {
  /** The kind of event. */
  readonly eventtype?: Open<"START" | "END">;
  /** The day on which the problem began. */
  readonly startdate?: string;
  /** The day on which it ended. */
  readonly enddate?: string;
  /** The day on which the patient first felt it. */
  readonly onsetdate?: string;
  /** The day of the entry. */
  readonly createddate?: string;
  /** The user who made the entry. */
  readonly createdby?: string;
  /** The side of the body. */
  readonly laterality?: string;
  /** A note. */
  readonly note?: string;
  /** The place of entry, such as `ENCOUNTER`. */
  readonly source?: string;
  /** The diagnoses of the event, if requested. */
  readonly diagnoses?: readonly Readonly<Record<string, unknown>>[];
  /** Whether the problem is chronic. */
  readonly status?: Open<"CHRONIC" | "ACUTE">;
}

/**
 * A problem.
 *
 * @provenance proven
 */
export interface Problem {
  /** The problem's id. */
  readonly problemid: string;
  /** The name. */
  readonly name?: string;
  /** Its code. */
  readonly code?: string;
  /** The code's system. */
  readonly codeset?: Open<"SNOMED">;
  /** The closest ICD-10 code, which may be wrong. */
  readonly bestmatchicd10code?: string;
  /** The events. */
  readonly events?: readonly ProblemEvent[];
  /** The user who changed it last. */
  readonly lastmodifiedby?: string;
  /** When it was last changed, ISO 8601. */
  readonly lastmodifieddatetime?: string;
}

/**
 * The problems of a chart.
 *
 * @provenance official
 */
export interface ProblemList extends Counted {
  /** The rows. */
  readonly problems: readonly Problem[];
  /** The day on which the list was changed last, mm/dd/yyyy. */
  readonly lastupdated?: string;
  /** The user who changed the list last. */
  readonly lastmodifiedby?: string;
  /** When the list was changed last, ISO 8601. */
  readonly lastmodifieddatetime?: string;
}

/**
 * The new problem.
 *
 * @provenance official
 */
export interface CreatedProblem {
  /** The problem's id. */
  readonly problemid?: string;
  /** Whether it was created. */
  readonly success?: boolean;
  /**
   * A remark, such as that the chart has the problem already.
   *
   * @provenance proven
   */
  readonly errormessage?: string;
}

/**
 * Parameters of `patients.getPatientMedications`.
 *
 * @provenance official
 */
export interface GetPatientMedicationsParams extends ChartParams, PatientFacingParams {
  /** The medications to include. Default: active and historical ones. */
  readonly medicationtype?: Open<"Active" | "Historical" | "Denied"> | undefined;
  /** Whether to include pending ones that belong to approved orders. Default: false. */
  readonly showpend?: boolean | undefined;
  /** Whether to include RxNorm ids. Default: false. */
  readonly showrxnorm?: boolean | undefined;
  /** Whether to include NDC numbers. Default: false. */
  readonly showndc?: boolean | undefined;
}

/**
 * How a medication is taken.
 *
 * @provenance proven
 */
export interface MedicationSig {
  /** The action, such as `TAKE`. */
  readonly dosageaction?: string;
  /** The route, such as `oral`. */
  readonly dosageroute?: string;
  /** The quantity of one dose, in `dosagequantityunit`. */
  readonly dosagequantityvalue?: number;
  /** The unit of the quantity, such as `tablet(s)`. */
  readonly dosagequantityunit?: string;
  /** The frequency, in `dosagefrequencyunit`. */
  readonly dosagefrequencyvalue?: number;
  /** The unit of the frequency, such as `per day`. */
  readonly dosagefrequencyunit?: string;
  /** The frequency in words. */
  readonly dosagefrequencydescription?: string;
  /** The duration, in `dosagedurationunit`. */
  readonly dosagedurationvalue?: number;
  /** The unit of the duration, such as `day`. */
  readonly dosagedurationunit?: string;
  /** Further instructions. */
  readonly dosageadditionalinstructions?: string;
}

/**
 * An event of a medication.
 *
 * @provenance proven
 */
export interface MedicationEvent {
  /** The kind of event. */
  readonly type?: Open<"START" | "END" | "ORDER" | "ENTER" | "FILL" | "HIDE">;
  /** The day, mm/dd/yyyy. */
  readonly eventdate?: string;
  /** Who did it. */
  readonly userdisplayname?: string;
}

/**
 * A medication.
 *
 * @provenance proven
 */
export interface Medication {
  /** The medication's id, independent of the patient. */
  readonly medicationid: string;
  /** The entry in this chart, such as `H228145`. */
  readonly medicationentryid?: string;
  /** The name, with strength and form. */
  readonly medication?: string;
  /** How it is taken, in words. */
  readonly unstructuredsig?: string;
  /** How it is taken, as data. */
  readonly structuredsig?: MedicationSig;
  /** Whether `structuredsig` is there. */
  readonly isstructuredsig?: boolean;
  /** Whether it was discontinued. */
  readonly isdiscontinued?: boolean;
  /** Whether it is safe to renew. */
  readonly issafetorenew?: boolean;
  /** The events. */
  readonly events?: readonly MedicationEvent[];
  /** The therapeutic class. */
  readonly therapeuticclass?: string;
  /** The class by the organs that it acts on. */
  readonly organclass?: string;
  /** Its id at First Databank. */
  readonly fdbmedicationid?: string;
  /** What it is ordered as. */
  readonly clinicalordertypeid?: string;
  /** The source of the entry. */
  readonly source?: string;
  /** The encounter of the entry. */
  readonly encounterid?: string;
  /** How it was ordered, such as `PRESCRIBE`. */
  readonly orderingmode?: string;
  /** The number of refills, as the API writes it. */
  readonly refillsallowed?: string;
  /** The route, such as `oral`. */
  readonly route?: string;
  /** Who prescribed it. */
  readonly prescribedby?: string;
  /** The pharmacy's name. */
  readonly pharmacy?: string;
  /** The pharmacy's NCPDP id. */
  readonly pharmacyncpdpid?: string;
  /** The provider's note. */
  readonly providernote?: string;
  /** The note for the patient. */
  readonly patientnote?: string;
  /** The user who made the entry. */
  readonly createdby?: string;
  /** The user who changed the entry last. */
  readonly lastmodifiedby?: string;
  /** The day on which the entry was changed last, mm/dd/yyyy. */
  readonly lastmodifieddate?: string;
}

/**
 * The medications of a chart.
 *
 * @provenance proven
 */
export interface MedicationList {
  /** A list for each medication, which holds its entries. */
  readonly medications: readonly (readonly Medication[])[];
  /** Whether the patient reports taking none. */
  readonly nomedicationsreported?: boolean;
  /** Whether the patient allows the history to be downloaded. */
  readonly patientdownloadconsent?: boolean;
  /** Whether the patient must be asked for that consent. */
  readonly patientneedsdownloadconsent?: boolean;
  /** A note on all medications. */
  readonly sectionnote?: string;
  /** The day on which the list was changed last, mm/dd/yyyy. */
  readonly lastupdated?: string;
}

/**
 * Parameters of `patients.getPatientAllergies`.
 *
 * @provenance official
 */
export interface GetPatientAllergiesParams extends ChartParams, PatientFacingParams {
  /** Whether to include allergies that were deactivated. Default: false. */
  readonly showinactive?: boolean | undefined;
}

/**
 * A reaction to an allergen.
 *
 * @provenance official
 */
export interface AllergyReaction {
  /** The reaction. */
  readonly reactionname?: string;
  /** Its SNOMED code. */
  readonly snomedcode?: string;
  /** The severity. */
  readonly severity?: string;
  /** The SNOMED code of the severity. */
  readonly severitysnomedcode?: string;
}

/**
 * An allergy.
 *
 * @provenance official
 */
export interface Allergy {
  /** The allergen. */
  readonly allergenid: string;
  /** The name. */
  readonly allergenname?: string;
  /** The patient's reactions. */
  readonly reactions?: readonly AllergyReaction[];
  /** A note. */
  readonly note?: string;
  /** The day on which it began, mm/dd/yyyy. */
  readonly onsetdate?: string;
  /** The day on which it was deactivated, mm/dd/yyyy. */
  readonly deactivatedate?: string;
}

/**
 * The allergies of a chart.
 *
 * @provenance official
 */
export interface AllergyList {
  /** The allergies. */
  readonly allergies?: readonly Allergy[];
  /** Whether the patient is known to have no drug allergies, which an empty list does not say. */
  readonly nkda?: boolean;
  /** A note on the list. */
  readonly sectionnote?: string;
  /** The day on which the list was changed last, mm/dd/yyyy. */
  readonly lastupdated?: string;
}

/**
 * Parameters of `patients.updatePatientAllergies`.
 *
 * @provenance official
 */
export interface UpdatePatientAllergiesParams extends ChartParams, PatientFacingParams {
  /**
   * Allergies to add, or to update if the allergen is in the list. Others stay unchanged. Dates in them are
   * mm/dd/yyyy. Default: none.
   */
  readonly allergies?: readonly Allergy[] | undefined;
  /** Whether the patient is known to have no drug allergies. Default: unchanged. */
  readonly nkda?: boolean | undefined;
  /** A note on the list; an empty one removes it. Default: unchanged. */
  readonly sectionnote?: string | undefined;
}

/**
 * Parameters of `patients.getPatientVaccines`.
 *
 * @provenance official
 */
export interface GetPatientVaccinesParams extends ChartParams, PageParams, PatientFacingParams {
  /** Whether to include deleted ones. Default: false. */
  readonly showdeleted?: boolean | undefined;
  /** Whether to include refused ones. Default: false. */
  readonly showrefused?: boolean | undefined;
  /** Whether to include ones whose order was declined. Default: false. */
  readonly showdeclinedorders?: boolean | undefined;
  /** Whether to include ones that were prescribed and not given. Default: false. */
  readonly showprescribednotadministered?: boolean | undefined;
}

/**
 * A vaccine.
 *
 * @provenance official
 */
export interface Vaccine {
  /** The entry's id. */
  readonly vaccineid: string;
  /** The vaccine. */
  readonly description?: string;
  /** The status, such as `ADMINISTERED`. */
  readonly status?: string;
  /** The day on which it was given, mm/dd/yyyy. */
  readonly administerdate?: string;
  /** Its CVX code. */
  readonly cvx?: string;
  /** The manufacturer's MVX code. */
  readonly mvx?: string;
  /** Whether it was given elsewhere or here. */
  readonly vaccinetype?: Open<"HISTORICAL" | "ADMINISTERED">;
  /** The diseases that it prevents. */
  readonly genusname?: string;
}

/**
 * One page of vaccines.
 *
 * @provenance official
 */
export interface VaccinePage extends Page {
  /** The rows. */
  readonly vaccines: readonly Vaccine[];
}
