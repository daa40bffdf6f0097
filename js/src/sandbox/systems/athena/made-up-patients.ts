// Owns the patients that are made up. None of them exists.
import type { Patient } from "./records.js";

const FIRST_NAMES = ["Aurelia", "Barnaby", "Clementine", "Dashiell", "Eudora", "Fergus"];
const LAST_NAMES = ["Applethorn", "Briarwick", "Copperfen", "Duskwater", "Elderbrook"];

/** A patient made up from their id. */
export function generatedPatient(id: string): Patient {
  const number = Number(id);
  const firstname = FIRST_NAMES[number % FIRST_NAMES.length] ?? "";
  const lastname = LAST_NAMES[number % LAST_NAMES.length] ?? "";
  const two = (value: number): string => String(value).padStart(2, "0");
  const dob = `${two(1 + (number % 12))}/${two(1 + (number % 28))}/${1940 + (number % 70)}`;
  return patient(id, {
    firstname,
    lastname,
    dob,
    sex: number % 2 === 0 ? "F" : "M",
    status: "active",
  });
}

/** What tells one patient from another. */
export type Person = Record<"firstname" | "lastname" | "dob" | "sex" | "status", string>;

/** A patient with this id, and all that a record has. */
export function patient(patientid: string, person: Person): Patient {
  const number = Number(patientid);
  const { firstname, lastname, dob } = person;
  const email = `${firstname}.${lastname}@example.com`.toLowerCase();
  const address1 = `${number} Sample Street`;
  const place = { city: "Watertown", state: "MA", zip: "02472" };
  return {
    patientid,
    ...person,
    email,
    homephone: `617555${String(100 + (number - 1)).padStart(4, "0")}`,
    workphone: "6175550180",
    address1,
    ssn: `90000${String(number).padStart(4, "0")}`,
    ...place,
    guarantorfirstname: firstname,
    guarantorlastname: lastname,
    guarantordob: dob,
    guarantorssn: `90000${String(number).padStart(4, "0")}`,
    guarantoremail: email,
    guarantoraddress1: address1,
    guarantorcity: place.city,
    guarantorstate: place.state,
    guarantorzip: place.zip,
    departmentid: "1",
    primaryproviderid: String(71 + ((number - 1) % 2)),
    registrationdate: "01/15/2020",
  };
}
