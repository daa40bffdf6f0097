// Owns the operations on encounter documents, lab results, patient cases and prescriptions as documents
// (docs.athenahealth.com/api/api-ref, document-type-encounter-document, -lab-result, -patient-case and
// -prescription).

import { operation } from "../../operations/declare.js";
import type { CallOptions, Id } from "../../operations/declare.js";
import type { Paged } from "../../operations/paging.js";
import { done, one, pageOf } from "../../operations/shapes.js";
import type { Done } from "./types/common.js";
import type {
  CreateEncounterDocumentParams,
  CreateLabResultParams,
  CreatePatientCaseParams,
  EncounterDocument,
  EncounterDocumentPage,
  GetLabResultParams,
  LabResultDocument,
  ListEncounterDocumentsParams,
  ListPrescriptionsParams,
  Prescription,
  PrescriptionPage,
  UpdatePrescriptionParams,
  WrittenEncounterDocument,
  WrittenLabResult,
  WrittenPatientCase,
} from "./types/document-classes.js";

/** Part of `client.documents`. */
export const documentClasses = {
  /** A patient's documents of encounters. */
  listEncounterDocuments: operation<
    (
      patientid: Id,
      params: ListEncounterDocumentsParams,
      options?: CallOptions,
    ) => Paged<EncounterDocument, EncounterDocumentPage>
  >({
    method: "GET",
    path: "patients/{patientid}/documents/encounterdocument",
    required: ["departmentid"],
    result: pageOf("encounterdocuments"),
    provenance: "official",
    paging: { rows: "encounterdocuments", id: "encounterdocumentid", size: 500 },
  }),

  /** Adds a document to an encounter, or to a patient. */
  createEncounterDocument: operation<
    (
      patientid: Id,
      params: CreateEncounterDocumentParams,
      options?: CallOptions,
    ) => Promise<WrittenEncounterDocument>
  >({
    method: "POST",
    path: "patients/{patientid}/documents/encounterdocument",
    required: ["departmentid", "documentsubclass"],
    result: one,
    provenance: "official",
  }),

  /** Adds a lab result. */
  createLabResult: operation<
    (
      patientid: Id,
      params: CreateLabResultParams,
      options?: CallOptions,
    ) => Promise<WrittenLabResult>
  >({
    method: "POST",
    path: "patients/{patientid}/documents/labresult",
    required: ["departmentid"],
    result: one,
    provenance: "official",
  }),

  /** One lab result as a document. `patients.getPatientLabResults` lists them. */
  getLabResult: operation<
    (
      patientid: Id,
      labresultid: Id,
      params?: GetLabResultParams,
      options?: CallOptions,
    ) => Promise<LabResultDocument>
  >({
    method: "GET",
    path: "patients/{patientid}/documents/labresult/{labresultid}",
    result: one,
    provenance: "official",
  }),

  /** A patient's prescriptions. */
  listPrescriptions: operation<
    (
      patientid: Id,
      params: ListPrescriptionsParams,
      options?: CallOptions,
    ) => Paged<Prescription, PrescriptionPage>
  >({
    method: "GET",
    path: "patients/{patientid}/documents/prescription",
    required: ["departmentid"],
    result: pageOf("prescriptions"),
    provenance: "official",
    paging: { rows: "prescriptions", id: "prescriptionid", size: 500 },
  }),

  /** Changes the notes and the assignment of a prescription. */
  updatePrescription: operation<
    (
      patientid: Id,
      prescriptionid: Id,
      params: UpdatePrescriptionParams,
      options?: CallOptions,
    ) => Promise<Done>
  >({
    method: "PUT",
    path: "patients/{patientid}/documents/prescriptions/{prescriptionid}",
    required: ["departmentid"],
    result: done,
    provenance: "official",
  }),
};

/** Adds a case; part of `client.patients`. */
export const createPatientCase = operation<
  (
    patientid: Id,
    params: CreatePatientCaseParams,
    options?: CallOptions,
  ) => Promise<WrittenPatientCase>
>({
  method: "POST",
  path: "patients/{patientid}/documents/patientcase",
  required: ["departmentid", "documentsource", "documentsubclass"],
  result: one,
  provenance: "official",
});
