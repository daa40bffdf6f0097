// Owns what is said of problems, medications, allergies and vaccines in a patient's chart.

import type { Open } from "../../../errors/errors.js";
import type { ChartParams, Counted, Day, Page, PageParams, PatientFacingParams } from "./common.js";

/**
 * What `patients.getPatientProblems` takes.
 *
 * @provenance official
 */
export interface GetPatientProblemsParams extends ChartParams, PatientFacingParams {
  /** Whether problems are wanted that have ended. Default: false. */
  readonly showinactive?: boolean | undefined;
  /** Whether the encounters with their diagnoses, and `bestmatchicd10code`, are wanted. Default: false. */
  readonly showdiagnosisinfo?: boolean | undefined;
}

/**
 * What `patients.updatePatientProblem` takes.
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
  /** Whether the problem is a lasting one. Default: none. */
  readonly status?: Open<"CHRONIC" | "ACUTE"> | undefined;
}

/**
 * What `patients.createPatientProblem` takes.
 *
 * @provenance official
 */
export interface CreatePatientProblemParams
  extends UpdatePatientProblemParams, PatientFacingParams {
  /** The problem's SNOMED code: as text, because some are too long for a number. */
  readonly snomedcode: string;
}

/**
 * What `patients.deletePatientProblem` takes.
 *
 * @provenance official
 */
export interface DeletePatientProblemParams extends ChartParams {
  /** Whether the problem, which was entered by mistake, goes for good. If not, it ends. Default: false. */
  readonly remove?: boolean | undefined;
}

/**
 * Something that happened to a problem. Dates are mm/dd/yyyy.
 *
 * @provenance proven
 */
export interface ProblemEvent {
  /** What happened. */
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
  /** Whether the problem is a lasting one. */
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
  /** What it is called. */
  readonly name?: string;
  /** Its code. */
  readonly code?: string;
  /** The code's system. */
  readonly codeset?: Open<"SNOMED">;
  /** The ICD-10 code that comes closest; not always the right one. */
  readonly bestmatchicd10code?: string;
  /** What happened to it. */
  readonly events?: readonly ProblemEvent[];
  /** The user who changed it last. */
  readonly lastmodifiedby?: string;
  /** When it was changed last, ISO 8601. */
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
 * Which problem was made.
 *
 * @provenance official
 */
export interface CreatedProblem {
  /** The problem's id. */
  readonly problemid?: string;
  /** Whether it was made. */
  readonly success?: boolean;
}

/**
 * What `patients.getPatientMedications` takes.
 *
 * @provenance official
 */
export interface GetPatientMedicationsParams extends ChartParams, PatientFacingParams {
  /** Which medications are wanted. Default: active and historical ones. */
  readonly medicationtype?: Open<"Active" | "Historical" | "Denied"> | undefined;
  /** Whether pending ones are wanted that belong to approved orders. Default: false. */
  readonly showpend?: boolean | undefined;
  /** Whether RxNorm ids are wanted. Default: false. */
  readonly showrxnorm?: boolean | undefined;
  /** Whether NDC numbers are wanted. Default: false. */
  readonly showndc?: boolean | undefined;
}

/**
 * How a medication is taken.
 *
 * @provenance proven
 */
export interface MedicationSig {
  /** What is done, such as `TAKE`. */
  readonly dosageaction?: string;
  /** The way into the body, such as `oral`. */
  readonly dosageroute?: string;
  /** How much at a time, in `dosagequantityunit`. */
  readonly dosagequantityvalue?: number;
  /** The unit of the quantity, such as `tablet(s)`. */
  readonly dosagequantityunit?: string;
  /** How often, in `dosagefrequencyunit`. */
  readonly dosagefrequencyvalue?: number;
  /** The unit of the frequency, such as `per day`. */
  readonly dosagefrequencyunit?: string;
  /** The frequency in words. */
  readonly dosagefrequencydescription?: string;
  /** How long, in `dosagedurationunit`. */
  readonly dosagedurationvalue?: number;
  /** The unit of the duration, such as `day`. */
  readonly dosagedurationunit?: string;
  /** What else there is to heed. */
  readonly dosageadditionalinstructions?: string;
}

/**
 * Something that happened to a medication.
 *
 * @provenance proven
 */
export interface MedicationEvent {
  /** What happened. */
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
  /** The medication, whoever takes it. */
  readonly medicationid: string;
  /** The entry in this chart, such as `H228145`. */
  readonly medicationentryid?: string;
  /** What it is called, strength and form included. */
  readonly medication?: string;
  /** How it is taken, in words. */
  readonly unstructuredsig?: string;
  /** How it is taken, as data. */
  readonly structuredsig?: MedicationSig;
  /** Whether `structuredsig` is there. */
  readonly isstructuredsig?: boolean;
  /** Whether it is no longer taken. */
  readonly isdiscontinued?: boolean;
  /** Whether it can be renewed without further thought. */
  readonly issafetorenew?: boolean;
  /** What happened to it. */
  readonly events?: readonly MedicationEvent[];
  /** What it does, as a class. */
  readonly therapeuticclass?: string;
  /** What it works on, as a class. */
  readonly organclass?: string;
  /** Its id at First Databank. */
  readonly fdbmedicationid?: string;
  /** What it is ordered as. */
  readonly clinicalordertypeid?: string;
  /** Where the entry comes from. */
  readonly source?: string;
  /** Who prescribed it. */
  readonly prescribedby?: string;
  /** The pharmacy's name. */
  readonly pharmacy?: string;
  /** The pharmacy's NCPDP id. */
  readonly pharmacyncpdpid?: string;
  /** The provider's note. */
  readonly providernote?: string;
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
  /** Whether the patient says to take none. */
  readonly nomedicationsreported?: boolean;
  /** Whether the patient allows that the history is fetched from elsewhere. */
  readonly patientdownloadconsent?: boolean;
  /** Whether the patient has to be asked for that. */
  readonly patientneedsdownloadconsent?: boolean;
  /** The day on which the list was changed last, mm/dd/yyyy. */
  readonly lastupdated?: string;
}

/**
 * What `patients.getPatientAllergies` takes.
 *
 * @provenance official
 */
export interface GetPatientAllergiesParams extends ChartParams, PatientFacingParams {
  /** Whether allergies are wanted that were deactivated. Default: false. */
  readonly showinactive?: boolean | undefined;
}

/**
 * How somebody reacts to an allergen.
 *
 * @provenance official
 */
export interface AllergyReaction {
  /** The reaction. */
  readonly reactionname?: string;
  /** Its SNOMED code. */
  readonly snomedcode?: string;
  /** How bad it is. */
  readonly severity?: string;
  /** The SNOMED code of that. */
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
  /** What it is called. */
  readonly allergenname?: string;
  /** How the patient reacts to it. */
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
  /** Whether it is known that there are no allergies to drugs; an empty list does not say so. */
  readonly nkda?: boolean;
  /** A note on the list. */
  readonly sectionnote?: string;
  /** The day on which the list was changed last, mm/dd/yyyy. */
  readonly lastupdated?: string;
}

/**
 * What `patients.updatePatientAllergies` takes.
 *
 * @provenance official
 */
export interface UpdatePatientAllergiesParams extends ChartParams, PatientFacingParams {
  /**
   * Allergies to add, or to update where the allergen is in the list. Others stay. Dates in them are
   * mm/dd/yyyy. Default: none.
   */
  readonly allergies?: readonly Allergy[] | undefined;
  /** Whether it is known that there are no allergies to drugs. Default: unchanged. */
  readonly nkda?: boolean | undefined;
  /** A note on the list; an empty one removes it. Default: unchanged. */
  readonly sectionnote?: string | undefined;
}

/**
 * What `patients.getPatientVaccines` takes.
 *
 * @provenance official
 */
export interface GetPatientVaccinesParams extends ChartParams, PageParams, PatientFacingParams {
  /** Whether deleted ones are wanted. Default: false. */
  readonly showdeleted?: boolean | undefined;
  /** Whether refused ones are wanted. Default: false. */
  readonly showrefused?: boolean | undefined;
  /** Whether ones are wanted whose order was declined. Default: false. */
  readonly showdeclinedorders?: boolean | undefined;
  /** Whether ones are wanted that were prescribed and not given. Default: false. */
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
  /** Which vaccine it is. */
  readonly description?: string;
  /** What became of it, such as `ADMINISTERED`. */
  readonly status?: string;
  /** The day on which it was given, mm/dd/yyyy. */
  readonly administerdate?: string;
  /** Its CVX code. */
  readonly cvx?: string;
  /** The manufacturer's MVX code. */
  readonly mvx?: string;
  /** Whether it was given elsewhere or here. */
  readonly vaccinetype?: Open<"HISTORICAL" | "ADMINISTERED">;
  /** What it is against. */
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
