// Owns the types of the operations on encounter documents, lab results, patient cases and prescriptions as
// documents.

import type { Open } from "../../../errors/errors.js";
import type { Id } from "../../../operations/declare.js";
import type { ChartParams, Day, FileContents, Page, PageParams } from "./common.js";
import type { DocumentFields, ListDocumentsParams, ShowDocumentParams } from "./documents.js";

/**
 * Parameters of `documents.listEncounterDocuments`.
 *
 * @provenance official
 */
export interface ListEncounterDocumentsParams extends ChartParams, PageParams {
  /** Only documents of this subclass, such as `ENCOUNTERDOCUMENT_PROGRESSNOTE`. Default: any. */
  readonly documentsubclass?: string | undefined;
  /** Only documents of this encounter. Default: any. */
  readonly encounterid?: Id | undefined;
  /** Whether to include deleted ones. Default: false. */
  readonly showdeleted?: boolean | undefined;
  /** Only documents with this status. Default: any. */
  readonly status?: string | undefined;
}

/**
 * Fields of new documents of these classes.
 *
 * @provenance official
 */
export interface NewClassDocumentParams extends ChartParams {
  /** A note that patients do not see. Default: none. */
  readonly internalnote?: string | undefined;
  /** The priority: high or normal. Default: athenahealth's. */
  readonly priority?: Open<"1" | "2"> | undefined;
}

/**
 * Parameters of `documents.createEncounterDocument`.
 *
 * @provenance official
 */
export interface CreateEncounterDocumentParams extends NewClassDocumentParams {
  /** The subclass, such as `ENCOUNTERDOCUMENT_PROGRESSNOTE`. */
  readonly documentsubclass: string;
  /** The appointment. Default: none. */
  readonly appointmentid?: Id | undefined;
  /** The encounter. Default: none. */
  readonly encounterid?: Id | undefined;
  /** The file; a PDF is best. Default: none. */
  readonly attachmentcontents?: FileContents | undefined;
  /** A text that is stored with the document. Default: none. */
  readonly documentdata?: string | undefined;
  /** The creator of the document, if it is not a user; used with `entitytype`. Default: none. */
  readonly entityid?: Id | undefined;
  /** The kind of that creator; used with `entityid`. Default: none. */
  readonly entitytype?: string | undefined;
}

/**
 * A document of an encounter.
 *
 * @provenance proven
 */
export interface EncounterDocument extends DocumentFields {
  /** The document's id. */
  readonly encounterdocumentid: string;
  /** The patient. */
  readonly patientid?: string;
  /** The appointment. */
  readonly appointmentid?: string;
  /** The external provider, lab or pharmacy that it comes from. */
  readonly clinicalproviderid?: string;
  /** The order that it belongs to. */
  readonly tietoorderid?: string;
  /** The type, such as `EXTERNAL`. */
  readonly documenttype?: string;
  /** The subject. */
  readonly subject?: string;
  /** The user who changed it last. */
  readonly lastmodifieduser?: string;
  /** When it was deleted, ISO 8601. */
  readonly deleteddatetime?: string;
}

/**
 * One page of documents of encounters.
 *
 * @provenance proven
 */
export interface EncounterDocumentPage extends Page {
  /** The rows. */
  readonly encounterdocuments: readonly EncounterDocument[];
}

/**
 * The written document of an encounter.
 *
 * @provenance proven
 */
export interface WrittenEncounterDocument {
  /** The document's id. */
  readonly encounterdocumentid: string;
  /** Always true. */
  readonly success?: boolean;
}

/**
 * An analyte of a new lab result.
 *
 * @provenance official
 */
export interface NewAnalyte {
  /** The analyte's name. */
  readonly analytename?: string | undefined;
  /** The value: a number, or words. */
  readonly value?: string | number | undefined;
  /** The unit of the value. */
  readonly units?: string | undefined;
  /** The normal range. */
  readonly referencerange?: string | undefined;
  /** Whether the value is normal. */
  readonly abnormalflag?: string | undefined;
  /** Its LOINC code. */
  readonly loinc?: string | undefined;
  /** Status, such as `final`. */
  readonly resultstatus?: string | undefined;
  /** A note. */
  readonly note?: string | undefined;
}

/**
 * Parameters of `documents.createLabResult`.
 *
 * @provenance official
 */
export interface CreateLabResultParams extends NewClassDocumentParams {
  /** The analytes, by athenahealth's description of lab analytes. Default: none. */
  readonly analytes?: readonly NewAnalyte[] | undefined;
  /** The file. Default: none. */
  readonly attachmentcontents?: FileContents | undefined;
  /** The type of the file, such as `PDF` or `JPG`. Default: athenahealth detects it. */
  readonly attachmenttype?: string | undefined;
  /** The file's name without its extension; at most 200 characters. Default: none. */
  readonly originalfilename?: string | undefined;
  /**
   * Whether to close the result at once, so that nobody is asked to review it. Default: the practice's
   * setting.
   */
  readonly autoclose?: boolean | undefined;
  /** A narrower type. Default: none. */
  readonly documenttypeid?: Id | undefined;
  /** A number by which the lab traces the result. Default: none. */
  readonly accessionid?: Id | undefined;
  /** The facility that received the order. Default: none. */
  readonly facilityid?: Id | undefined;
  /** The provider who ordered it. Default: none. */
  readonly providerid?: Id | undefined;
  /** The order that it belongs to. Default: none. */
  readonly tietoorderid?: Id | undefined;
  /** The creator of the result, if it is not a user; used with `entitytype`. Default: none. */
  readonly entityid?: Id | undefined;
  /** The kind of that creator; used with `entityid`. Default: none. */
  readonly entitytype?: string | undefined;
  /** The practice's interpretation. Default: none. */
  readonly interpretation?: string | undefined;
  /** A note for the patient. Default: none. */
  readonly notetopatient?: string | undefined;
  /** A note on the result. Default: none. */
  readonly resultnotes?: string | undefined;
  /** Status of the report. Default: none. */
  readonly reportstatus?: string | undefined;
  /** Status of the result, such as `final` or `preliminary`. Default: none. */
  readonly resultstatus?: string | undefined;
  /** The day of the observation. Default: none. */
  readonly observationdate?: Day | undefined;
  /** The time of the observation, hh:mm (24 hours). Default: none. */
  readonly observationtime?: string | undefined;
  /** When the specimen was received: yyyy-mm-ddThh:mm:ss. Default: none. */
  readonly specimenreceiveddatetime?: string | undefined;
  /** When the specimen was reported: yyyy-mm-ddThh:mm:ss. Default: none. */
  readonly specimenreporteddatetime?: string | undefined;
}

/**
 * The written lab result.
 *
 * @provenance proven
 */
export interface WrittenLabResult {
  /** The result's id. */
  readonly labresultid: string;
  /** Always true. */
  readonly success?: boolean;
}

/**
 * Parameters of `documents.getLabResult`.
 *
 * @provenance official
 */
export interface GetLabResultParams extends ShowDocumentParams {
  /** Whether to include the text that interprets the result. Default: false. */
  readonly showtemplate?: boolean | undefined;
}

/**
 * A measured value of a lab result.
 *
 * @provenance proven
 */
export interface Observation {
  /** The analyte's id. */
  readonly analyteid?: string;
  /** The analyte's name. */
  readonly analytename?: string;
  /** The value: a number, or words. */
  readonly value?: string;
  /** The unit of the value. */
  readonly units?: string;
  /** The normal range. */
  readonly referencerange?: string;
  /** Whether the value is normal. */
  readonly abnormalflag?: string;
  /** Status, such as `final`. */
  readonly resultstatus?: string;
  /** A note. */
  readonly note?: string;
}

/**
 * A page of a document's file.
 *
 * @provenance proven
 */
export interface DocumentFilePage {
  /** The page's id. */
  readonly pageid?: string;
  /** Its place among the pages, from 1. */
  readonly pageordering?: number;
  /** Media type of its image, such as `image/png`. */
  readonly contenttype?: string;
  /** URL of its image. */
  readonly href?: string;
}

/**
 * A lab result as a document, with its values.
 *
 * @provenance proven
 */
export interface LabResultDocument extends DocumentFields {
  /** The result's id. */
  readonly labresultid: string;
  /** The values. */
  readonly observations?: readonly Observation[];
  /** The pages of its file. */
  readonly pages?: readonly DocumentFilePage[];
  /** The LOINC code of the result. */
  readonly labresultloinc?: string;
  /** Status of the report. */
  readonly reportstatus?: string;
  /** Status of the result, such as `final`. */
  readonly resultstatus?: string;
  /** A note for the patient. */
  readonly patientnote?: string;
  /** A number by which the lab traces the result. */
  readonly externalaccessionid?: string;
  /** When it was observed, ISO 8601. */
  readonly observationdatetime?: string;
  /** The day of the encounter, mm/dd/yyyy. */
  readonly encounterdate?: string;
  /** The user who changed it last. */
  readonly lastmodifieduser?: string;
}

/**
 * Parameters of `patients.createPatientCase`, without whom to call back.
 *
 * @provenance official
 */
export interface NewPatientCaseParams extends NewClassDocumentParams {
  /** The source, such as `CALL` or `PORTAL`. */
  readonly documentsource: string;
  /** The subclass, such as `PATIENTCASE_CLINICALQUESTION`. */
  readonly documentsubclass: string;
  /** The subject. Default: none. */
  readonly subject?: string | undefined;
  /** The provider. Default: none. */
  readonly providerid?: Id | undefined;
  /** The external provider, lab or pharmacy that it is about. Default: none. */
  readonly clinicalproviderid?: Id | undefined;
  /** Whom to call back, if not the patient. Default: the patient. */
  readonly callbackname?: string | undefined;
  /** Whether to close the case at once. Default: the practice's setting. */
  readonly autoclose?: boolean | undefined;
  /** Whether it needs an outbound call that no inbound call has caused. Default: false. */
  readonly outboundonly?: boolean | undefined;
}

/**
 * Parameters of `patients.createPatientCase`: at most one of the two ways to call back.
 *
 * @provenance official
 */
export type CreatePatientCaseParams = NewPatientCaseParams &
  (
    | {
        /** The phone number to call back. */
        readonly callbacknumber: string;
        /** Not with `callbacknumber`. */
        readonly callbacknumbertype?: undefined;
      }
    | {
        /** Which of the patient's phone numbers to call back. */
        readonly callbacknumbertype: string;
        /** Not with `callbacknumbertype`. */
        readonly callbacknumber?: undefined;
      }
    | {
        /** Without a number. */
        readonly callbacknumber?: undefined;
        /** Without a number. */
        readonly callbacknumbertype?: undefined;
      }
  );

/**
 * The written case.
 *
 * @provenance proven
 */
export interface WrittenPatientCase {
  /** The case's id. */
  readonly patientcaseid: string;
  /** Always true. */
  readonly success?: boolean;
}

/**
 * Parameters of `documents.listPrescriptions`.
 *
 * @provenance official
 */
export type ListPrescriptionsParams = Omit<
  ListDocumentsParams,
  keyof ShowDocumentParams | "showmetadata"
>;

/**
 * A prescription as a document. Dates are mm/dd/yyyy.
 *
 * @provenance proven
 */
export interface Prescription extends DocumentFields {
  /** The prescription's id. */
  readonly prescriptionid: string;
  /** What is prescribed. */
  readonly documentdescription?: string;
  /** The kind of order, such as `PRESCRIPTION`. */
  readonly ordertype?: string;
  /** How it was ordered, such as `PRESCRIBE`. */
  readonly orderingmode?: string;
  /** The pharmacy. */
  readonly facilityid?: string;
  /** The day of the encounter. */
  readonly encounterdate?: string;
  /** A note for the pharmacy. */
  readonly externalnote?: string;
  /** The schedule of a controlled substance, from 2 to 5. */
  readonly deaschedule?: number;
  /** When it was deleted, ISO 8601. */
  readonly deleteddatetime?: string;
}

/**
 * One page of prescriptions.
 *
 * @provenance proven
 */
export interface PrescriptionPage extends Page {
  /** The rows. */
  readonly prescriptions: readonly Prescription[];
}

/**
 * Parameters of `documents.updatePrescription`. Lines of a note are separated by `\n`.
 *
 * @provenance official
 */
export interface UpdatePrescriptionParams extends ChartParams {
  /** A note on what to do. Default: none. */
  readonly actionnote?: string | undefined;
  /** The username of the user whom it is assigned to. Default: unchanged. */
  readonly assignedto?: string | undefined;
  /** A note that patients do not see. Default: unchanged. */
  readonly internalnote?: string | undefined;
  /** A note that is added to the document. Default: none. */
  readonly note?: string | undefined;
  /** Whether `actionnote` stays on top of the others. Default: false. */
  readonly pintotop?: boolean | undefined;
}
