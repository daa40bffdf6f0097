// Owns the claims: their charges, notes and attachments.
import { isObject } from "../../request.js";
import type { JsonObject } from "../../request.js";
import { day, sortable } from "./dates.js";
import { absent, conflict, invalid, missing } from "./error-response.js";
import { feeOf } from "./fees.js";
import { amount, cents } from "./money.js";
import { done, operation, page, PAGING, rows } from "./operation.js";
import type { AthenaContext } from "./operation.js";
import { declared } from "./parameters.js";
import type { Input, Parameters } from "./parameters.js";
import type { Claim, ClaimAttachment, Insurance } from "./records.js";
import type { AthenaStore } from "./store.js";

const DETAILS: Parameters = {
  id: "referralauthid orderingproviderid referringproviderid",
  text: "reserved19",
};
const CHARGES: Parameters = { json: "claimcharges! servicetypeaddons" };
const OF_PATIENT: Parameters = [PAGING, { department: "departmentid", text: "procedurecodes" }];
const ATTACHMENTS = "/claims/:claimid/attachments";

/** The operations of this file. */
export const CLAIM_OPERATIONS = [
  operation(
    "GET /claims",
    [
      PAGING,
      {
        id: "patientid departmentid providerid",
        ids: "appointmentid",
        date: "servicestartdate serviceenddate createdstartdate createdenddate",
        text: "procedurecodes",
        boolean: "showcustomfields",
      },
    ],
    listClaims,
  ),
  operation(
    "POST /claims",
    [
      DETAILS,
      CHARGES,
      {
        patient: "patientid!",
        department: "departmentid!",
        date: "servicedate",
        provider: "supervisingproviderid!",
        json: "customfields",
        id: "renderingproviderid",
      },
    ],
    createClaim,
  ),
  operation(
    "POST /appointments/:appointmentid/claim",
    [CHARGES, { provider: "supervisingproviderid" }],
    createAppointmentClaim,
  ),
  operation("GET /claims/:claimid", { boolean: "showcustomfields" }, (context) => [
    claimRow(context.store, claimOf(context)),
  ]),
  operation(
    "PUT /claims/:claimid",
    [DETAILS, { json: "claimcharges customfields servicetypeaddons" }],
    updateClaim,
  ),
  operation(
    "GET /claims/:claimid/claimnotes",
    { boolean: "showholdonly", text: "pendingflags" },
    (context) =>
      rows(
        "claimnotes",
        claimOf(context).notes.map((claimnote, index) => ({ claimnoteid: index + 1, claimnote })),
      ),
  ),
  operation("POST /claims/:claimid/note", { text: "claimnote!" }, (context) => {
    claimOf(context).notes.push(context.input.need("claimnote"));
    return done({ errormessage: "" });
  }),
  operation(`GET ${ATTACHMENTS}`, {}, (context) =>
    rows("attachments", claimOf(context).attachments),
  ),
  operation(
    `POST ${ATTACHMENTS}`,
    { text: "attachmentcontents! attachmenttype! filename! note" },
    addAttachment,
  ),
  operation(
    `PUT ${ATTACHMENTS}`,
    { id: "claimattachmentid!", text: "note attachmenttype" },
    (context) => {
      const changes = context.input.pick(["note", "attachmenttype"]);
      if (Object.keys(changes).length === 0) throw missing(["note", "attachmenttype"]);
      Object.assign(attachmentOf(context), changes);
      return done();
    },
  ),
  operation(`DELETE ${ATTACHMENTS}`, { id: "claimattachmentid!" }, (context) => {
    const { attachments } = claimOf(context);
    attachments.splice(attachments.indexOf(attachmentOf(context)), 1);
    return done();
  }),
  operation("GET /patients/:patientid/claims/patientoutstanding", OF_PATIENT, (context) =>
    claimsOfPatient(context, (claim) => context.store.outstanding(claim) > 0),
  ),
  operation("GET /patients/:patientid/claims/patientclosed", OF_PATIENT, (context) =>
    claimsOfPatient(context, (claim) => context.store.outstanding(claim) <= 0),
  ),
];

function claimOf({ store, id }: AthenaContext): Claim {
  return store.claims.get(id("claimid"));
}

/** A claim as responses show it. */
export function claimRow(store: AthenaStore, claim: Claim): unknown {
  const charges = store.chargesOf(claim.claimid);
  const status = store.outstanding(claim) > 0 ? "BILLED" : "CLOSED";
  return {
    claimid: claim.claimid,
    patientid: Number(claim.patientid),
    departmentid: Number(claim.departmentid),
    billedproviderid: Number(claim.providerid),
    claimcreateddate: claim.claimcreateddate,
    billedservicedate: claim.servicedate,
    procedures: charges.map(({ chargeid, procedurecode, cents: inCents }) => ({
      transactionid: chargeid,
      procedurecode,
      chargeamount: amount(inCents),
      proceduredescription: `Procedure ${procedurecode}`,
    })),
    transactiondetails: Object.fromEntries(
      charges.map((charge) => [charge.chargeid, amount(charge.cents)]),
    ),
    diagnoses: claim.icd10codes.map((diagnosisrawcode, index) => ({
      diagnosisid: `${claim.claimid}${index + 1}`,
      diagnosisrawcode,
      diagnosiscodeset: "ICD10",
      diagnosiscategory: diagnosisrawcode.slice(0, 3),
      diagnosisdescription: `ICD-10 ${diagnosisrawcode}`,
      deleteddiagnosis: "false",
    })),
    patientpayer: { status },
    ...insurancePayers(store, claim, status),
    customfields: [],
    ...claim.details,
  };
}

/** The insurances that a claim is sent to. */
function insurancePayers(store: AthenaStore, { patientid }: Claim, status: string): object {
  const [primary, secondary] = store.activeInsurances(patientid);
  const id = ({ insuranceid }: Insurance): number => Number(insuranceid);
  return {
    ...(primary && {
      primaryinsurancepayer: { primarypatientinsuranceid: id(primary), status },
    }),
    ...(secondary && {
      secondaryinsurancepayer: { secondarypatientinsuranceid: id(secondary), status, note: "" },
    }),
  };
}

function bills(store: AthenaStore, claim: Claim, input: Input): boolean {
  const wanted = input.list("procedurecodes");
  if (wanted === undefined) return true;
  return store.chargesOf(claim.claimid).some((charge) => wanted.includes(charge.procedurecode));
}

function listClaims(context: AthenaContext): unknown {
  const { store, input } = context;
  const found = store.claims.where(
    (claim) =>
      input.fits("patientid", claim.patientid) &&
      input.fits("departmentid", claim.departmentid) &&
      input.fits("providerid", claim.providerid) &&
      input.fits("appointmentid", claim.appointmentid) &&
      input.within("servicestartdate", "serviceenddate", claim.servicedate) &&
      input.within("createdstartdate", "createdenddate", claim.claimcreateddate) &&
      bills(store, claim, input),
  );
  return page(
    context,
    "claims",
    found.map((each) => claimRow(store, each)),
  );
}

function claimsOfPatient(context: AthenaContext, passes: (claim: Claim) => boolean): unknown {
  const { store, input, id } = context;
  const found = store.claims
    .of(store.patients.get(id("patientid")).patientid)
    .filter(
      (claim) =>
        passes(claim) &&
        input.fits("departmentid", claim.departmentid) &&
        bills(store, claim, input),
    );
  return page(
    context,
    "claims",
    found.map((each) => claimRow(store, each)),
  );
}

interface Line {
  readonly procedurecode: string;
  readonly icd10codes: readonly string[];
  readonly cents: number;
}

function readLines(sent: unknown): readonly Line[] {
  if (!Array.isArray(sent) || sent.length === 0) {
    throw invalid("The parameter claimcharges must be an array of charges.");
  }
  return sent.map(readLine);
}

function readLine(sent: unknown): Line {
  const line: JsonObject = isObject(sent) ? sent : {};
  const text = (name: string): string => {
    const value = line[name];
    return typeof value === "string" || typeof value === "number" ? String(value) : "";
  };
  const procedurecode = text("procedurecode");
  const icd10codes = [1, 2, 3, 4].map((place) => text(`icd10code${place}`)).filter(Boolean);
  if (procedurecode === "" || text("icd10code1") === "") {
    throw invalid("Each of the claimcharges needs a procedurecode and an icd10code1.");
  }
  const units = Number(text("units") || "1");
  const each = text("unitamount") === "" ? feeOf(procedurecode) : cents(text("unitamount"));
  const total = each * units;
  if (!(total >= 0)) throw invalid("The units and the unitamount must be numbers.");
  return { procedurecode, icd10codes, cents: total };
}

type Bill = Pick<
  Claim,
  "patientid" | "departmentid" | "providerid" | "appointmentid" | "servicedate" | "details"
>;

function bill(store: AthenaStore, fields: Bill, lines: readonly Line[]): unknown {
  const { patientid, departmentid, servicedate } = fields;
  const { claimid } = store.claims.add((id) => ({
    ...fields,
    claimid: id,
    claimcreateddate: day(),
    notes: [],
    attachments: [],
    icd10codes: [...new Set(lines.flatMap(({ icd10codes }) => icd10codes))],
  }));
  for (const { procedurecode, cents: inCents } of lines) {
    store.charges.add((chargeid) => ({
      chargeid,
      patientid,
      departmentid,
      claimid,
      procedurecode,
      cents: inCents,
      servicedate,
    }));
  }
  store.feeds.claims.record("AddClaim", claimid);
  return { claimids: [claimid], success: true, errormessage: "" };
}

// The real system reports problems of a claim as a whole with status 200.
function createClaim({ store, input }: AthenaContext): unknown {
  const lines = readLines(input.json("claimcharges"));
  const servicedate = input.text("servicedate") ?? day();
  if (sortable(servicedate) > sortable(day())) {
    const errormessage = "The date of service lies in the future.";
    return { claimids: [], success: false, errormessage };
  }
  const fields = {
    patientid: input.need("patientid"),
    departmentid: input.need("departmentid"),
    providerid: input.need("supervisingproviderid"),
    appointmentid: undefined,
    servicedate,
    details: input.pick(declared(DETAILS).keys()),
  };
  return bill(store, fields, lines);
}

function createAppointmentClaim({ store, input, id }: AthenaContext): unknown {
  const lines = readLines(input.json("claimcharges"));
  const appointment = store.appointments.get(id("appointmentid"));
  const { appointmentid, patientid, departmentid, status } = appointment;
  const claimed = store.claims.where((claim) => claim.appointmentid === appointmentid).length > 0;
  if (patientid === undefined || claimed || (status !== "2" && status !== "3")) {
    throw conflict("The appointment is not checked in, or it has a claim.");
  }
  appointment.status = "4";
  const providerid = input.text("supervisingproviderid") ?? appointment.providerid;
  const fields = { patientid, departmentid, providerid, appointmentid, details: {} };
  return bill(store, { ...fields, servicedate: appointment.date }, lines);
}

function updateClaim(context: AthenaContext): unknown {
  const claim = claimOf(context);
  const changes = context.input.pick(declared(DETAILS).keys());
  Object.assign(claim.details, changes);
  context.store.feeds.claims.record("UpdateClaim", claim.claimid);
  return done({ transactions: Object.keys(changes).length });
}

function addAttachment(context: AthenaContext): unknown {
  const { store, input } = context;
  const claimattachmentid = store.serial();
  claimOf(context).attachments.push({
    claimattachmentid,
    filename: input.need("filename"),
    note: input.text("note") ?? "",
    attachmenttype: input.need("attachmenttype"),
  });
  return done({ claimattachmentid: Number(claimattachmentid) });
}

function attachmentOf(context: AthenaContext): ClaimAttachment {
  const wanted = context.input.need("claimattachmentid");
  const found = claimOf(context).attachments.find(
    ({ claimattachmentid }) => claimattachmentid === wanted,
  );
  if (found === undefined) throw absent("claim attachment");
  return found;
}
