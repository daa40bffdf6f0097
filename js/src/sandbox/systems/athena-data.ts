// The fictional patients of the athena system. Nobody in this list exists.

/** A patient record with the fields most often used. */
export interface AthenaPatient {
  readonly patientid: string;
  readonly firstname: string;
  readonly lastname: string;
  readonly dob: string;
  readonly sex: "F" | "M";
  readonly email: string;
  readonly homephone: string;
  readonly address1: string;
  readonly city: string;
  readonly state: string;
  readonly zip: string;
  readonly departmentid: string;
  readonly primaryproviderid: string;
  readonly status: "active" | "inactive";
}

const PEOPLE: readonly (readonly [string, string, string, "F" | "M"])[] = [
  ["Ottilie", "Marlowe", "03/14/1961", "F"],
  ["Bertram", "Marlowe", "11/02/1958", "M"],
  ["Saoirse", "Quillfeather", "07/29/1990", "F"],
  ["Ignatius", "Pemberwick", "01/08/1975", "M"],
  ["Delphine", "Marlock", "09/17/2003", "F"],
  ["Casimir", "Thornbury", "05/23/1984", "M"],
  ["Winifred", "Ashgrove", "12/30/1947", "F"],
];

/** All patients, by ascending id from `"1"`. */
export const PATIENTS: readonly AthenaPatient[] = PEOPLE.map(
  ([firstname, lastname, dob, sex], index) => ({
    patientid: String(index + 1),
    firstname,
    lastname,
    dob,
    sex,
    email: `${firstname}.${lastname}@example.com`.toLowerCase(),
    homephone: `555010${index}`.padStart(10, "617"),
    address1: `${index + 1} Sample Street`,
    city: "Watertown",
    state: "MA",
    zip: "02472",
    departmentid: "1",
    primaryproviderid: String(71 + (index % 2)),
    status: index === 5 ? "inactive" : "active",
  }),
);
