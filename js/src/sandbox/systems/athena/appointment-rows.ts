// Owns appointments as responses show them. As in the real system, the same id is a number in an open
// slot and text elsewhere.
import { insuranceRow } from "./insurance-rows.js";
import type { AthenaContext } from "./operation.js";
import { patientRow } from "./patient-rows.js";
import type { Appointment } from "./records.js";
import type { AthenaStore } from "./store.js";

/** An appointment that is or was booked. */
export function bookedRow(store: AthenaStore, appointment: Appointment): Record<string, unknown> {
  const { appointmentid, appointmenttypeid, providerid, notes } = appointment;
  const { name } = store.appointmentTypes.get(appointmenttypeid);
  const live = notes.filter(({ deleted }) => !deleted);
  return {
    appointmentid,
    date: appointment.date,
    starttime: appointment.starttime,
    duration: appointment.duration,
    departmentid: appointment.departmentid,
    providerid,
    appointmenttypeid,
    appointmenttype: name,
    patientappointmenttypename: name,
    templateappointmentid: appointmentid,
    templateappointmenttypeid: appointment.templateappointmenttypeid,
    appointmentstatus: appointment.status,
    patientid: appointment.patientid,
    hl7providerid: Number(providerid),
    frozenyn: String(appointment.frozen),
    frozen: appointment.frozen,
    copay: 0,
    chargeentrynotrequired: false,
    coordinatorenterprise: false,
    ...appointment.details,
    ...visitOf(store, appointment),
    ...(live.length > 0
      ? {
          appointmentnotes: live.map(({ noteid, notetext, displayonschedule }) => ({
            id: Number(noteid),
            text: notetext,
            displayonschedule,
          })),
        }
      : {}),
  };
}

/** What an appointment shows of its encounter. */
function visitOf(
  store: AthenaStore,
  { details, providerid }: Appointment,
): Record<string, unknown> {
  const { encounterid } = details;
  if (typeof encounterid !== "string") return {};
  const { status, patientlocationid } = store.encounters.get(encounterid);
  return { encounterstatus: status, patientlocationid, renderingproviderid: providerid };
}

/** A slot that can be booked. */
export function slotRow(store: AthenaStore, slot: Appointment): Record<string, unknown> {
  const { name } = store.appointmentTypes.get(slot.appointmenttypeid);
  return {
    appointmentid: Number(slot.appointmentid),
    date: slot.date,
    starttime: slot.starttime,
    duration: slot.duration,
    departmentid: Number(slot.departmentid),
    providerid: Number(slot.providerid),
    localproviderid: Number(slot.providerid),
    appointmenttypeid: Number(slot.appointmenttypeid),
    appointmenttype: name,
    patientappointmenttypename: name,
    reasonid: ["-1"],
    ...(slot.frozen ? { frozen: true } : {}),
  };
}

/** An appointment with the details that the request asks for. */
export function shown(context: AthenaContext, appointment: Appointment): Record<string, unknown> {
  const { store, input } = context;
  const { patientid } = appointment;
  const { copay, ...row } = bookedRow(store, appointment);
  if (input.text("showcopay") === undefined || input.flag("showcopay")) row["copay"] = copay;
  if (patientid === undefined) return row;
  if (input.flag("showpatientdetail")) {
    row["patient"] = patientRow(context, store.patients.get(patientid));
  }
  if (input.flag("showinsurance")) {
    const active = store.activeInsurances(patientid);
    row["insurances"] = active.map((insurance) => insuranceRow(store, insurance));
  }
  return row;
}
