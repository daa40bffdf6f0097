// Owns patients as responses show them, and their fields.
import { insuranceRow } from "./insurance-rows.js";
import { amount } from "./money.js";
import type { AthenaContext } from "./operation.js";
import { declared, isTrue } from "./parameters.js";
import type { Parameters } from "./parameters.js";
import type { Patient } from "./records.js";
import type { AthenaStore } from "./store.js";

/** The fields of a patient that can be set and searched for. */
export const PATIENT_FIELDS: Parameters = {
  text: `
    firstname lastname middlename suffix preferredname altfirstname sex ssn email homephone
    mobilephone workphone address1 address2 city state zip countrycode3166 status
    maritalstatus notes language6392code ethnicitycode contactname contactrelationship
    contacthomephone contactmobilephone contactpreference guarantorfirstname
    guarantorlastname guarantoremail guarantorphone guarantorrelationshiptopatient guarantorssn
    guarantoraddress1 guarantorcity guarantorstate guarantorzip
  `,
  date: "dob guarantordob deceaseddate",
  department: "departmentid primarydepartmentid",
  provider: "primaryproviderid",
  tabs: "race",
  id: "referralsourceid",
  boolean: "consenttocall consenttotext hasmobileyn portalaccessgiven",
};

const DECLARED = declared(PATIENT_FIELDS);

/** The names of these fields. */
export const PATIENT_FIELD_NAMES: readonly string[] = [...DECLARED.keys()];

/** What a record has before anybody sets it. */
const UNSET = {
  caresummarydeliverypreference: null,
  contacthomephone: null,
  contactmobilephone: null,
  employerphone: null,
  ethnicitycode: null,
  guarantorphone: null,
  industrycode: null,
  language6392code: null,
  nextkinphone: null,
  occupationcode: null,
  race: [],
  consenttotext: false,
  driverslicense: false,
  guarantoraddresssameaspatient: true,
  patientphoto: false,
  portalaccessgiven: false,
  portaltermsonfile: false,
  privacyinformationverified: false,
  countrycode: "USA",
  countrycode3166: "US",
  guarantorcountrycode: "USA",
  guarantorcountrycode3166: "US",
  guarantorrelationshiptopatient: "1",
};

/** A patient as responses show them. */
export function patientRow(
  { store, input }: AthenaContext,
  patient: Patient,
): Record<string, unknown> {
  const row: Record<string, unknown> = {
    ...UNSET,
    emailexists: patient["email"] !== undefined,
    hasmobile: patient["mobilephone"] !== undefined,
    primarydepartmentid: patient.departmentid,
    ...patient,
  };
  for (const [name, { kind }] of DECLARED) {
    const value = patient[name];
    if (kind === "boolean" && value !== undefined) row[name] = isTrue(value);
  }
  if (patient["race"] !== undefined) row["race"] = patient["race"].split("\t");
  for (const name of ["ssn", "guarantorssn"]) {
    const ssn = patient[name];
    if (ssn !== undefined && !input.flag("showfullssn")) row[name] = `*****${ssn.slice(-4)}`;
  }
  if (!input.flag("omitbalances")) row["balances"] = [balance(store, patient)];
  if (input.flag("showinsurance")) {
    const active = store.activeInsurances(patient.patientid);
    row["insurances"] = active.map((insurance) => insuranceRow(store, insurance));
  }
  if (input.flag("showcustomfields")) {
    row["customfields"] = [...store.patientState.fieldsOf(patient.patientid).values()];
  }
  return row;
}

// The real system writes a balance sometimes as a number and sometimes as text.
function balance(store: AthenaStore, { patientid, departmentid }: Patient): unknown {
  const cents = store.balanceOf(patientid);
  return {
    balance: cents % 100 === 0 ? cents / 100 : amount(cents),
    departmentlist: departmentid,
    providergroupid: 1,
    cleanbalance: true,
  };
}
