// Owns the seed contract's operations on appointments. It has none to create or cancel one.

import { operation } from "../../../operations/declare.js";
import type { CallOptions } from "../../../operations/declare.js";
import { one } from "../../../operations/shapes.js";
import type {
  Appointment,
  Availability,
  AvailabilityParams,
  RetrieveAppointmentParams,
} from "./types/appointments.js";

/** `client.appointments`. */
export const appointments = {
  /**
   * The free slots of a day for a service at a location.
   *
   * @throws ApiError `invalid_date` (400), `time_slot_unavailable` (409).
   */
  availability: operation<
    (params: AvailabilityParams, options?: CallOptions) => Promise<Availability>
  >({
    method: "POST",
    path: "api/appointments/availability",
    result: one,
    safe: true,
    required: ["location_id", "service_id", "date"],
    provenance: "seed",
  }),

  /**
   * One appointment.
   *
   * @throws ApiError `appointment_not_found` (404).
   */
  retrieve: operation<
    (params: RetrieveAppointmentParams, options?: CallOptions) => Promise<Appointment>
  >({
    method: "POST",
    path: "api/appointments/retrieve",
    result: one,
    safe: true,
    required: ["appointment_id"],
    provenance: "seed",
  }),
};
