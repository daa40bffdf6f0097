// Owns insurances as responses show them.
import type { Insurance } from "./records.js";
import type { AthenaStore } from "./store.js";

/** An insurance of a patient. */
export function insuranceRow(store: AthenaStore, insurance: Insurance): unknown {
  const { insuranceid, insurancepackageid, details, ...state } = insurance;
  const { insuranceplanname, insurancetype, insurancephone } =
    store.insurancePackages.get(insurancepackageid);
  const holder = store.patients.get(insurance.patientid);
  return {
    insuranceid,
    insurancepackageid: Number(insurancepackageid),
    insuranceplanname,
    insuranceplandisplayname: insuranceplanname,
    insurancetype,
    insurancephone,
    ircname: insuranceplanname,
    insurancepolicyholder: `${holder.firstname} ${holder.lastname}`.toUpperCase(),
    insurancepolicyholderfirstname: holder.firstname,
    insurancepolicyholderlastname: holder.lastname,
    insurancepolicyholderdob: holder.dob,
    insurancepolicyholdersex: holder["sex"],
    insurancepolicyholderaddress1: holder["address1"],
    insurancepolicyholdercountrycode: "USA",
    insurancepolicyholdercountryiso3166: "US",
    eligibilityreason: "athenahealth",
    eligibilitymessage: "",
    relationshiptoinsured: "Self",
    relationshiptoinsuredid: 1,
    insuredentitytypeid: 1,
    ...details,
    ...state,
    image: undefined,
    patientid: undefined,
  };
}
