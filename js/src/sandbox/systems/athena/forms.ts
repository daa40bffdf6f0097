// Owns the two forms of the athena system's responses: as the real system was recorded, and as its documents
// say. Handlers give what either of them has.
import { isObject } from "../../request.js";
import type { JsonObject } from "../../request.js";
import { RECORDED_OPERATIONS } from "./recorded-operations.js";

/** How a recorded response differs from what the handler gives, beside the kinds of its members. */
interface Difference {
  /** Members that only the recorded response has. Default: none. */
  readonly added?: JsonObject;
  /** The only members of a row, separated by spaces. Default: all. */
  readonly only?: string;
  /** Members that neither the response nor a row has. Default: none. */
  readonly without?: string;
  /** What the response is: one object without a list around it, or an object in a list. */
  readonly as?: "object" | "list";
}

const APPOINTMENT_DETAILS = "hl7providerid frozenyn chargeentrynotrequired";
const VISIT_OWNERS = "departmentid providerid patientid";
const PROVIDER_DETAILS = "schedulingname displayname createencounteroncheckin";
const DEPARTMENT_DETAILS = "timezonename servicedepartment";

const DIFFERENCES: Readonly<Record<string, Difference>> = {
  "GET appointments/booked": { without: APPOINTMENT_DETAILS },
  "GET appointments/booked/multipledepartment": { without: `${APPOINTMENT_DETAILS} frozen` },
  "GET appointments/open": { without: "localproviderid" },
  "GET appointments/{}": {
    without: `${APPOINTMENT_DETAILS} frozen templateappointmentid templateappointmenttypeid
      coordinatorenterprise scheduledby scheduleddatetime lastmodified lastmodifiedby checkindatetime
      patientlocationid`,
  },
  "PUT appointments/{}": {
    only: `date appointmentid starttime departmentid appointmentstatus patientid duration appointmenttypeid
      appointmenttype providerid patientappointmenttypename urgentyn appointmentnotes`,
  },
  "PUT appointments/{}/reschedule": {
    only: `appointmentid departmentid providerid appointmentstatus duration patientid appointmenttypeid
      appointmentnotes`,
  },
  "GET appointments/{}/notes": { without: "displayonschedule" },
  "GET chart/encounter/{}": { without: VISIT_OWNERS },
  "GET chart/{}/encounters": { without: VISIT_OWNERS },
  "GET chart/encounter/{}/orders": { without: "diagnosisicd orderid" },
  "GET chart/encounter/{}/orders/{}": {
    without: `orderid documentid ordertypeid dateordered classdescription documentationonly orderingprovider
      assigneduser departmentid clinicalproviderid diagnosislist externalcodes questions`,
  },
  "GET chart/{}/analytes": { without: "units description labresultstatus" },
  "GET chart/{}/labresults": {
    without: `labresultloinc labresultdatetime createddate createddatetime priority attachmentexists
      isreviewedbyprovider`,
  },
  "GET chart/{}/medications": {
    without: "isdiscontinued patientdownloadconsent patientneedsdownloadconsent",
  },
  "GET chart/{}/pharmacies/default": { without: "ncpdpid" },
  "GET chart/{}/pharmacies/preferred": { without: "ncpdpid" },
  "POST chart/{}/medications": { without: "medicationentryid" },
  "POST chart/{}/problems": { without: "problemid" },
  "GET claims/{}": { as: "object" },
  "GET departments": { without: DEPARTMENT_DETAILS },
  "GET departments/{}": { without: `${DEPARTMENT_DETAILS} latitude longitude` },
  "GET insurancepackages": { without: "insurancetype insurancephone" },
  "GET patients/{}/appointments": {
    only: `date copay appointmenttypeid appointmentid appointmenttype starttime patientappointmenttypename
      departmentid providerid appointmentstatus`,
  },
  "GET patients/{}/documents": { without: "departmentid" },
  "GET patients/{}/insurances": { without: "insuranceplandisplayname insuredentitytypeid" },
  "POST patients/{}/insurances": { as: "object", added: { success: true }, only: "success" },
  "POST patients/{}/recordpayment": { as: "list" },
  "GET providers": { without: PROVIDER_DETAILS },
  "GET providers/{}": { without: PROVIDER_DETAILS },
};

/** Recorded names of members that documents name otherwise, by operation. */
const DOCUMENTED_NAMES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "GET insurancepackages": { insurances: "insurancepackages" },
};

/** Members that recordings have and the documents do not. */
const UNDOCUMENTED: ReadonlySet<string> = namesIn(`
  addresslist affiliations appointmentrequestid creditcardtypes documentdescription ecommercecreditcardtypes
  encounterstatus frozen latitude longitude medicationhistoryconsent oneyearcontractmax orderingmode
  placeofservicefacility refillsallowed route schedulingmaxdays schedulingminhours
  singleappointmentcontractmax supportslaterality
`);

/** The response of an operation in one of the forms. Operations that were not recorded have one form only. */
export function formed(line: string, form: "recorded" | "documented", body: unknown): unknown {
  const operation = line.replace(" /", " ").replaceAll(/:\w+/g, "{}");
  const kept = RECORDED_OPERATIONS.get(operation);
  if (kept === undefined) return body;
  return form === "recorded"
    ? written(trimmed(body, DIFFERENCES[operation] ?? {}), kept)
    : documented(body, DOCUMENTED_NAMES[operation] ?? {});
}

/** The body without what only recordings have, and with the names of the documents. */
function documented(value: unknown, names: Readonly<Record<string, string>>): unknown {
  if (Array.isArray(value)) return value.map((item) => documented(item, names));
  if (!isObject(value)) return value;
  const members = Object.entries(value).filter(
    ([name, member]) => !UNDOCUMENTED.has(name) && member !== null,
  );
  return Object.fromEntries(
    members.map(([name, member]) => [names[name] ?? name, documented(member, names)]),
  );
}

/** The body without what only documents have. */
function trimmed(body: unknown, { as, added, only, without = "" }: Difference): unknown {
  const dropped = namesIn(without);
  const wanted = only === undefined ? undefined : namesIn(only);
  const isKept = (name: string): boolean => !dropped.has(name) && wanted?.has(name) !== false;
  const row = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(row);
    return isObject(value) ? filtered({ ...value, ...added }, isKept) : value;
  };
  const whole: unknown = as === "object" && Array.isArray(body) ? body[0] : body;
  if (isObject(whole) && Object.values(whole).some(Array.isArray)) {
    const page = filtered(whole, (name) => !dropped.has(name));
    const members = Object.entries(page).map(([name, member]) => [
      name,
      Array.isArray(member) ? row(member) : member,
    ]);
    return Object.fromEntries(members) as unknown;
  }
  return as === "list" ? [row(whole)] : row(whole);
}

/** Texts about a failure, which successful responses leave out. */
const COMPLAINTS = namesIn("message errormessage");

function filtered(value: JsonObject, isKept: (name: string) => boolean): JsonObject {
  const members = Object.entries(value).filter(
    ([name, member]) => isKept(name) && !(member === "" && COMPLAINTS.has(name)),
  );
  return Object.fromEntries(members);
}

/** The value with numbers and booleans as text, except those that are kept. */
function written(value: unknown, kept: ReadonlySet<string>, name = ""): unknown {
  if (Array.isArray(value)) return value.map((item) => written(item, kept, name));
  if (isObject(value)) {
    const members = Object.entries(value).map(([own, member]) => [own, written(member, kept, own)]);
    return Object.fromEntries(members) as unknown;
  }
  if (!kept.has(name)) return isPrimitive(value) ? String(value) : value;
  return typeof value === "string" && PLAIN.test(value) ? (JSON.parse(value) as unknown) : value;
}

/** A number or a boolean as text. */
const PLAIN = /^(?:-?\d+(?:\.\d+)?|true|false)$/;

const isPrimitive = (value: unknown): boolean =>
  typeof value === "number" || typeof value === "boolean";

function namesIn(text: string): ReadonlySet<string> {
  return new Set(text.trim().split(/\s+/));
}
