// Owns all data of one athena system, and the rules across its tables.
import { newFeeds } from "./changes.js";
import { ChartRecords } from "./chart-records.js";
import { generatedPatient } from "./made-up-patients.js";
import { sum } from "./money.js";
import type * as records from "./records.js";
import { PatientTable, Table } from "./table.js";

/** Time, place, provider and type of an appointment. */
type SlotPlace = Pick<
  records.Appointment,
  "date" | "starttime" | "departmentid" | "providerid" | "appointmenttypeid"
>;

/** The data of an athena system. */
export class AthenaStore {
  readonly patients = new Table<records.Patient>("patient");
  readonly departments = new Table<records.Department>("department");
  readonly providers = new Table<records.Provider>("provider", 71);
  readonly referringProviders = new Table<records.ReferringProvider>("referring provider", 11);
  readonly appointmentTypes = new Table<records.AppointmentType>("appointment type");
  readonly appointments = new Table<records.Appointment>("appointment", 1001);
  readonly problems = new PatientTable<records.Problem>("problem", 101);
  readonly medications = new PatientTable<records.Medication>("medication", 201);
  readonly vaccines = new PatientTable<records.Vaccine>("vaccine", 251);
  readonly labResults = new PatientTable<records.LabResult>("lab result", 271);
  readonly vitals = new PatientTable<records.VitalReading>("vital", 401);
  readonly encounters = new PatientTable<records.Encounter>("encounter", 301);
  readonly claims = new PatientTable<records.Claim>("claim", 501);
  readonly charges = new PatientTable<records.Charge>("charge", 601);
  readonly payments = new PatientTable<records.Payment>("payment", 701);
  readonly insurancePackages = new Table<records.InsurancePackage>("insurance package", 901);
  readonly insurances = new PatientTable<records.Insurance>("insurance", 801);
  readonly documents = new PatientTable<records.PatientDocument>("document", 2001);
  readonly waitlist = new Table<records.WaitlistEntry>("waitlist entry", 3001);
  readonly reminders = new Table<records.Reminder>("appointment reminder", 3101);
  /** By appointment id. */
  readonly healthHistoryForms = new Map<string, readonly records.HealthHistorySection[]>();
  /** By patient id. */
  readonly allergies = new Map<string, records.AllergyList>();
  readonly pharmacies = new Map<string, string[]>();
  readonly socialHistories = new Map<string, Map<string, records.SocialAnswer>>();
  readonly socialNotes = new Map<string, string>();
  readonly charts = new ChartRecords();

  /** The problems by id, also those that were removed: the feed shows them. */
  readonly allProblems = new Map<string, records.Problem>();

  readonly feeds = newFeeds();

  #nextSerial = 5001;

  /** An id for a record without a table of its own. */
  serial(): string {
    const serial = String(this.#nextSerial);
    this.#nextSerial += 1;
    return serial;
  }

  /** Adds fictional patients and returns their ids. */
  addPatients(count: number): readonly string[] {
    if (!Number.isInteger(count) || count < 0) {
      throw new TypeError("count must be a whole number of at least 0");
    }
    return Array.from(
      { length: count },
      () => this.patients.add((id) => generatedPatient(id)).patientid,
    );
  }

  /** Adds an open slot to the schedule. */
  addSlot(place: SlotPlace): records.Appointment {
    const { appointmenttypeid } = place;
    return this.appointments.add((appointmentid) => ({
      appointmentid,
      ...place,
      duration: this.appointmentTypes.get(appointmenttypeid).duration,
      templateappointmenttypeid: appointmenttypeid,
      status: "o",
      frozen: false,
      patientid: undefined,
      notes: [],
      details: {},
    }));
  }

  /** What a patient owes, in cents; negative if they have paid in advance. */
  balanceOf(patientid: string): number {
    const charged = sum(this.charges.of(patientid), ({ cents }) => cents);
    return charged - sum(this.payments.of(patientid), ({ cents }) => cents);
  }

  /** The unpaid part of a claim, in cents. */
  outstanding({ claimid, patientid }: records.Claim): number {
    const charged = sum(this.chargesOf(claimid), ({ cents }) => cents);
    return charged - sum(this.payments.of(patientid), ({ claims }) => claims.get(claimid) ?? 0);
  }

  chargesOf(claimid: string): records.Charge[] {
    return this.charges.where((charge) => charge.claimid === claimid);
  }

  /** The active insurances of a patient, by sequence number. */
  activeInsurances(patientid: string): records.Insurance[] {
    return this.insurances
      .of(patientid)
      .filter(({ cancelled }) => cancelled === undefined)
      .sort((a, b) => a.sequencenumber - b.sequencenumber);
  }
}
