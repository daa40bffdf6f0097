// Owns the types of the operations on documents.

import type { Open } from "../../../errors/errors.js";
import type { Id } from "../../../operations/declare.js";
import type { ChartParams, Day, FileContents, Page, PageParams } from "./common.js";

/**
 * Parameters of operations that show documents.
 *
 * @provenance official
 */
export interface ShowDocumentParams {
  /** Whether to include who created a document if it was not a user. Default: false. */
  readonly getentityinfo?: boolean | undefined;
}

/**
 * Parameters of `documents.listClinicalDocuments` and `documents.listAdminDocuments`.
 *
 * @provenance official
 */
export interface ListDocumentsOfClassParams extends ChartParams, PageParams, ShowDocumentParams {
  /** Only documents of this subclass, such as `ADMIN_CONSENT`. Default: any. */
  readonly documentsubclass?: string | undefined;
  /** Only documents with this status. Default: any. */
  readonly status?: string | undefined;
  /** Only documents of this encounter. Default: any. */
  readonly encounterid?: Id | undefined;
  /** Whether to include deleted ones. Default: false. */
  readonly showdeleted?: boolean | undefined;
  /** Whether to include type, size and name of the file. Default: false. */
  readonly showmetadata?: boolean | undefined;
}

/**
 * Parameters of `documents.listDocuments`.
 *
 * @provenance official
 */
export interface ListDocumentsParams extends ListDocumentsOfClassParams {
  /** Only documents of these classes. Default: any. */
  readonly documentclass?: readonly string[] | undefined;
  /** The first day. Default: none. */
  readonly startdate?: Day | undefined;
  /** The last day. Default: none. */
  readonly enddate?: Day | undefined;
  /** Whether to include documents whose order was declined. Default: false. */
  readonly showdeclinedorders?: boolean | undefined;
}

/**
 * Parameters of `documents.getClinicalDocument`.
 *
 * @provenance official
 */
export interface GetClinicalDocumentParams extends ShowDocumentParams {
  /** Whether to return a CCDA document as XML. Default: false. */
  readonly showccdaxml?: boolean | undefined;
}

/**
 * Fields of all new documents.
 *
 * @provenance official
 */
export interface NewDocumentParams {
  /** The type of the file, such as `PDF` or `JPG`. Default: athenahealth detects it. */
  readonly attachmenttype?: string | undefined;
  /**
   * Whether to close the document at once, so that nobody is asked to review it. Default: the practice's
   * setting.
   */
  readonly autoclose?: boolean | undefined;
  /** A note that patients do not see. Default: none. */
  readonly internalnote?: string | undefined;
  /** The file's name without its extension; at most 200 characters. Default: none. */
  readonly originalfilename?: string | undefined;
  /** The provider. Default: none. */
  readonly providerid?: Id | undefined;
  /** The creator of the document, if it is not a user; used with `entitytype`. Default: none. */
  readonly entityid?: Id | undefined;
  /** The kind of that creator; used with `entityid`. Default: none. */
  readonly entitytype?: string | undefined;
}

/**
 * Parameters of `documents.createDocument`, without what the document belongs to.
 *
 * @provenance official
 */
export interface NewDocumentOfAnyClassParams extends NewDocumentParams {
  /**
   * The subclass, such as `ADMIN_CONSENT`, `CLINICALDOCUMENT_CONSULTNOTE`, `ENCOUNTERDOCUMENT_PROGRESSNOTE`
   * or `MEDICALRECORD_HISTORICAL`.
   */
  readonly documentsubclass: string;
  /** The file. */
  readonly attachmentcontents: FileContents;
  /** A note on what to do. Default: none. */
  readonly actionnote?: string | undefined;
}

/**
 * What a new document belongs to: at least one of the two.
 *
 * @provenance official
 */
export type NewDocumentPlaceParams =
  | {
      /** The department. */
      readonly departmentid: Id;
      /** The appointment. */
      readonly appointmentid?: Id | undefined;
    }
  | {
      /** The department. */
      readonly departmentid?: Id | undefined;
      /** The appointment. */
      readonly appointmentid: Id;
    };

/**
 * Parameters of `documents.createDocument`.
 *
 * @provenance official
 */
export type CreateDocumentParams = NewDocumentOfAnyClassParams & NewDocumentPlaceParams;

/**
 * Fields of new documents of a class.
 *
 * @provenance official
 */
export interface NewDocumentOfClassParams extends NewDocumentParams, ChartParams {
  /** The subclass, such as `CLINICALDOCUMENT_CONSULTNOTE` or `ADMIN_CONSENT`, within the class. */
  readonly documentsubclass: string;
  /** The file. Default: none. */
  readonly attachmentcontents?: FileContents | undefined;
  /** A text that is stored with the document. Default: none. */
  readonly documentdata?: string | undefined;
  /** A narrower type. Default: none. */
  readonly documenttypeid?: Id | undefined;
  /** The priority: high or normal. Default: athenahealth's. */
  readonly priority?: Open<"1" | "2"> | undefined;
}

/**
 * Parameters of `documents.createClinicalDocument`.
 *
 * @provenance official
 */
export interface CreateClinicalDocumentParams extends NewDocumentOfClassParams {
  /** The external provider, lab or pharmacy that it comes from. Default: none. */
  readonly clinicalproviderid?: Id | undefined;
  /** The day of the observation. Default: none. */
  readonly observationdate?: Day | undefined;
  /** The time of the observation, hh:mm (24 hours). Default: none. */
  readonly observationtime?: string | undefined;
}

/**
 * Parameters of `documents.createAdminDocument`.
 *
 * @provenance official
 */
export interface CreateAdminDocumentParams extends NewDocumentOfClassParams {
  /** The document's date. Default: none. */
  readonly documentdate?: Day | undefined;
}

/**
 * Fields of documents of all classes. Dates are mm/dd/yyyy.
 *
 * @provenance proven
 */
export interface DocumentFields {
  /** The class. */
  readonly documentclass?: Open<
    "ADMIN" | "CLINICALDOCUMENT" | "ENCOUNTERDOCUMENT" | "MEDICALRECORD"
  >;
  /** The subclass, such as `ADMIN_CONSENT`. */
  readonly documentsubclass?: string;
  /** The narrower type. */
  readonly documenttypeid?: string;
  /** The description. */
  readonly description?: string;
  /** The description, in lists of documents of all classes. */
  readonly documentdescription?: string;
  /** Status, such as `REVIEW` or `CLOSED`. */
  readonly status?: string;
  /** The priority: high or normal. */
  readonly priority?: Open<"1" | "2">;
  /** The assigned user. */
  readonly assignedto?: string;
  /** The department. */
  readonly departmentid?: string;
  /** The encounter. */
  readonly encounterid?: string;
  /** The day of the encounter. */
  readonly encounterdate?: string;
  /** The provider. */
  readonly providerid?: string;
  /** The provider's username. */
  readonly providerusername?: string;
  /** The source, such as `UPLOAD`. */
  readonly documentsource?: string;
  /** The route. */
  readonly documentroute?: string;
  /** A note that patients do not see. */
  readonly internalnote?: string;
  /** The document's date. */
  readonly documentdate?: string;
  /** The day of the observation. */
  readonly observationdate?: string;
  /** The day on which it was created. */
  readonly createddate?: string;
  /** When it was created, ISO 8601. */
  readonly createddatetime?: string;
  /** The user who created it. */
  readonly createduser?: string;
  /** The day on which it was changed last. */
  readonly lastmodifieddate?: string;
  /** When it was last changed, ISO 8601. */
  readonly lastmodifieddatetime?: string;
  /** The file's name, with `showmetadata`. */
  readonly originalfilename?: string;
}

/**
 * A document.
 *
 * @provenance official
 */
export interface PatientDocument extends DocumentFields {
  /**
   * The document's id. Some classes have one of the other ids instead, or both.
   *
   * @provenance proven
   */
  readonly documentid?: string;
  /** Its id as an administrative document. */
  readonly adminid?: string;
  /** Its id as a clinical document. */
  readonly clinicaldocumentid?: string;
  /** Its id as a lab result. */
  readonly labresultid?: string;
  /** Its id as an imaging result. */
  readonly imagingresultid?: string;
  /** Its id as a letter. */
  readonly letterid?: string;
  /** Its id as a patient case. */
  readonly patientcaseid?: string;
  /** Its id as an order of medical equipment. */
  readonly dmeid?: string;
  /** Its id as a request for an appointment. */
  readonly appointmentrequestid?: string;
  /** Its id as an order. */
  readonly orderid?: string;
}

/**
 * One page of documents.
 *
 * @provenance official
 */
export interface PatientDocumentPage extends Page {
  /** The rows. */
  readonly documents: readonly PatientDocument[];
}

/**
 * A clinical document.
 *
 * @provenance official
 */
export interface ClinicalDocument extends DocumentFields {
  /** The document's id. */
  readonly clinicaldocumentid: string;
}

/**
 * One page of clinical documents.
 *
 * @provenance official
 */
export interface ClinicalDocumentPage extends Page {
  /** The rows. */
  readonly clinicaldocuments: readonly ClinicalDocument[];
}

/**
 * An administrative document.
 *
 * @provenance official
 */
export interface AdminDocument extends DocumentFields {
  /** The document's id. */
  readonly adminid: string;
}

/**
 * One page of administrative documents.
 *
 * @provenance official
 */
export interface AdminDocumentPage extends Page {
  /** The rows. */
  readonly admins: readonly AdminDocument[];
}

/**
 * The written document.
 *
 * @provenance official
 */
export interface WrittenDocument {
  /** The document's id. */
  readonly documentid: string;
}

/**
 * The written clinical document.
 *
 * @provenance official
 */
export interface WrittenClinicalDocument {
  /** The document's id. */
  readonly clinicaldocumentid: string;
}

/**
 * The written administrative document.
 *
 * @provenance official
 */
export interface WrittenAdminDocument {
  /** The document's id. */
  readonly adminid: string;
}
