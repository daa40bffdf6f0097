// Owns what a booking is: a patient's record, an open slot, and the appointment made of both.

import { ApiError } from "everbearer/athena";

/** How many slots are tried where others were faster. */
const TRIES = 3;

/** A booking that cannot be made as it was asked for. */
export class BookingError extends Error {
  constructor(code) {
    super(code);
    this.code = code;
  }
}

/**
 * The record of this person; a new one if there is none. Two records that fit are none of a program's
 * business: somebody has to look which is meant.
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
 * Books the soonest slot that is still free. Booking is a write, and a write is never repeated on its own:
 * whoever wants another try after a lost connection looks first whether the first one has succeeded.
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

/** Whether a booking was refused because somebody else was faster, and not for a reason of its own. */
async function isTaken(athena, appointmentid, error) {
  if (!(error instanceof ApiError) || error.transient) return false;
  const { appointmentstatus } = await athena.appointments.getAppointment(appointmentid);
  return appointmentstatus !== "o";
}
