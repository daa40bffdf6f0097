// Owns the operations on what belongs to an appointment (docs.athenahealth.com/api/api-ref,
// appointment-accident-data, -check-in, -insurance, -health-history-form and -custom-fields), and those that
// create types of appointments. `client.appointments` has them.

import { operation } from "../../operations/declare.js";
import type { CallOptions, Id, NoParams } from "../../operations/declare.js";
import { done, list, listOf, one, pageOf } from "../../operations/shapes.js";
import type { Shape } from "../../operations/shapes.js";
import { isFields } from "../../values/fields.js";
import type {
  AccidentData,
  AppointmentCustomFields,
  AppointmentInsurances,
  CheckInRequirement,
  CreateAppointmentTypeParams,
  CreatedAppointmentType,
  GetHealthHistoryFormParams,
  HealthHistorySection,
  ListAppointmentInsurancesParams,
  TelehealthRoom,
  UpdateHealthHistoryFormParams,
} from "./types/appointment-details.js";
import type { Done } from "./types/common.js";

/** The fields of a requirement are a list, or a single field. */
const requirements: Shape = (value) => {
  const rows = list(value);
  return Array.isArray(rows)
    ? rows.map((row: unknown) =>
        isFields(row) ? { ...row, fields: list(row["fields"] ?? null) ?? [] } : row,
      )
    : undefined;
};

/** Part of `client.appointments`. */
export const appointmentDetails = {
  /** Whether an accident led to the appointment. */
  getAccidentData: operation<
    (appointmentid: Id, params?: NoParams, options?: CallOptions) => Promise<AccidentData>
  >({
    method: "GET",
    path: "appointments/{appointmentid}/accidentdata",
    result: one,
    provenance: "official",
  }),

  /** What has to be complete before the patient can be checked in. */
  listCheckInRequirements: operation<
    (
      appointmentid: Id,
      params?: NoParams,
      options?: CallOptions,
    ) => Promise<readonly CheckInRequirement[]>
  >({
    method: "GET",
    path: "appointments/{appointmentid}/checkin",
    result: requirements,
    provenance: "official",
  }),

  /** The insurances of an appointment: those chosen for it, or else all of the patient's. */
  listAppointmentInsurances: operation<
    (
      appointmentid: Id,
      params?: ListAppointmentInsurancesParams,
      options?: CallOptions,
    ) => Promise<AppointmentInsurances>
  >({
    method: "GET",
    path: "appointments/{appointmentid}/insurances",
    result: pageOf("insurances"),
    provenance: "official",
  }),

  /** How to join the telehealth visit of an appointment. */
  getTelehealthRoom: operation<
    (appointmentid: Id, params?: NoParams, options?: CallOptions) => Promise<TelehealthRoom>
  >({
    method: "GET",
    path: "appointments/{appointmentid}/nativeathenatelehealthroom",
    result: one,
    provenance: "official",
  }),

  /** The sections of a health history form, with the answers so far. */
  getHealthHistoryForm: operation<
    (
      appointmentid: Id,
      formid: Id,
      params?: GetHealthHistoryFormParams,
      options?: CallOptions,
    ) => Promise<readonly HealthHistorySection[]>
  >({
    method: "GET",
    path: "appointments/{appointmentid}/healthhistoryforms/{formid}",
    result: listOf("healthhistoryform"),
    provenance: "official",
  }),

  /**
   * Writes the answers in a health history form.
   *
   * @throws ApiError `refused` (200), if the body reports a failure.
   */
  updateHealthHistoryForm: operation<
    (
      appointmentid: Id,
      formid: Id,
      params: UpdateHealthHistoryFormParams,
      options?: CallOptions,
    ) => Promise<Done>
  >({
    method: "PUT",
    path: "appointments/{appointmentid}/healthhistoryforms/{formid}",
    result: done,
    provenance: "official",
    required: ["healthhistoryform"],
  }),

  /** The custom fields that the practice has for appointments. */
  listCustomFields: operation<
    (params?: NoParams, options?: CallOptions) => Promise<AppointmentCustomFields>
  >({
    method: "GET",
    path: "appointments/customfields",
    result: pageOf("appointmentcustomfields"),
    provenance: "official",
  }),

  /** Creates a type of appointment. */
  createAppointmentType: operation<
    (params: CreateAppointmentTypeParams, options?: CallOptions) => Promise<CreatedAppointmentType>
  >({
    method: "POST",
    path: "appointmenttypes",
    result: one,
    provenance: "official",
    required: ["duration", "name", "patient", "shortname"],
  }),
};
