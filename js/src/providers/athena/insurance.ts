// Owns the operations on insurance (docs.athenahealth.com/api/api-ref/patient-insurance, insurance-package
// and insurance-card-image).

import { operation } from "../../operations/declare.js";
import type { CallOptions, Id, NoParams } from "../../operations/declare.js";
import type { Paged } from "../../operations/paging.js";
import { done, fileIn, one, pageOf } from "../../operations/shapes.js";
import type { Done } from "./types/common.js";
import type {
  BenefitDetails,
  BenefitDetailsParams,
  CardImage,
  CardImageParams,
  CreatedPatientInsurance,
  CreatePatientInsuranceParams,
  DeletePatientInsuranceParams,
  GetPatientInsurancesParams,
  InsurancePackage,
  InsurancePackagePage,
  ListInsurancePackagesParams,
  PatientInsurance,
  PatientInsurancePage,
  ReactivatePatientInsuranceParams,
  UpdatePatientInsuranceParams,
} from "./types/insurance.js";

/** `getPatientInsurances` of `client.insurance`, and `getPatientInsurance` of `client.patients`. */
export const getPatientInsurances = operation<
  (
    patientid: Id,
    params?: GetPatientInsurancesParams,
    options?: CallOptions,
  ) => Paged<PatientInsurance, PatientInsurancePage>
>({
  method: "GET",
  path: "patients/{patientid}/insurances",
  result: pageOf("insurances"),
  provenance: "official",
  paging: { rows: "insurances", id: "insuranceid", size: 500 },
});

/** `createPatientInsurance` of `client.insurance`, and `createPatientInsurance` of `client.patients`. */
export const createPatientInsurance = operation<
  (
    patientid: Id,
    params: CreatePatientInsuranceParams,
    options?: CallOptions,
  ) => Promise<CreatedPatientInsurance>
>({
  method: "POST",
  path: "patients/{patientid}/insurances",
  required: ["insurancepackageid"],
  result: one,
  provenance: "official",
});

/** `updatePatientInsurance` of `client.insurance`, and `updatePatientInsurance` of `client.patients`. */
export const updatePatientInsurance = operation<
  (
    patientid: Id,
    insuranceid: Id,
    params?: UpdatePatientInsuranceParams,
    options?: CallOptions,
  ) => Promise<Done>
>({
  method: "PUT",
  path: "patients/{patientid}/insurances/{insuranceid}",
  result: done,
  provenance: "official",
});

/** `deletePatientInsurance` of `client.insurance`, and `deletePatientInsurance` of `client.patients`. */
export const deletePatientInsurance = operation<
  (
    patientid: Id,
    insuranceid: Id,
    params?: DeletePatientInsuranceParams,
    options?: CallOptions,
  ) => Promise<Done>
>({
  method: "DELETE",
  path: "patients/{patientid}/insurances/{insuranceid}",
  query: ["cancellationnote"],
  result: done,
  provenance: "official",
});

/** `client.insurance`. */
export const insurance = {
  /** Insurance packages that match. The API returns few, so use narrow filters. */
  listInsurancePackages: operation<
    (
      params: ListInsurancePackagesParams,
      options?: CallOptions,
    ) => Paged<InsurancePackage, InsurancePackagePage>
  >({
    method: "GET",
    path: "insurancepackages",
    required: ["insuranceplanname", "memberid"],
    result: pageOf("insurances"),
    provenance: "official",
    seed: "GET /insurancepackages, as getInsurancePackages",
    paging: { rows: "insurances", id: "insurancepackageid", size: 500 },
  }),

  /** A patient's insurances, without the cancelled ones unless `showcancelled` is given. */
  getPatientInsurances,

  /** Adds an insurance to a patient. The API may send the new insurance, or only that it was created. */
  createPatientInsurance,

  /** Changes a patient's insurance. */
  updatePatientInsurance,

  /**
   * Cancels a patient's insurance. It stays in the record, with the date in `cancelled`, and can be
   * reactivated.
   */
  deletePatientInsurance,

  /** Reactivates a cancelled insurance. */
  reactivatePatientInsurance: operation<
    (
      patientid: Id,
      insuranceid: Id,
      params?: ReactivatePatientInsuranceParams,
      options?: CallOptions,
    ) => Promise<Done>
  >({
    method: "POST",
    path: "patients/{patientid}/insurances/{insuranceid}/reactivate",
    result: done,
    provenance: "official",
  }),

  /** The benefits of an insurance, as of the last eligibility check. */
  getBenefitDetails: operation<
    (
      patientid: Id,
      insuranceid: Id,
      params?: BenefitDetailsParams,
      options?: CallOptions,
    ) => Promise<BenefitDetails>
  >({
    method: "GET",
    path: "patients/{patientid}/insurances/{insuranceid}/benefitdetails",
    result: one,
    provenance: "official",
    seed: "GET /eligibility/{checkid}, as getEligibilityStatus",
  }),

  /** Starts an eligibility check. Read its result with `getBenefitDetails` some time later. */
  createBenefitDetails: operation<
    (
      patientid: Id,
      insuranceid: Id,
      params?: BenefitDetailsParams,
      options?: CallOptions,
    ) => Promise<Done>
  >({
    method: "POST",
    path: "patients/{patientid}/insurances/{insuranceid}/benefitdetails",
    result: done,
    provenance: "official",
    seed: "POST /eligibility/check, as checkEligibility",
  }),

  /**
   * The image of an insurance card.
   *
   * @throws ApiError `not_found` (404), if there is none.
   */
  getCardImage: operation<
    (patientid: Id, insuranceid: Id, params?: NoParams, options?: CallOptions) => Promise<CardImage>
  >({
    method: "GET",
    path: "patients/{patientid}/insurances/{insuranceid}/image",
    result: fileIn("image"),
    provenance: "official",
    seed: "GET /patients/{patientid}/insurances/{sequencenumber}/cardimages, as getInsuranceCardImages",
  }),

  /** Adds the image of an insurance card. */
  uploadCardImage: operation<
    (
      patientid: Id,
      insuranceid: Id,
      params: CardImageParams,
      options?: CallOptions,
    ) => Promise<Done>
  >({
    method: "POST",
    path: "patients/{patientid}/insurances/{insuranceid}/image",
    required: ["image"],
    result: done,
    provenance: "official",
    seed: "POST /patients/{patientid}/insurances/{sequencenumber}/cardimages, as uploadInsuranceCardImage",
  }),

  /** Replaces the image of an insurance card. `uploadCardImage` does so as well, and is recommended. */
  updateCardImage: operation<
    (
      patientid: Id,
      insuranceid: Id,
      params: CardImageParams,
      options?: CallOptions,
    ) => Promise<Done>
  >({
    method: "PUT",
    path: "patients/{patientid}/insurances/{insuranceid}/image",
    required: ["image"],
    result: done,
    provenance: "official",
  }),

  /** Removes the image of an insurance card. */
  deleteCardImage: operation<
    (patientid: Id, insuranceid: Id, params?: NoParams, options?: CallOptions) => Promise<Done>
  >({
    method: "DELETE",
    path: "patients/{patientid}/insurances/{insuranceid}/image",
    result: done,
    provenance: "official",
  }),
};
