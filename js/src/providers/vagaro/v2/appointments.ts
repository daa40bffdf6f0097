// Owns the official API's operations on appointments: those that read, and the disputed ones.

import { operation } from "../../../operations/declare.js";
import type { CallOptions, Id } from "../../../operations/declare.js";
import type { Paged } from "../../../operations/paging.js";
import { done, list, pageOf } from "../../../operations/shapes.js";
import type {
  Appointment,
  AppointmentPage,
  Availability,
  AvailabilityParams,
  CreateAppointmentParams,
  CreatedAppointments,
  DeleteAppointmentParams,
  ListAppointmentsParams,
  UpdateAppointmentParams,
} from "./types/appointments.js";
import type { Done } from "./types/common.js";

/** `client.appointments`. */
export const appointments = {
  /** One appointment, or those of a customer. */
  list: operation<
    (params: ListAppointmentsParams, options?: CallOptions) => Paged<Appointment, AppointmentPage>
  >({
    method: "POST",
    path: "appointments",
    result: pageOf("appointments"),
    safe: true,
    provenance: "proven",
    defaults: ["businessId"],
    query: ["orderBy"],
    both: ["pageNumber", "pageSize"],
    paging: { rows: "appointments", id: ["appointmentId", "serviceId"], size: 100 },
    seed: "POST /api/appointments/retrieve",
  }),

  /** The free times for one service, or for several in sequence. */
  availability: operation<
    (params: AvailabilityParams, options?: CallOptions) => Promise<readonly Availability[]>
  >({
    method: "POST",
    path: "appointments/availability",
    result: list,
    safe: true,
    provenance: "reported",
    required: ["bookingItems"],
    defaults: ["businessId"],
    seed: "POST /api/appointments/availability",
  }),

  /**
   * Books an appointment. Requires the scope `write access`.
   *
   * **Disputed:** two public clients have this, but neither is known to have run it; two other sources say
   * that appointments can only be read. Try it first outside of production.
   */
  create: operation<
    (params: CreateAppointmentParams, options?: CallOptions) => Promise<CreatedAppointments>
  >({
    method: "POST",
    path: "appointments/create",
    result: pageOf("appointments"),
    provenance: "disputed",
    listed: true,
    required: ["serviceId", "serviceProviderId", "appointmentType", "startTime", "customerId"],
    defaults: ["businessId"],
    seed: "POST /api/appointments/create, in an example only",
  }),

  /**
   * Replaces the content of an appointment. Requires the scope `write access`.
   *
   * **Disputed:** see `create`.
   */
  update: operation<
    (appointmentId: Id, params: UpdateAppointmentParams, options?: CallOptions) => Promise<Done>
  >({
    method: "PUT",
    path: "appointments/{appointmentId}",
    result: done,
    provenance: "disputed",
    required: ["serviceId", "serviceProviderId", "appointmentType", "startTime"],
    defaults: ["businessId"],
    seed: "nothing",
  }),

  /**
   * Deletes an appointment. There is no operation to cancel one and keep it. Requires the scope `write
   * access`.
   *
   * **Disputed:** see `create`.
   */
  delete: operation<
    (appointmentId: Id, params?: DeleteAppointmentParams, options?: CallOptions) => Promise<Done>
  >({
    method: "POST",
    path: "appointments/delete/{appointmentId}",
    result: done,
    provenance: "disputed",
    defaults: ["businessId"],
    seed: "nothing",
  }),
};
