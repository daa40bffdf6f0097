// Owns what a booking is: a patient's record, an open slot, and the appointment made of both.

import { ApiError } from "everbearer/athena";

/** The record of this person; a new one if there is none. athenahealth matches, so nobody is doubled. */
async function patientFor(athena, { departmentid, ...person }) {
  const { firstname, lastname, dob } = person;
  for await (const patient of athena.patients.searchPatients({ firstname, lastname, dob })) {
    return patient;
  }
  return athena.patients.createPatient({ departmentid, ...person });
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
export async function book(athena, { person, reasonid, startdate, enddate }) {
  const { departmentid } = person;
  const { patientid } = await patientFor(athena, person);
  for (const slot of await openSlots(athena, { departmentid, reasonid, startdate, enddate })) {
    try {
      const { appointmentid, appointmenttypeid } = slot;
      const params = { patientid, appointmenttypeid };
      const booked = await athena.appointments.bookAppointment(appointmentid, params);
      return { ...booked, patientid };
    } catch (error) {
      // Somebody else was faster. That is no reason to give up while there are other slots.
      if (!(error instanceof ApiError) || !["conflict", "refused"].includes(error.code))
        throw error;
    }
  }
  return undefined;
}
