// Owns the operations on insurances by their position among payers, and on the packages that a practice uses
// (docs.athenahealth.com/api/api-ref, patient-insurance, common-insurance-packages and top-insurance-packages).

import { operation } from "../../operations/declare.js";
import type { CallOptions, Id } from "../../operations/declare.js";
import type { Paged } from "../../operations/paging.js";
import { done, pageOf } from "../../operations/shapes.js";
import type { Done } from "./types/common.js";
import type {
  CommonInsurancePackage,
  CommonInsurancePackagePage,
  DeletePatientInsuranceBySequenceParams,
  ListCommonInsurancePackagesParams,
  ListTopInsurancePackagesParams,
  TopInsurancePackage,
  TopInsurancePackagePage,
  UpdatePatientInsuranceBySequenceParams,
} from "./types/payers.js";

/** Part of `client.insurance`. */
export const payers = {
  /** Changes the insurance at a position, without its id. */
  updatePatientInsuranceBySequence: operation<
    (
      patientid: Id,
      params: UpdatePatientInsuranceBySequenceParams,
      options?: CallOptions,
    ) => Promise<Done>
  >({
    method: "PUT",
    path: "patients/{patientid}/insurances",
    required: ["sequencenumber"],
    result: done,
    provenance: "official",
  }),

  /** Cancels the insurance at a position, without its id. It stays in the record. */
  deletePatientInsuranceBySequence: operation<
    (
      patientid: Id,
      params: DeletePatientInsuranceBySequenceParams,
      options?: CallOptions,
    ) => Promise<Done>
  >({
    method: "DELETE",
    path: "patients/{patientid}/insurances",
    required: ["sequencenumber"],
    query: ["sequencenumber", "cancellationnote", "departmentid"],
    result: done,
    provenance: "official",
  }),

  /** The insurance packages that a department's group of providers often uses. */
  listCommonInsurancePackages: operation<
    (
      params: ListCommonInsurancePackagesParams,
      options?: CallOptions,
    ) => Paged<CommonInsurancePackage, CommonInsurancePackagePage>
  >({
    method: "GET",
    path: "misc/commoninsurancepackages",
    required: ["departmentid"],
    result: pageOf("insurancepackages"),
    provenance: "official",
    paging: { rows: "insurancepackages", id: "insurancepackageid", size: 500 },
  }),

  /** The insurance packages of more than half a percent of the patients, 100 at most. */
  listTopInsurancePackages: operation<
    (
      params?: ListTopInsurancePackagesParams,
      options?: CallOptions,
    ) => Paged<TopInsurancePackage, TopInsurancePackagePage>
  >({
    method: "GET",
    path: "misc/topinsurancepackages",
    result: pageOf("insurancepackages"),
    provenance: "official",
    paging: { rows: "insurancepackages", id: "insurancepackageid", size: 500 },
  }),
};
