// Owns the operations on the images in a patient's record (docs.athenahealth.com/api/api-ref/patient-photo
// and drivers-license). The API sends images as base64, and as a bare image if `jpegoutput` is given, which
// therefore is no parameter here.

import { operation } from "../../operations/declare.js";
import type { CallOptions, Id, NoParams } from "../../operations/declare.js";
import { done, fileIn } from "../../operations/shapes.js";
import type { Done } from "./types/common.js";
import type { PatientImage, UploadPatientImageParams } from "./types/patient-images.js";

/** Part of `client.patients`. */
export const patientImages = {
  /**
   * A patient's photo.
   *
   * @throws ApiError `not_found` (404), if there is none.
   */
  getPatientPhoto: operation<
    (patientid: Id, params?: NoParams, options?: CallOptions) => Promise<PatientImage>
  >({
    method: "GET",
    path: "patients/{patientid}/photo",
    result: fileIn("image"),
    provenance: "official",
  }),

  /** Adds or replaces a patient's photo. */
  uploadPatientPhoto: operation<
    (patientid: Id, params: UploadPatientImageParams, options?: CallOptions) => Promise<Done>
  >({
    method: "POST",
    path: "patients/{patientid}/photo",
    required: ["image"],
    result: done,
    provenance: "official",
  }),

  /** Removes a patient's photo. */
  deletePatientPhoto: operation<
    (patientid: Id, params?: NoParams, options?: CallOptions) => Promise<Done>
  >({
    method: "DELETE",
    path: "patients/{patientid}/photo",
    result: done,
    provenance: "official",
  }),

  /**
   * The image of a patient's driver's license.
   *
   * @throws ApiError `not_found` (404), if there is none.
   */
  getPatientDriversLicense: operation<
    (patientid: Id, params?: NoParams, options?: CallOptions) => Promise<PatientImage>
  >({
    method: "GET",
    path: "patients/{patientid}/driverslicense",
    result: fileIn("image"),
    provenance: "official",
  }),

  /** Adds or replaces the image of a patient's driver's license. */
  uploadPatientDriversLicense: operation<
    (patientid: Id, params: UploadPatientImageParams, options?: CallOptions) => Promise<Done>
  >({
    method: "POST",
    path: "patients/{patientid}/driverslicense",
    required: ["image"],
    result: done,
    provenance: "official",
  }),

  /** Removes the image of a patient's driver's license. */
  deletePatientDriversLicense: operation<
    (patientid: Id, params?: NoParams, options?: CallOptions) => Promise<Done>
  >({
    method: "DELETE",
    path: "patients/{patientid}/driverslicense",
    result: done,
    provenance: "official",
  }),
};
