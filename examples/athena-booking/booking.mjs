// Owns a booking: a patient's record, an open slot, and the appointment made from both.

import { ApiError } from "everbearer/athena";

/** The number of slots to try if others are faster. */
const TRIES = 3;

/** A booking that cannot be made. */
export class BookingError extends Error {
  constructor(code) {
    super(code);
    this.code = code;
  }
}

/**
 * The record of this person; a new one if there is none. If several records match, a person must
 * decide which one is meant.
 */
async function patientFor(athena, { departmentid, ...person }) {
  const { firstname, lastname, dob } = person;
  const found = [];
  for await (const patient of athena.patients.searchPatients({ firstname, lastname, dob })) {
    if (patient.status !== "deleted" && patient.status !== "inactive") found.push(patient);
  }
  if (found.length > 1) throw new BookingError("patient_ambiguous");
  return found[0] ?? athena.patients.createPatient({ departmentid, ...person });
}

/** Open slots of a department, soonest first. */
export async function openSlots(athena, { departmentid, reasonid, startdate, enddate }) {
  const slots = [];
  const params = { departmentid, reasonid, startdate, enddate };
  for await (const slot of athena.appointments.listOpenSlots(params)) slots.push(slot);
  const day = ({ date, starttime }) =>
    `${date.replace(/(..)\/(..)\/(....)/, "$3$1$2")} ${starttime}`;
  return slots.sort((one, other) => day(one).localeCompare(day(other)));
}

/**
 * Books the soonest slot that is still free. Booking is a write, and writes are not retried after a lost
 * connection. Before another try, check whether the first one succeeded.
 */
export async function book(athena, { person, ...wish }) {
  const { departmentid } = person;
  const { patientid } = await patientFor(athena, person);
  const slots = await openSlots(athena, { departmentid, ...wish });
  for (const { appointmentid, appointmenttypeid } of slots.slice(0, TRIES)) {
    try {
      const params = { patientid, appointmenttypeid };
      const booked = await athena.appointments.bookAppointment(appointmentid, params);
      return { ...booked, patientid };
    } catch (error) {
      if (!(await isTaken(athena, appointmentid, error))) throw error;
    }
  }
  throw new BookingError("no_open_slot");
}

/** Whether a booking failed because somebody else was faster, and not for another reason. */
async function isTaken(athena, appointmentid, error) {
  if (!(error instanceof ApiError) || error.transient) return false;
  const { appointmentstatus } = await athena.appointments.getAppointment(appointmentid);
  return appointmentstatus !== "o";
}
