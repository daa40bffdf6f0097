// Owns what the athena system keeps about patients beside their records: images, custom fields and signatures.

/** The kinds of images. */
export type ImageKind = "photo" | "driverslicense";

/** The value of a custom field: words, or an option. */
export interface FieldValue {
  readonly customfieldid: string;
  readonly customfieldvalue?: string;
  readonly optionid?: string;
}

/** What a patient can sign. */
export type Paper = "patientsignature" | "insuredsignature" | "privacynotice";

/** When a paper was signed, and the day on which that expires, if it does. */
export interface Signature {
  readonly date: string;
  readonly expires: string | undefined;
}

/** These parts of all patients, by patient id. */
export class PatientState {
  /** In base64. */
  readonly images: Readonly<Record<ImageKind, Map<string, string>>> = {
    photo: new Map(),
    driverslicense: new Map(),
  };
  readonly #fields = new Map<string, Map<string, FieldValue>>();
  readonly #papers = new Map<string, Map<Paper, Signature>>();

  /** A patient's custom fields, by their ids. */
  fieldsOf(patientid: string): Map<string, FieldValue> {
    return ofPatient(this.#fields, patientid);
  }

  /** What a patient has signed. */
  papersOf(patientid: string): Map<Paper, Signature> {
    return ofPatient(this.#papers, patientid);
  }
}

function ofPatient<Key, Value>(
  all: Map<string, Map<Key, Value>>,
  patientid: string,
): Map<Key, Value> {
  const known = all.get(patientid) ?? new Map<Key, Value>();
  all.set(patientid, known);
  return known;
}
