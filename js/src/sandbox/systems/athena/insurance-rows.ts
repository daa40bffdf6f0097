// Owns insurances as responses show them.
import type { Insurance } from "./records.js";
import type { AthenaStore } from "./store.js";

/** An insurance of a patient. */
export function insuranceRow(store: AthenaStore, insurance: Insurance): unknown {
  const { insuranceid, insurancepackageid, details, ...state } = insurance;
  const { insuranceplanname, insurancetype, insurancephone } =
    store.insurancePackages.get(insurancepackageid);
  return {
    insuranceid,
    insurancepackageid: Number(insurancepackageid),
    insuranceplanname,
    insuranceplandisplayname: insuranceplanname,
    insurancetype,
    insurancephone,
    relationshiptoinsured: "Self",
    relationshiptoinsuredid: 1,
    insuredentitytypeid: 1,
    ...details,
    ...state,
    image: undefined,
    patientid: undefined,
  };
}
