// Owns the fictional records that an athena system starts with. Nobody in them exists. Appointments
// are around the day of the start, so that the usual searches find some.
import { day } from "./dates.js";
import { patient } from "./made-up-patients.js";
import { AthenaStore } from "./store.js";

const PEOPLE: readonly (readonly [string, string, string, "F" | "M"])[] = [
  ["Ottilie", "Marlowe", "03/14/1961", "F"],
  ["Bertram", "Marlowe", "11/02/1958", "M"],
  ["Saoirse", "Quillfeather", "07/29/1990", "F"],
  ["Ignatius", "Pemberwick", "01/08/1975", "M"],
  ["Delphine", "Marlock", "09/17/2003", "F"],
  ["Casimir", "Thornbury", "05/23/1984", "M"],
  ["Winifred", "Ashgrove", "12/30/1947", "F"],
];

const SLOT_TIMES = ["09:00", "09:30", "10:00", "10:30"];
const SLOT_DAYS = [2, 3, 4, 5, 6];

/** A store with these records. */
export function seededStore(): AthenaStore {
  const store = new AthenaStore();
  seedPractice(store);
  for (const [index, [firstname, lastname, dob, sex]] of PEOPLE.entries()) {
    const status = index === 5 ? "inactive" : "active";
    store.patients.add((id) => patient(id, { firstname, lastname, dob, sex, status }));
  }
  seedSchedule(store);
  seedChart(store);
  seedBills(store);
  return store;
}

function seedPractice(store: AthenaStore): void {
  const place = { city: "Watertown", state: "MA", zip: "02472", phone: "(617) 555-0100" };
  const zone = { timezonename: "US/Eastern", timezoneoffset: -5 };
  for (const [name, address] of [
    ["Main Office", "100 Sample Street"],
    ["Riverside Clinic", "7 Example Quay"],
  ] as const) {
    store.departments.add((departmentid) => ({ departmentid, name, address, ...place, ...zone }));
  }
  for (const [firstname, lastname, specialty] of [
    ["Honoria", "Featherstonehaugh", "Family Medicine"],
    ["Lucius", "Wrenfield", "Internal Medicine"],
  ] as const) {
    const names = { firstname, lastname, schedulingname: `${lastname}_${firstname}` };
    store.providers.add((providerid) => ({ providerid, ...names, specialty, deleted: false }));
  }
  store.referringProviders.add((referringproviderid) => ({
    referringproviderid,
    firstname: "Perpetua",
    lastname: "Nightingrove",
    entitytype: "PERSON",
    city: "Watertown",
    state: "MA",
  }));
  for (const [name, shortname, duration] of [
    ["Office Visit", "OV", 30],
    ["New Patient", "NP", 30],
    ["Follow Up", "FU", 30],
  ] as const) {
    store.appointmentTypes.add((appointmenttypeid) => ({
      appointmenttypeid,
      name,
      shortname,
      duration,
      patient: true,
      generic: name === "Office Visit",
    }));
  }
  for (const [insuranceplanname, insurancetype] of [
    ["Sample Mutual PPO", "Commercial"],
    ["Example State Plan", "Medicaid"],
  ] as const) {
    store.insurancePackages.add((insurancepackageid) => ({
      insurancepackageid,
      insuranceplanname,
      insurancetype,
      insurancephone: "(800) 555-0199",
    }));
  }
}

function seedSchedule(store: AthenaStore): void {
  const office = { departmentid: "1", providerid: "71", appointmenttypeid: "1" };
  const past = store.addSlot({ ...office, date: day(-14), starttime: "09:00" });
  Object.assign(past, { status: "3", patientid: "1" });
  const scheduler = { scheduledby: "API-1", lastmodifiedby: "API-1" };
  Object.assign(past.details, {
    ...scheduler,
    encounterid: "301",
    scheduleddatetime: `${day(-20)} 10:00:00`,
    startcheckin: `${day(-14)} 08:50:00`,
    stopcheckin: `${day(-14)} 08:55:00`,
    checkindatetime: `${day(-14)} 08:55:00`,
    checkoutdatetime: `${day(-14)} 09:30:00`,
    lastmodified: `${day(-14)} 09:30:00`,
  });
  const next = store.addSlot({ ...office, date: day(3), starttime: "11:00" });
  Object.assign(next, { status: "f", patientid: "2" });
  const scheduleddatetime = `${day(-1)} 10:00:00`;
  Object.assign(next.details, { ...scheduler, scheduleddatetime, lastmodified: scheduleddatetime });
  store.waitlist.add((waitlistid) => ({
    waitlistid,
    patientid: "3",
    created: `${day(-2)} 10:00:00`,
    details: { departmentid: "1", providerid: "71", dayofweekids: "2,4", hourfrom: "9" },
  }));
  store.reminders.add((appointmentreminderid) => ({
    appointmentreminderid,
    patientid: "1",
    deleted: undefined,
    details: { approximatedate: day(90), departmentid: "1", providerid: "71", status: "NEW" },
  }));
  for (const distance of SLOT_DAYS) {
    for (const starttime of SLOT_TIMES) {
      const at = { date: day(distance), starttime, appointmenttypeid: "1" };
      store.addSlot({ ...at, departmentid: "1", providerid: "71" });
      store.addSlot({ ...at, departmentid: "2", providerid: "72" });
    }
  }
}

function seedChart(store: AthenaStore): void {
  const patientid = "1";
  store.problems.add((problemid) => ({
    problemid,
    patientid,
    code: "38341003",
    name: "Hypertensive disorder",
    startdate: "05/04/2019",
    enddate: undefined,
    details: { status: "CHRONIC" },
  }));
  for (const [medication, medicationid, enddate] of [
    ["lisinopril 10 mg tablet", 231555, undefined],
    ["amoxicillin 500 mg capsule", 241444, "02/11/2021"],
  ] as const) {
    store.medications.add((id) => ({
      medicationentryid: `H${id}`,
      patientid,
      medicationid,
      medication,
      enddate,
      unstructuredsig: "Take 1 every day by oral route.",
      startdate: "02/01/2021",
    }));
  }
  store.medications.add((id) => ({
    medicationentryid: `H${id}`,
    patientid,
    medicationid: 251777,
    medication: "metformin 500 mg tablet",
    unstructuredsig: "Take 1 tablet 2 times a day by oral route with meals for 90 days.",
    startdate: day(-14),
    enddate: undefined,
    encounterid: "301",
    orderingmode: "PRESCRIBE",
    refillsallowed: "3",
    route: "oral",
    providernote: "Renal function checked.",
    patientnote: "Take with meals.",
    structuredsig: {
      dosageaction: "Take",
      dosageroute: "oral",
      dosagequantityvalue: "1",
      dosagequantityunit: "tablet",
      dosagefrequencyvalue: "2",
      dosagefrequencyunit: "day",
      dosagefrequencydescription: "2 times a day",
      dosageadditionalinstructions: "with meals",
      dosagedurationvalue: "90",
      dosagedurationunit: "day",
    },
  }));
  store.allergies.set(patientid, {
    allergies: [
      {
        allergenid: "8870",
        allergenname: "penicillin",
        reactions: [{ reactionname: "hives", snomedcode: "247472004" }],
        onsetdate: "06/01/1999",
        note: "Since childhood.",
      },
    ],
    nkda: false,
    sectionnote: "",
  });
  for (const [description, cvx, administerdate] of [
    ["influenza, seasonal, injectable", "141", "10/12/2023"],
    ["Td (adult), adsorbed", "09", "06/21/2018"],
  ] as const) {
    store.vaccines.add((vaccineid) => ({
      vaccineid,
      patientid,
      description,
      cvx,
      administerdate,
    }));
  }
  for (const [analytename, labresultloinc, labresultdate, value, units] of [
    ["Hemoglobin A1c", "4548-4", "03/02/2024", "5.6", "%"],
    ["Cholesterol", "2093-3", "01/17/2024", "187", "mg/dL"],
  ] as const) {
    store.labResults.add((labresultid) => ({
      labresultid,
      patientid,
      description: analytename.toLowerCase(),
      labresultloinc,
      labresultdate,
      analytename,
      value,
      units,
    }));
  }
  const { encounterid } = store.encounters.add((id) => ({
    encounterid: id,
    appointmentid: "1001",
    patientid,
    departmentid: "1",
    providerid: "71",
    encounterdate: day(-14),
    status: "OPEN",
    patientstatusid: "1",
    patientlocationid: "1",
    diagnoses: [
      {
        diagnosisid: store.serial(),
        snomedcode: "38341003",
        icd10codes: ["I10"],
        details: {},
      },
    ],
  }));
  store.charts.orders.add((orderid) => ({
    orderid,
    encounterid,
    snomedcode: "38341003",
    ordertypeid: "342286",
    facilityid: undefined,
    dateordered: day(-14),
    details: {},
  }));
  const readingid = store.serial();
  for (const [clinicalelementid, value] of [
    ["VITALS.BLOODPRESSURE.SYSTOLIC", "128"],
    ["VITALS.BLOODPRESSURE.DIASTOLIC", "82"],
  ] as const) {
    store.vitals.add((vitalid) => ({
      vitalid,
      readingid,
      patientid,
      encounterid,
      clinicalelementid,
      value,
      readingtaken: day(-14),
    }));
  }
  store.documents.add((documentid) => ({
    documentid,
    patientid,
    departmentid: "1",
    documentclass: "ADMIN",
    documentsubclass: "ADMIN_CONSENT",
    createddate: day(-14),
    deleted: false,
    details: {},
  }));
}

function seedBills(store: AthenaStore): void {
  const whose = { patientid: "1", departmentid: "1" };
  const servicedate = day(-14);
  store.insurances.add((insuranceid) => ({
    insuranceid,
    patientid: whose.patientid,
    insurancepackageid: "901",
    sequencenumber: 1,
    eligibilitystatus: "Unverified",
    eligibilitylastchecked: undefined,
    cancelled: undefined,
    image: undefined,
    details: { insuranceidnumber: "SM1234567" },
  }));
  const { claimid } = store.claims.add((id) => ({
    claimid: id,
    ...whose,
    providerid: "71",
    appointmentid: "1001",
    icd10codes: ["I10"],
    claimcreateddate: day(-13),
    servicedate,
    notes: [],
    attachments: [],
    details: {},
  }));
  store.charges.add((chargeid) => ({
    chargeid,
    ...whose,
    claimid,
    procedurecode: "99213",
    cents: 12_550,
    servicedate,
  }));
}
