// Owns the operations on a patient's custom fields, signatures and receipts (docs.athenahealth.com/api/api-ref,
// patient-custom-fields, privacy-information-verification, medication-history-consent and receipts).

import { operation } from "../../operations/declare.js";
import type { CallOptions, Id } from "../../operations/declare.js";
import type { Paged } from "../../operations/paging.js";
import { done, list, one, pageOf } from "../../operations/shapes.js";
import type { CustomFieldValue, Done, PageParams } from "./types/common.js";
import type {
  PatientDepartmentParams,
  PrivacyInformation,
  Receipt,
  UpdatedCustomFields,
  UpdatedPrivacyInformation,
  UpdatePatientCustomFieldsParams,
  UpdatePatientMedicationHistoryConsentParams,
  UpdatePatientPrivacyInformationParams,
} from "./types/patient-details.js";
import type { Patient, PatientPage } from "./types/patient-records.js";

/** Part of `client.patients`. */
export const patientDetails = {
  /** The values of the practice's custom fields in a patient's record. */
  getPatientCustomFields: operation<
    (
      patientid: Id,
      params: PatientDepartmentParams,
      options?: CallOptions,
    ) => Promise<readonly CustomFieldValue[]>
  >({
    method: "GET",
    path: "patients/{patientid}/customfields",
    required: ["departmentid"],
    result: list,
    provenance: "official",
  }),

  /** Changes values of custom fields. Fields that are not given stay unchanged. */
  updatePatientCustomFields: operation<
    (
      patientid: Id,
      params: UpdatePatientCustomFieldsParams,
      options?: CallOptions,
    ) => Promise<UpdatedCustomFields>
  >({
    method: "PUT",
    path: "patients/{patientid}/customfields",
    required: ["departmentid", "customfields"],
    result: one,
    provenance: "official",
  }),

  /** Patients with a value in a custom field, which must be searchable (`practice.listCustomFields`). */
  listPatientsByCustomField: operation<
    (
      customfieldid: Id,
      customfieldvalue: Id,
      params?: PageParams,
      options?: CallOptions,
    ) => Paged<Patient, PatientPage>
  >({
    method: "GET",
    path: "patients/customfields/{customfieldid}/{customfieldvalue}",
    result: pageOf("patients"),
    provenance: "official",
    paging: { rows: "patients", id: "patientid", size: 500 },
  }),

  /** What a patient has signed about privacy and billing. */
  getPatientPrivacyInformation: operation<
    (
      patientid: Id,
      params: PatientDepartmentParams,
      options?: CallOptions,
    ) => Promise<PrivacyInformation>
  >({
    method: "GET",
    path: "patients/{patientid}/privacyinformationverified",
    required: ["departmentid"],
    result: one,
    provenance: "official",
  }),

  /** Records that a patient has signed the privacy notice, or the papers about billing. */
  updatePatientPrivacyInformation: operation<
    (
      patientid: Id,
      params: UpdatePatientPrivacyInformationParams,
      options?: CallOptions,
    ) => Promise<UpdatedPrivacyInformation>
  >({
    method: "POST",
    path: "patients/{patientid}/privacyinformationverified",
    required: ["departmentid", "signaturedatetime", "signaturename"],
    result: one,
    provenance: "official",
  }),

  /** Records a patient's consent to the download of the medication history. */
  updatePatientMedicationHistoryConsent: operation<
    (
      patientid: Id,
      params: UpdatePatientMedicationHistoryConsentParams,
      options?: CallOptions,
    ) => Promise<Done>
  >({
    method: "POST",
    path: "patients/{patientid}/medicationhistoryconsentverified",
    required: ["departmentid", "signaturedatetime", "signaturename"],
    result: done,
    provenance: "official",
  }),

  /** The receipts of a patient's payments by card. */
  getPatientReceipts: operation<
    (
      patientid: Id,
      params: PatientDepartmentParams,
      options?: CallOptions,
    ) => Promise<readonly Receipt[]>
  >({
    method: "GET",
    path: "patients/{patientid}/receipts",
    required: ["departmentid"],
    result: list,
    provenance: "official",
  }),
};
