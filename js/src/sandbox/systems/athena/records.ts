// Owns the records of the athena system as the store keeps them. Field names are athenahealth's; ids
// are text here, whatever their type in a response.

/** A patient; further fields by the names of PATIENT_FIELDS, all as text. */
export interface Patient {
  readonly patientid: string;
  firstname: string;
  lastname: string;
  dob: string;
  departmentid: string;
  status: string;
  [field: string]: string;
}

/** A member of the staff. */
export interface Provider {
  readonly providerid: string;
  firstname: string;
  lastname: string;
  deleted: boolean;
  [field: string]: string | boolean;
}

/** A provider who refers patients to the practice. */
export interface ReferringProvider {
  readonly referringproviderid: string;
  lastname: string;
  entitytype: string;
  [field: string]: string;
}

/** A department of the practice. */
export interface Department {
  readonly departmentid: string;
  readonly name: string;
  readonly address: string;
  readonly city: string;
  readonly state: string;
  readonly zip: string;
  readonly phone: string;
  readonly timezonename: string;
  readonly timezoneoffset: number;
}

/** What an appointment is for. */
export interface AppointmentType {
  readonly appointmenttypeid: string;
  readonly name: string;
  readonly shortname: string;
  readonly duration: number;
  readonly patient: boolean;
  readonly generic: boolean;
}

/** A reason for an appointment that patients can choose. */
export interface AppointmentReason {
  readonly reasonid: string;
  readonly reason: string;
  readonly description: string;
  readonly reasontype: "new" | "existing";
  readonly appointmenttypeid: string;
}

/** `o` open, `f` booked, `2` checked in, `3` checked out, `4` charges entered, `x` cancelled. */
export type AppointmentStatus = "o" | "f" | "2" | "3" | "4" | "x";

/** A slot of the schedule, booked or not. */
export interface Appointment {
  readonly appointmentid: string;
  readonly date: string;
  readonly starttime: string;
  readonly duration: number;
  departmentid: string;
  providerid: string;
  appointmenttypeid: string;
  readonly templateappointmenttypeid: string;
  status: AppointmentStatus;
  frozen: boolean;
  patientid: string | undefined;
  readonly notes: AppointmentNote[];
  /** Fields that events add, such as `scheduleddatetime`. */
  readonly details: Record<string, string | boolean>;
}

/** A note on an appointment. */
export interface AppointmentNote {
  readonly noteid: string;
  notetext: string;
  displayonschedule: boolean;
  deleted: boolean;
  readonly created: string;
}

/** A problem of a chart. */
export interface Problem {
  readonly problemid: string;
  readonly patientid: string;
  readonly code: string;
  readonly name: string;
  readonly startdate: string;
  enddate: string | undefined;
  details: Record<string, string>;
}

/** A medication of a chart. */
export interface Medication {
  readonly medicationentryid: string;
  readonly patientid: string;
  readonly medicationid: number;
  readonly medication: string;
  readonly unstructuredsig: string;
  readonly startdate: string;
  readonly enddate: string | undefined;
  /** Fields of a medication that was ordered in an encounter. */
  readonly encounterid?: string;
  readonly orderingmode?: string;
  readonly refillsallowed?: string;
  readonly route?: string;
  readonly providernote?: string;
  readonly patientnote?: string;
  readonly structuredsig?: Readonly<Record<string, string>>;
  readonly stopreason?: string;
}

/** The allergies in a chart. */
export interface AllergyList {
  allergies: Record<string, unknown>[];
  nkda: boolean;
  sectionnote: string;
}

/** A vaccination. */
export interface Vaccine {
  readonly vaccineid: string;
  readonly patientid: string;
  readonly description: string;
  readonly cvx: string;
  readonly administerdate: string;
}

/** A laboratory result. */
export interface LabResult {
  readonly labresultid: string;
  readonly patientid: string;
  readonly description: string;
  readonly labresultloinc: string;
  readonly labresultdate: string;
  readonly analytename: string;
  readonly value: string;
  readonly units: string;
}

/** One measured value; values taken together share their reading. */
export interface VitalReading {
  readonly vitalid: string;
  readonly readingid: string;
  readonly patientid: string;
  readonly encounterid: string;
  readonly clinicalelementid: string;
  readonly value: string;
  readonly readingtaken: string;
}

/** A diagnosis of an encounter. */
export interface Diagnosis {
  readonly diagnosisid: string;
  snomedcode: string;
  icd10codes: readonly string[];
  details: Record<string, string>;
}

/** A visit in the chart. */
export interface Encounter {
  readonly encounterid: string;
  /** Order groups have none. */
  readonly appointmentid: string | undefined;
  readonly patientid: string;
  readonly departmentid: string;
  readonly providerid: string;
  readonly encounterdate: string;
  status: "OPEN" | "CLOSED";
  patientstatusid: string | undefined;
  patientlocationid: string | undefined;
  diagnoses: Diagnosis[];
}

/** One charge of a claim. */
export interface Charge {
  readonly chargeid: string;
  readonly patientid: string;
  readonly departmentid: string;
  readonly claimid: string | undefined;
  readonly procedurecode: string;
  readonly cents: number;
  readonly servicedate: string;
}

/** A payment. */
export interface Payment {
  readonly paymentid: string;
  readonly patientid: string;
  readonly departmentid: string;
  readonly paymentmethod: string;
  readonly cents: number;
  readonly paymentdate: string;
  /** The part of it for each claim, in cents. */
  readonly claims: ReadonlyMap<string, number>;
}

/** A claim; its charges are in their own table. */
export interface Claim {
  readonly claimid: string;
  readonly patientid: string;
  readonly departmentid: string;
  readonly providerid: string;
  readonly appointmentid: string | undefined;
  readonly claimcreateddate: string;
  readonly servicedate: string;
  readonly icd10codes: readonly string[];
  readonly notes: string[];
  readonly attachments: ClaimAttachment[];
  details: Record<string, string>;
}

/** An attachment of a claim. */
export interface ClaimAttachment {
  readonly claimattachmentid: string;
  readonly filename: string;
  attachmenttype: string;
  note: string;
}

/** An insurance product. */
export interface InsurancePackage {
  readonly insurancepackageid: string;
  readonly insuranceplanname: string;
  readonly insurancetype: string;
  readonly insurancephone: string;
}

/** An insurance of a patient. */
export interface Insurance {
  readonly insuranceid: string;
  readonly patientid: string;
  readonly insurancepackageid: string;
  sequencenumber: number;
  eligibilitystatus: string;
  eligibilitylastchecked: string | undefined;
  cancelled: string | undefined;
  image: string | undefined;
  details: Record<string, string>;
}

/** A document of any class. */
export interface PatientDocument {
  readonly documentid: string;
  readonly patientid: string;
  readonly departmentid: string;
  readonly documentclass: string;
  readonly documentsubclass: string;
  readonly createddate: string;
  deleted: boolean;
  readonly details: Readonly<Record<string, string>>;
}

/** A pharmacy. */
export interface Pharmacy {
  readonly clinicalproviderid: string;
  readonly ncpdpid: string;
  readonly clinicalprovidername: string;
  readonly address1: string;
  readonly city: string;
  readonly state: string;
  readonly zip: string;
  readonly phonenumber: string;
  readonly faxnumber: string;
}

/** The answer to a question of the social history. */
export interface SocialAnswer {
  readonly questionid: string;
  readonly key: string;
  readonly question: string;
  answer: string | undefined;
  note: string | undefined;
  lastupdated: string;
}

/** A patient on the waitlist. */
export interface WaitlistEntry {
  readonly waitlistid: string;
  readonly patientid: string;
  readonly created: string;
  readonly details: Record<string, string | undefined>;
}

/** A reminder to make an appointment. */
export interface Reminder {
  readonly appointmentreminderid: string;
  readonly patientid: string;
  deleted: string | undefined;
  readonly details: Record<string, string>;
}

/** A section of a health history form. */
export interface HealthHistorySection {
  readonly portalformsectionid: number;
  readonly type: string;
  readonly name: string;
  readonly questions: readonly unknown[];
  readonly fielddata: object;
  readonly populatedfrom?: string;
  readonly ageunit: string;
  readonly empty: boolean;
  readonly complete: boolean;
}
