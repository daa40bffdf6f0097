// Owns the operations on documents (docs.athenahealth.com/api/api-ref/document and its classes).

import { operation } from "../../operations/declare.js";
import type { CallOptions, Id, NoParams } from "../../operations/declare.js";
import type { Paged } from "../../operations/paging.js";
import { one, pageOf } from "../../operations/shapes.js";
import type {
  AdminDocument,
  AdminDocumentPage,
  ClinicalDocument,
  ClinicalDocumentPage,
  CreateAdminDocumentParams,
  CreateClinicalDocumentParams,
  CreateDocumentParams,
  GetClinicalDocumentParams,
  ListDocumentsOfClassParams,
  ListDocumentsParams,
  PatientDocument,
  PatientDocumentPage,
  ShowDocumentParams,
  WrittenAdminDocument,
  WrittenClinicalDocument,
  WrittenDocument,
} from "./types/documents.js";

/**
 * What identifies a document without a `documentid`, by its class. An order may have several results, so its id
 * comes last.
 */
const OTHER_IDS = [
  "labresultid",
  "imagingresultid",
  "letterid",
  "patientcaseid",
  "dmeid",
  "adminid",
  "clinicaldocumentid",
  "appointmentrequestid",
  "orderid",
];

/** `listDocuments` of `client.documents`, and `getPatientDocuments` of `client.patients`. */
export const listDocuments = operation<
  (
    patientid: Id,
    params: ListDocumentsParams,
    options?: CallOptions,
  ) => Paged<PatientDocument, PatientDocumentPage>
>({
  method: "GET",
  path: "patients/{patientid}/documents",
  required: ["departmentid"],
  result: pageOf("documents"),
  provenance: "official",
  paging: { rows: "documents", id: "documentid", otherIds: OTHER_IDS, size: 500 },
});

/** `client.documents`. */
export const documents = {
  /** A patient's documents of all classes. */
  listDocuments,

  /**
   * Adds a document of the class that its subclass belongs to. It needs a `departmentid` or an
   * `appointmentid`.
   */
  createDocument: operation<
    (patientid: Id, params: CreateDocumentParams, options?: CallOptions) => Promise<WrittenDocument>
  >({
    method: "POST",
    path: "patients/{patientid}/documents",
    required: ["documentsubclass", "attachmentcontents"],
    result: one,
    provenance: "official",
  }),

  /** A patient's clinical documents. */
  listClinicalDocuments: operation<
    (
      patientid: Id,
      params: ListDocumentsOfClassParams,
      options?: CallOptions,
    ) => Paged<ClinicalDocument, ClinicalDocumentPage>
  >({
    method: "GET",
    path: "patients/{patientid}/documents/clinicaldocument",
    required: ["departmentid"],
    result: pageOf("clinicaldocuments"),
    provenance: "official",
    paging: { rows: "clinicaldocuments", id: "clinicaldocumentid", size: 500 },
  }),

  /** One clinical document. */
  getClinicalDocument: operation<
    (
      patientid: Id,
      clinicaldocumentid: Id,
      params?: GetClinicalDocumentParams,
      options?: CallOptions,
    ) => Promise<ClinicalDocument>
  >({
    method: "GET",
    path: "patients/{patientid}/documents/clinicaldocument/{clinicaldocumentid}",
    result: one,
    provenance: "official",
  }),

  /** Adds a clinical document. */
  createClinicalDocument: operation<
    (
      patientid: Id,
      params: CreateClinicalDocumentParams,
      options?: CallOptions,
    ) => Promise<WrittenClinicalDocument>
  >({
    method: "POST",
    path: "patients/{patientid}/documents/clinicaldocument",
    required: ["departmentid", "documentsubclass"],
    result: one,
    provenance: "official",
  }),

  /** Deletes a clinical document. */
  deleteClinicalDocument: operation<
    (
      patientid: Id,
      clinicaldocumentid: Id,
      params?: NoParams,
      options?: CallOptions,
    ) => Promise<WrittenClinicalDocument>
  >({
    method: "DELETE",
    path: "patients/{patientid}/documents/clinicaldocument/{clinicaldocumentid}",
    result: one,
    provenance: "official",
  }),

  /** A patient's administrative documents. */
  listAdminDocuments: operation<
    (
      patientid: Id,
      params: ListDocumentsOfClassParams,
      options?: CallOptions,
    ) => Paged<AdminDocument, AdminDocumentPage>
  >({
    method: "GET",
    path: "patients/{patientid}/documents/admin",
    required: ["departmentid"],
    result: pageOf("admins"),
    provenance: "official",
    paging: { rows: "admins", id: "adminid", size: 500 },
  }),

  /** One administrative document. */
  getAdminDocument: operation<
    (
      patientid: Id,
      adminid: Id,
      params?: ShowDocumentParams,
      options?: CallOptions,
    ) => Promise<AdminDocument>
  >({
    method: "GET",
    path: "patients/{patientid}/documents/admin/{adminid}",
    result: one,
    provenance: "official",
  }),

  /** Adds an administrative document. */
  createAdminDocument: operation<
    (
      patientid: Id,
      params: CreateAdminDocumentParams,
      options?: CallOptions,
    ) => Promise<WrittenAdminDocument>
  >({
    method: "POST",
    path: "patients/{patientid}/documents/admin",
    required: ["departmentid", "documentsubclass"],
    result: one,
    provenance: "official",
  }),

  /** Deletes an administrative document. */
  deleteAdminDocument: operation<
    (
      patientid: Id,
      adminid: Id,
      params?: NoParams,
      options?: CallOptions,
    ) => Promise<WrittenAdminDocument>
  >({
    method: "DELETE",
    path: "patients/{patientid}/documents/admin/{adminid}",
    result: one,
    provenance: "official",
  }),
};
