// Owns the types of orders, patient goals and physical exams of an encounter.

import type { Open } from "../../../errors/errors.js";
import type { Id } from "../../../operations/declare.js";
import type { Day } from "./common.js";
import type { EncounterOrder, IcdCode } from "./encounters.js";

/**
 * Parameters of `encounters.getEncounterOrder`.
 *
 * @provenance official
 */
export interface GetEncounterOrderParams {
  /** Whether to include `externalcodes`. Default: false. */
  readonly showexternalcodes?: boolean | undefined;
  /** Whether to include `questions`. Default: false. */
  readonly showquestions?: boolean | undefined;
  /** Whether to include details of prior authorizations as data. Default: false. */
  readonly showstructuredauthorizationdetails?: boolean | undefined;
}

/**
 * One order, with its details.
 *
 * @provenance proven
 */
export interface EncounterOrderDetails extends Partial<EncounterOrder> {
  /** The class, such as `PRESCRIPTION` or `LAB`. */
  readonly class: string;
  /** The name of the order. */
  readonly description: string;
  /** Its documents. Recorded responses have an empty list. */
  readonly documents: readonly unknown[];
  /** The kind of order, such as `Prescription`. */
  readonly ordertype: string;
  /** The status, such as `REVIEW`. */
  readonly status: string;
  /** The class in words, such as `prescription - new`. */
  readonly classdescription?: string;
  /** The recipient. */
  readonly clinicalprovider?: string;
  /** The recipient's id. */
  readonly clinicalproviderid?: string;
  /** The department. */
  readonly departmentid?: string;
  /** The diagnoses that it is for. */
  readonly diagnosislist?: readonly OrderDiagnosis[];
  /** Whether it is only on record and is never sent. */
  readonly documentationonly?: boolean;
  /** Codes of what is ordered, if requested. */
  readonly externalcodes?: readonly ExternalCode[];
  /** The username of the provider who ordered. */
  readonly orderingprovider?: string;
  /** What it orders, for orders of the same kind. */
  readonly ordertypeid?: string;
  /** The questions that come with it, if requested. */
  readonly questions?: readonly OrderQuestion[];
  /** The place from which the specimen was collected. */
  readonly specimencollectionsite?: string;
}

/**
 * A diagnosis that an order is for.
 *
 * @provenance proven
 */
export interface OrderDiagnosis {
  /** The ICD code. */
  readonly diagnosiscode?: IcdCode;
  /** ICD codes that are equivalent to the diagnosis's SNOMED code. */
  readonly snomedicdcodes?: readonly IcdCode[];
}

/**
 * A code of what is ordered.
 *
 * @provenance proven
 */
export interface ExternalCode {
  /** The code. */
  readonly code?: string;
  /** The code's system. */
  readonly codeset?: Open<"CVX" | "LOINC" | "MVX" | "NDC" | "RXNORM">;
  /** The code's meaning. */
  readonly description?: string;
}

/**
 * A question that comes with an order.
 *
 * @provenance reported
 */
export interface OrderQuestion {
  /** The question. */
  readonly question?: string;
  /** The answer. */
  readonly answer?: string;
}

/**
 * Parameters of `encounters.createEncounterLabOrder`: what to order is either an `ordertypeid` or a `loinc`.
 *
 * @provenance official
 */
export type CreateEncounterLabOrderParams = LabOrderFields &
  (
    | {
        /** The test, of `reference.searchLabOrderTypes`. */
        readonly ordertypeid: Id;
        readonly loinc?: undefined;
      }
    | {
        /** The test's LOINC code. */
        readonly loinc: string;
        readonly ordertypeid?: undefined;
      }
  );

/**
 * Parameters of `encounters.createEncounterLabOrder` without the test.
 *
 * @provenance official
 */
export interface LabOrderFields {
  /** The SNOMED code of the diagnosis that the order is for. */
  readonly diagnosissnomedcode: Id;
  /** The lab, of `reference.searchFacilities`. Default: none. */
  readonly facilityid?: Id | undefined;
  /** A note for the lab. Default: none. */
  readonly facilitynote?: string | undefined;
  /** The day on which the order is sent. Default: today. */
  readonly futuresubmitdate?: Day | undefined;
  /** Whether it is urgent (STAT). Default: false. */
  readonly highpriority?: boolean | undefined;
  /** An internal note. Default: none. */
  readonly providernote?: string | undefined;
}

/**
 * The new order.
 *
 * @provenance proven
 */
export interface CreatedOrder {
  /** The order's id, as an `orderid`. */
  readonly documentid: string;
  /** Whether it was created. */
  readonly success?: boolean;
}

/**
 * What an encounter has about the patient's goals.
 *
 * @provenance proven
 */
export interface EncounterPatientGoals {
  /** The goals. */
  readonly goals: readonly PatientGoal[];
  /** A goal in words. */
  readonly freetextgoal?: string;
  /** Instructions to the patient. */
  readonly patientinstructions?: string;
  /** Notes on the discussion. */
  readonly discussionnotes?: string;
  /** The version of each of the three texts. */
  readonly versiontokens?: Readonly<Partial<Record<PatientGoalText, string | number>>>;
  /** The last change of each of the three texts. */
  readonly auditinformation?: Readonly<Partial<Record<PatientGoalText, LastChange>>>;
}

/**
 * The texts about goals.
 *
 * @provenance proven
 */
export type PatientGoalText = "discussionnotes" | "freetextgoal" | "patientinstructions";

/**
 * Who changed a text last.
 *
 * @provenance reported
 */
export interface LastChange {
  /** The user. */
  readonly lastmodifiedby?: string;
  /** When, ISO 8601. */
  readonly lastmodifieddatetime?: string;
}

/**
 * A goal of a patient.
 *
 * @provenance proven
 */
export interface PatientGoal {
  /** The name. */
  readonly name: string;
  /** The kind of goal. */
  readonly goaltype: Open<"LABANALYTE" | "VITALS">;
  /** The target. */
  readonly targetvalue: string;
  /** Further parts of the target. */
  readonly compoundvalues?: readonly CompoundValue[];
  /** The time frame, until the goal is met. */
  readonly duration?: string;
  /**
   * Whether it is the primary goal.
   *
   * @provenance reported
   */
  readonly isprimarygoal?: boolean;
  /**
   * `MET`, once the goal is met.
   *
   * @provenance reported
   */
  readonly status?: Open<"MET">;
}

/**
 * A part of a goal's target.
 *
 * @provenance reported
 */
export interface CompoundValue {
  /** The part. */
  readonly compoundkey?: string;
  /** Its target. */
  readonly compoundvalue?: string;
}

/**
 * Parameters of `encounters.getEncounterPhysicalExam`.
 *
 * @provenance official
 */
export interface GetEncounterPhysicalExamParams {
  /** Whether to give the exam as data instead of as lightly marked up text. Default: false. */
  readonly showstructured?: boolean | undefined;
  /**
   * Returns these templates instead of the encounter's data. Requires `showstructured`. Default: none.
   */
  readonly templateids?: readonly Id[] | undefined;
  /** Whether values of attributes in HTML are in quotes, as C-CDA requires. Default: false. */
  readonly ccdaoutputformat?: boolean | undefined;
}

/**
 * The physical exam of an encounter.
 *
 * @provenance reported
 */
export interface PhysicalExam {
  /** The exam as text with light HTML, which must be sanitised before it is put into a page. */
  readonly summarytext?: string;
  /** The exam as data, if requested. */
  readonly physicalexam?: readonly ExamParagraph[];
  /** A note on the whole exam. */
  readonly sectionnote?: string;
  /** The user who changed the note last. */
  readonly sectionnotelastmodifiedby?: string;
  /** When the note was changed last, ISO 8601. */
  readonly sectionnotelastmodifieddatetime?: string;
  /** The templates. */
  readonly templatedata?: readonly ExamTemplate[];
  /** The names of the templates. */
  readonly templates?: readonly string[];
  /** The user who changed the exam last. */
  readonly lastmodifiedby?: string;
  /** When the exam was changed last, ISO 8601. */
  readonly lastmodifieddatetime?: string;
}

/**
 * A template of physical exams.
 *
 * @provenance reported
 */
export interface ExamTemplate {
  /** The template's id. */
  readonly templateid?: string;
  /** The name. */
  readonly templatename?: string;
}

/**
 * A paragraph of a physical exam: a part of the body, or a system.
 *
 * @provenance reported
 */
export interface ExamParagraph {
  /** The paragraph's id. */
  readonly paragraphid?: string;
  /** The name. */
  readonly paragraphname?: string;
  /** The sentences. */
  readonly sentences?: readonly ExamSentence[];
}

/**
 * A sentence of a physical exam.
 *
 * @provenance reported
 */
export interface ExamSentence {
  /** The sentence's id. */
  readonly sentenceid?: string;
  /** The name. */
  readonly sentencename?: string;
  /** The findings. */
  readonly findings?: readonly ExamFinding[];
}

/**
 * A finding of a physical exam.
 *
 * @provenance reported
 */
export interface ExamFinding {
  /** The finding's id. */
  readonly findingid?: string;
  /** The name. */
  readonly findingname?: string;
  /** Whether it is normal, such as `NORMAL`. */
  readonly findingtype?: string;
  /** The name without details. */
  readonly genericfindingname?: string;
  /** Whether the exam has it. */
  readonly selected?: boolean;
  /** Its id in MEDCIN. */
  readonly medcinid?: string;
  /** The findings that contradict it. */
  readonly contradictionids?: readonly string[];
  /** Options that can be selected. */
  readonly optionlists?: readonly unknown[];
  /** The selected options. */
  readonly selectedoptions?: readonly unknown[];
}
