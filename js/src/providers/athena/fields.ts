// Owns how athenahealth writes values: which fields are dates, numbers and booleans, however a response
// writes them, and how parameters are written into forms.

import type { Written } from "../../operations/conventions.js";
import { numberIn, reread } from "../../operations/shapes.js";

/** Parameters that are days. */
export const DAYS: ReadonlySet<string> = new Set([
  "appointmentdate",
  "approximatedate",
  "caseinjurydate",
  "createdenddate",
  "createdstartdate",
  "dateofservice",
  "deceaseddate",
  "dob",
  "documentdate",
  "driverslicenseexpirationdate",
  "enddate",
  "expirationdate",
  "futuresubmitdate",
  "guarantordob",
  "insurancepolicyholderdob",
  "issuedate",
  "observationdate",
  "postdate",
  "registrationdate",
  "scheduledenddate",
  "scheduledstartdate",
  "servicedate",
  "serviceenddate",
  "servicestartdate",
  "startdate",
  "stopdate",
]);

/** Parameters that are a day and a time. */
export const DAY_TIMES: ReadonlySet<string> = new Set([
  "endlastmodified",
  "showprocessedenddatetime",
  "showprocessedstartdatetime",
  "startlastmodified",
]);

/** Fields of responses that are numbers, even if they are written as text. */
export const NUMBERS: ReadonlySet<string> = new Set([
  "amount",
  "balance",
  "chargeamount",
  "coinsurancepercent",
  "copay",
  "distance",
  "dosagedurationvalue",
  "dosagefrequencyvalue",
  "dosagequantityvalue",
  "duration",
  "fee",
  "hourfrom",
  "hourto",
  "maximumscore",
  "ordering",
  "povertylevelcalculated",
  "povertylevelfamilysize",
  "povertylevelincomeperpayperiod",
  "ranking",
  "score",
  "sequencenumber",
  "timezone",
  "timezoneoffset",
  "totalcount",
  "transactions",
]);

/** Fields of responses that are texts, even if they are written as numbers. They may hold letters. */
export const TEXTS: ReadonlySet<string> = new Set(["npi", "npinumber", "priority"]);

/** Fields of responses that are booleans, even if they are written as text. */
export const BOOLEANS: ReadonlySet<string> = new Set([
  "acceptfax",
  "acceptingnewpatients",
  "anotherpartyresponsible",
  "attachmentexists",
  "billable",
  "blockedfailedlogins",
  "cancelreasonnoshow",
  "cancelreasonslotavailable",
  "casesensitive",
  "chargeentrynotrequired",
  "cleanbalance",
  "complete",
  "consenttocall",
  "consenttotext",
  "contactpreference_announcement_email",
  "contactpreference_announcement_phone",
  "contactpreference_announcement_sms",
  "contactpreference_appointment_email",
  "contactpreference_appointment_phone",
  "contactpreference_appointment_sms",
  "contactpreference_billing_email",
  "contactpreference_billing_phone",
  "contactpreference_billing_sms",
  "contactpreference_lab_email",
  "contactpreference_lab_phone",
  "contactpreference_lab_sms",
  "coordinatorenterprise",
  "createencounteroncheckin",
  "defaultpharmacy",
  "deleted",
  "deleteddiagnosis",
  "disallowupdate",
  "displayonschedule",
  "documentationonly",
  "doesnotobservedst",
  "donotcall",
  "driverslicense",
  "emailexists",
  "empty",
  "familyblockedfailedlogins",
  "familyregistered",
  "feeexists",
  "frozen",
  "frozenyn",
  "generic",
  "guarantoraddresssameaspatient",
  "hasclinicals",
  "hascollector",
  "hascommunicator",
  "hasmobile",
  "hasmobileyn",
  "hideinportal",
  "homebound",
  "homeboundyn",
  "iscoordinatorreceiver",
  "iscoordinatorsender",
  "isdiscontinued",
  "ishospitaldepartment",
  "isprimarygoal",
  "isreviewedbyprovider",
  "issafetorenew",
  "isstructuredsig",
  "istiedtomeasurement",
  "medicationhistoryconsent",
  "nkda",
  "nomedicationsreported",
  "noportal",
  "noshow",
  "onlinestatementonly",
  "onlinestatementonlyyn",
  "patient",
  "patientdownloadconsent",
  "patientneedsdownloadconsent",
  "patientphoto",
  "placeofservicefacility",
  "portalaccessgiven",
  "portaltermsonfile",
  "povertylevelfamilysizedeclined",
  "povertylevelincomedeclined",
  "povertylevelincomerangedeclined",
  "privacyinformationverified",
  "registered",
  "relatedtoautoaccident",
  "relatedtoemployment",
  "relatedtootheraccident",
  "required",
  "select",
  "selected",
  "servicedepartment",
  "slotavailable",
  "success",
  "supportslaterality",
  "templatetypeonly",
  "termsaccepted",
  "urgentyn",
  "valid",
]);

/** Parameters whose lists are separated by tabs, because their values may hold commas. */
const TABBED: ReadonlySet<string> = new Set(["ethnicitycodes", "procedurecode", "race"]);

/** Names that end in "id" and are not ids. */
const NO_IDS = /(?:paid|valid|void|covid)$/;

/** Whether a field of this name holds an id, or a list of ids. */
export function isIdName(name: string): boolean {
  const single = name.replace(/s$/, "");
  return single.endsWith("id") && !NO_IDS.test(single);
}

/** A response's body with ids as text, and numbers and booleans as such. */
export function normalised(body: unknown): unknown {
  return reread(body, (name, value) => {
    if (typeof value === "number") {
      return isIdName(name) || TEXTS.has(name) ? String(value) : value;
    }
    if (NUMBERS.has(name)) return numberIn(value) ?? value;
    if (BOOLEANS.has(name) && (value === "true" || value === "false")) return value === "true";
    return value;
  });
}

/** A parameter in the form of athenahealth's bodies and queries. */
export function write(name: string, value: unknown): Written {
  // An empty string clears a field of any kind.
  if (value !== "" && DAYS.has(name)) return writeDay(value);
  if (value !== "" && DAY_TIMES.has(name)) return writeDayTime(value);
  if (typeof value === "string" && NAME_OF_A_DATE.test(name)) {
    if (YEAR_FIRST.test(value)) return writeDay(value);
    if (YEAR_FIRST_TIME.test(value)) return writeDayTime(value);
  }
  if (value === null) return { invalid: "must not be null; an empty string clears a field." };
  return typeof value === "object" ? writeNested(name, value) : { value };
}

/** Lists of plain values are joined; other lists and objects become JSON text. */
function writeNested(name: string, value: object): Written {
  const isList = Array.isArray(value) && value.every((item) => typeof item !== "object");
  if (!isList || value.length === 0) return { value: JSON.stringify(value) };
  const separator = TABBED.has(name) ? "\t" : ",";
  return value.some((item) => String(item).includes(separator))
    ? {
        invalid: `must not hold ${separator === "," ? "commas" : "tabs"} in its items, which they separate.`,
      }
    : { value: value.join(separator) };
}

/**
 * Names of other parameters that may be a day, or a day and a time: only calls by method and path have them. Any
 * other text is sent as it is.
 */
const NAME_OF_A_DATE = /date|lastmodified/;

const MONTH_FIRST = /^(\d{2})\/(\d{2})\/((?!0000)\d{4})$/;
const YEAR_FIRST = /^(\d{4})-(\d{2})-(\d{2})$/;
const YEAR_FIRST_TIME = /^\d{4}-\d{2}-\d{2} [\d:]+$/;
const TIME = /^([01]\d|2[0-3]):[0-5]\d:[0-5]\d$/;

function writeDay(value: unknown): Written {
  const day = typeof value === "string" ? dayOf(value) : undefined;
  return day === undefined
    ? { invalid: "must be a day of the calendar, as mm/dd/yyyy." }
    : { value: day };
}

function writeDayTime(value: unknown): Written {
  const [day = "", time = "", ...more] = typeof value === "string" ? value.split(" ") : [];
  const written = dayOf(day);
  return written !== undefined && TIME.test(time) && more.length === 0
    ? { value: `${written} ${time}` }
    : { invalid: "must be a day and a time, as mm/dd/yyyy hh:mm:ss." };
}

/** A day as `mm/dd/yyyy`; undefined if it is not in the calendar. */
function dayOf(text: string): string | undefined {
  const usual = text.replace(YEAR_FIRST, "$2/$3/$1");
  const [, month = "", day = "", year = ""] = MONTH_FIRST.exec(usual) ?? [];
  const date = new Date(`${year}-${month}-${day}T00:00:00Z`);
  const exists = !Number.isNaN(date.getTime()) && date.getUTCDate() === Number(day);
  return exists ? usual : undefined;
}
