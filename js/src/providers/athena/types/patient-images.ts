// Owns the types of the operations on the images in a patient's record.

import type { Id } from "../../../operations/declare.js";
import type { Bytes, FileContents } from "./common.js";

/**
 * Parameters of `patients.uploadPatientPhoto` and `patients.uploadPatientDriversLicense`.
 *
 * @provenance official
 */
export interface UploadPatientImageParams {
  /** The image. athenahealth may scale it down. */
  readonly image: FileContents;
  /** The department whose copy of the record is used, if the practice keeps several. Default: none. */
  readonly departmentid?: Id | undefined;
}

/**
 * An image in a patient's record.
 *
 * @provenance proven
 */
export interface PatientImage {
  /** The image: a JPEG. */
  readonly image: Bytes;
}
