// Owns what is said to and by the operations on documents.

import type { Open } from "../../../errors/errors.js";
import type { Id } from "../../../operations/declare.js";
import type { ChartParams, Day, Page, PageParams } from "./common.js";

/**
 * What operations take that show documents.
 *
 * @provenance official
 */
export interface ShowDocumentParams {
  /** Whether it is wanted who made a document, where that was no user. Default: false. */
  readonly getentityinfo?: boolean | undefined;
}

/**
 * What `documents.listClinicalDocuments` and `documents.listAdminDocuments` take.
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
  /** Whether deleted ones are wanted, too. Default: false. */
  readonly showdeleted?: boolean | undefined;
  /** Whether type, size and name of the file are wanted. Default: false. */
  readonly showmetadata?: boolean | undefined;
}

/**
 * What `documents.listDocuments` takes.
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
  /** Whether documents are wanted whose order was declined. Default: false. */
  readonly showdeclinedorders?: boolean | undefined;
}

/**
 * What `documents.getClinicalDocument` takes.
 *
 * @provenance official
 */
export interface GetClinicalDocumentParams extends ShowDocumentParams {
  /** Whether a CCDA document is wanted as XML. Default: false. */
  readonly showccdaxml?: boolean | undefined;
}

/**
 * What all new documents can have.
 *
 * @provenance official
 */
export interface NewDocumentParams {
  /** What the file is, such as `PDF` or `JPG`. Default: athenahealth finds out. */
  readonly attachmenttype?: string | undefined;
  /** Whether the document is closed at once, so that nobody is asked to look at it. Default: the practice's. */
  readonly autoclose?: boolean | undefined;
  /** A note that patients do not see. Default: none. */
  readonly internalnote?: string | undefined;
  /** The file's name without its ending; at most 200 characters. Default: none. */
  readonly originalfilename?: string | undefined;
  /** The provider. Default: none. */
  readonly providerid?: Id | undefined;
  /** Who makes the document, if it is no user; together with `entitytype`. Default: none. */
  readonly entityid?: Id | undefined;
  /** What kind of maker that is; together with `entityid`. Default: none. */
  readonly entitytype?: string | undefined;
}

/**
 * What `documents.createDocument` takes, but for what the document belongs to.
 *
 * @provenance official
 */
export interface NewDocumentOfAnyClassParams extends NewDocumentParams {
  /**
   * What it is, such as `ADMIN_CONSENT`, `CLINICALDOCUMENT_CONSULTNOTE`, `ENCOUNTERDOCUMENT_PROGRESSNOTE` or
   * `MEDICALRECORD_HISTORICAL`.
   */
  readonly documentsubclass: string;
  /** The file, in base64. */
  readonly attachmentcontents: string;
  /** A note on what is to be done. Default: none. */
  readonly actionnote?: string | undefined;
}

/**
 * What a new document belongs to; one of the two is enough.
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
 * What `documents.createDocument` takes.
 *
 * @provenance official
 */
export type CreateDocumentParams = NewDocumentOfAnyClassParams & NewDocumentPlaceParams;

/**
 * What new documents of a class can have.
 *
 * @provenance official
 */
export interface NewDocumentOfClassParams extends NewDocumentParams, ChartParams {
  /** What it is, such as `CLINICALDOCUMENT_CONSULTNOTE` or `ADMIN_CONSENT`: of the class that it is made in. */
  readonly documentsubclass: string;
  /** The file, in base64. Default: none. */
  readonly attachmentcontents?: string | undefined;
  /** A text to keep with the document. Default: none. */
  readonly documentdata?: string | undefined;
  /** A narrower type. Default: none. */
  readonly documenttypeid?: Id | undefined;
  /** Priority: high, normal. Default: athenahealth's own. */
  readonly priority?: Open<"1" | "2"> | undefined;
}

/**
 * What `documents.createClinicalDocument` takes.
 *
 * @provenance official
 */
export interface CreateClinicalDocumentParams extends NewDocumentOfClassParams {
  /** The provider, lab or pharmacy elsewhere that it comes from. Default: none. */
  readonly clinicalproviderid?: Id | undefined;
  /** The day of the observation. Default: none. */
  readonly observationdate?: Day | undefined;
  /** The time of the observation, hh:mm of 24 hours. Default: none. */
  readonly observationtime?: string | undefined;
}

/**
 * What `documents.createAdminDocument` takes.
 *
 * @provenance official
 */
export interface CreateAdminDocumentParams extends NewDocumentOfClassParams {
  /** The day that the document bears. Default: none. */
  readonly documentdate?: Day | undefined;
}

/**
 * What documents of all classes say. Dates are mm/dd/yyyy.
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
  /** What it is, in words. */
  readonly description?: string;
  /** Status, such as `REVIEW` or `CLOSED`. */
  readonly status?: string;
  /** Priority: high, normal. */
  readonly priority?: Open<"1" | "2">;
  /** Who has it. */
  readonly assignedto?: string;
  /** The department. */
  readonly departmentid?: string;
  /** The encounter. */
  readonly encounterid?: string;
  /** The provider. */
  readonly providerid?: string;
  /** The provider's username. */
  readonly providerusername?: string;
  /** How it came, such as `UPLOAD`. */
  readonly documentsource?: string;
  /** Which way it took. */
  readonly documentroute?: string;
  /** The note that patients do not see. */
  readonly internalnote?: string;
  /** The day that the document bears. */
  readonly documentdate?: string;
  /** The day of the observation. */
  readonly observationdate?: string;
  /** The day on which it was made. */
  readonly createddate?: string;
  /** When it was made, ISO 8601. */
  readonly createddatetime?: string;
  /** The user who made it. */
  readonly createduser?: string;
  /** The day on which it was changed last. */
  readonly lastmodifieddate?: string;
  /** When it was changed last, ISO 8601. */
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
  /** The document's id. */
  readonly documentid: string;
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
 * Which document was written.
 *
 * @provenance official
 */
export interface WrittenDocument {
  /** The document's id. */
  readonly documentid: string;
}

/**
 * Which clinical document was written.
 *
 * @provenance official
 */
export interface WrittenClinicalDocument {
  /** The document's id. */
  readonly clinicaldocumentid: string;
}

/**
 * Which administrative document was written.
 *
 * @provenance official
 */
export interface WrittenAdminDocument {
  /** The document's id. */
  readonly adminid: string;
}
