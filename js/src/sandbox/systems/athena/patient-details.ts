// Owns patients' custom fields, signatures and receipts.
import { isObject } from "../../request.js";
import { day, sortable } from "./dates.js";
import { absent, invalid } from "./error-response.js";
import { operation, page, PAGING } from "./operation.js";
import type { AthenaContext } from "./operation.js";
import type { Parameters } from "./parameters.js";
import { patientRow } from "./patient-rows.js";
import type { FieldValue, Paper, Signature } from "./patient-state.js";
import { CUSTOM_FIELDS } from "./practice-lists.js";
import type { CustomField } from "./practice-lists.js";
import type { Patient, Payment } from "./records.js";

const DEPARTMENT: Parameters = { department: "departmentid!" };
const SIGNATURE: Parameters = [
  DEPARTMENT,
  {
    datetime: "signaturedatetime!",
    text: "signaturename! reasonpatientunabletosign",
    id: "signerrelationshiptopatientid",
  },
];
const PAPERS: readonly Paper[] = ["patientsignature", "insuredsignature", "privacynotice"];
const PRIVACY = "/patients/:patientid/privacyinformationverified";
const FIELDS = "/patients/:patientid/customfields";

/** The operations of this file. */
export const PATIENT_DETAIL_OPERATIONS = [
  operation(`GET ${FIELDS}`, DEPARTMENT, ({ store, id }) => [
    ...store.patientState.fieldsOf(store.patients.get(id("patientid")).patientid).values(),
  ]),
  operation(`PUT ${FIELDS}`, [DEPARTMENT, { json: "customfields!" }], updateFields),
  operation("GET /patients/customfields/:customfieldid/:customfieldvalue", PAGING, search),
  operation(`GET ${PRIVACY}`, DEPARTMENT, showPrivacy),
  operation(
    `POST ${PRIVACY}`,
    [SIGNATURE, { boolean: PAPERS.join(" "), date: "expirationdate" }],
    signPapers,
  ),
  operation(
    "POST /patients/:patientid/medicationhistoryconsentverified",
    [SIGNATURE, { text: "medicationauthorityhistory medicationhistoryconsentby" }],
    consent,
  ),
  operation("GET /patients/:patientid/receipts", DEPARTMENT, ({ store, id }) =>
    store.payments
      .of(store.patients.get(id("patientid")).patientid)
      .filter(({ paymentmethod }) => paymentmethod === "CREDITCARD")
      .map(receiptRow),
  ),
];

function fieldOf(customfieldid: string): CustomField | undefined {
  return CUSTOM_FIELDS.find((field) => field.customfieldid === customfieldid);
}

// Either all values are valid, or none is changed.
function updateFields({ store, input, id }: AthenaContext): unknown {
  const { patientid } = store.patients.get(id("patientid"));
  const sent = input.json("customfields");
  if (!Array.isArray(sent)) throw invalid("The parameter customfields must be an array.");
  const changes = sent.map(readChange);
  const allowed = changes.filter(({ customfieldid }) => !fieldOf(customfieldid)?.disallowupdate);
  const values = store.patientState.fieldsOf(patientid);
  for (const change of allowed) {
    if (change.optionid === undefined && (change.customfieldvalue ?? "") === "") {
      values.delete(change.customfieldid);
    } else values.set(change.customfieldid, change);
  }
  const disallowedcount = changes.length - allowed.length;
  return { success: true, updatedcount: allowed.length, disallowedcount };
}

function readChange(sent: unknown): FieldValue {
  const { customfieldid, customfieldvalue, optionid } = isObject(sent) ? sent : {};
  const field = fieldOf(textOf(customfieldid));
  if (field === undefined) throw invalid("Each of the custom fields needs an id that is known.");
  const id = { customfieldid: field.customfieldid };
  if (!field.select) return { ...id, customfieldvalue: textOf(customfieldvalue) };
  const chosen = textOf(optionid);
  if (chosen === "") return id;
  if (!field.selectlist?.some((option) => option.optionid === chosen)) {
    throw invalid("The custom field has no such option.");
  }
  return { ...id, optionid: chosen };
}

function textOf(value: unknown): string {
  return typeof value === "string" || typeof value === "number" ? String(value) : "";
}

function search(context: AthenaContext): unknown {
  const { store, id } = context;
  const field = fieldOf(id("customfieldid"));
  if (field === undefined) throw absent("custom field");
  if (!field.searchable) throw invalid("The custom field cannot be searched.");
  const wanted = id("customfieldvalue").toLowerCase();
  const has = ({ patientid, status }: Patient): boolean => {
    const value = store.patientState.fieldsOf(patientid).get(field.customfieldid);
    return status !== "deleted" && value?.customfieldvalue?.toLowerCase() === wanted;
  };
  const found = store.patients.where(has);
  return page(
    context,
    "patients",
    found.map((patient) => patientRow(context, patient)),
  );
}

function isValid(signature: Signature | undefined): boolean {
  const expires = signature?.expires;
  const today = sortable(day());
  return signature !== undefined && (expires === undefined || sortable(expires) >= today);
}

function showPrivacy({ store, id }: AthenaContext): unknown {
  const papers = store.patientState.papersOf(store.patients.get(id("patientid")).patientid);
  const shown = (["patientsignature", "insuredsignature"] as const).map((name) => {
    const signature = papers.get(name);
    const row = {
      [`is${name}onfile`]: isValid(signature),
      [`${name}effectivedate`]: signature?.date,
      [`${name}expirationdate`]: signature?.expires,
    };
    return [name, row] as const;
  });
  const notice = papers.get("privacynotice");
  return {
    ...Object.fromEntries(shown),
    privacynotice: { isprivacynoticeonfile: isValid(notice), privacynoticegivendate: notice?.date },
    checkboxesconfigured: PAPERS.length,
  };
}

// The notice does not expire.
function signPapers({ store, input, id }: AthenaContext): unknown {
  const patient = store.patients.get(id("patientid"));
  const papers = store.patientState.papersOf(patient.patientid);
  const [date = ""] = input.need("signaturedatetime").split(" ");
  for (const name of PAPERS.filter((paper) => input.flag(paper))) {
    const expires = name === "privacynotice" ? undefined : input.text("expirationdate");
    papers.set(name, { date, expires });
  }
  const complete = PAPERS.every((name) => isValid(papers.get(name)));
  patient["privacyinformationverified"] = String(complete);
  return [{ success: "true", patientid: patient.patientid }];
}

function consent({ store, input, id }: AthenaContext): unknown {
  const granted = input.text("medicationauthorityhistory") ?? "YES";
  if (granted !== "YES" && granted !== "NO") {
    throw invalid("The parameter medicationauthorityhistory must be YES or NO.");
  }
  const patient = store.patients.get(id("patientid"));
  patient["medicationhistoryconsentverified"] = String(granted === "YES");
  return [{ success: true }];
}

// All made-up cards are the same one.
function receiptRow({ paymentid, cents, paymentdate }: Payment): unknown {
  return {
    epaymentid: paymentid,
    amount: String(cents / 100),
    type: "PURCHASE",
    requestdate: `${paymentdate} 12:00:00`,
    cardtypename: "Visa",
    cardtypeabbreviation: "VI",
    cardnumberlast4digits: "1111",
  };
}
