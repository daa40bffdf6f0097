// Owns documents of encounters, lab results, patient cases and prescriptions as documents.
import { isObject } from "../../request.js";
import { analytesIn } from "./chart.js";
import { day, now } from "./dates.js";
import { create, documentRow, documentsOf } from "./documents.js";
import { invalid } from "./error-response.js";
import { operation, page, PAGING } from "./operation.js";
import type { AthenaContext } from "./operation.js";
import { declared } from "./parameters.js";
import type { Parameters } from "./parameters.js";
import type { Analyte, LabResult, Prescription } from "./records.js";

const DEPARTMENT: Parameters = { department: "departmentid!" };
const ENCOUNTER: Parameters = [DEPARTMENT, { text: "documentsubclass status", id: "encounterid" }];
const LAB_DETAILS: Parameters = {
  text: `
    accessionid internalnote interpretation notetopatient observationtime originalfilename priority
    reportstatus resultnotes resultstatus specimenreceiveddatetime specimenreporteddatetime
  `,
  id: "documenttypeid facilityid tietoorderid",
  provider: "providerid",
};
const CASE_DETAILS: Parameters = {
  text: "callbackname callbacknumber callbacknumbertype documentsource! internalnote priority subject",
  provider: "providerid",
  id: "clinicalproviderid",
};
const NOTES: Parameters = { text: "actionnote assignedto internalnote note" };
const ALL = "/patients/:patientid/documents";

/** The operations of this file. */
export const DOCUMENT_CLASS_OPERATIONS = [
  operation(
    `GET ${ALL}/encounterdocument`,
    [PAGING, ENCOUNTER, { boolean: "showdeleted" }],
    listEncounterDocuments,
  ),
  operation(
    `POST ${ALL}/encounterdocument`,
    [
      DEPARTMENT,
      {
        text: "documentsubclass! attachmentcontents documentdata entityid entitytype internalnote priority",
        id: "appointmentid encounterid",
      },
    ],
    (context) => {
      const departmentid = context.input.need("departmentid");
      const { documentid } = create(context, departmentid, "ENCOUNTERDOCUMENT");
      return { success: true, encounterdocumentid: Number(documentid) };
    },
  ),
  operation(
    `POST ${ALL}/labresult`,
    [
      DEPARTMENT,
      LAB_DETAILS,
      {
        text: "attachmentcontents attachmenttype entityid entitytype",
        boolean: "autoclose",
        date: "observationdate",
        json: "analytes",
      },
    ],
    createLabResult,
  ),
  operation(
    `GET ${ALL}/labresult/:labresultid`,
    { boolean: "getentityinfo showtemplate" },
    ({ store, id }) => [labResultRow(store.labResults.getOf(id("patientid"), id("labresultid")))],
  ),
  operation(
    `POST ${ALL}/patientcase`,
    [DEPARTMENT, CASE_DETAILS, { text: "documentsubclass!", boolean: "autoclose outboundonly" }],
    createCase,
  ),
  operation(
    `GET ${ALL}/prescription`,
    [
      PAGING,
      ENCOUNTER,
      {
        text: "documentclass",
        boolean: "showdeclinedorders showdeleted",
        date: "startdate enddate",
      },
    ],
    listPrescriptions,
  ),
  operation(
    `PUT ${ALL}/prescriptions/:prescriptionid`,
    [DEPARTMENT, NOTES, { boolean: "pintotop" }],
    ({ store, input, id }) => {
      const { details } = store.prescriptions.getOf(id("patientid"), id("prescriptionid"));
      Object.assign(details, input.pick(declared(NOTES).keys()), { lastmodifieddatetime: now() });
      return { success: true };
    },
  ),
];

function listEncounterDocuments(context: AthenaContext): unknown {
  const { input } = context;
  const found = documentsOf(context)
    .filter(({ documentclass }) => documentclass === "ENCOUNTERDOCUMENT")
    .filter(({ details }) => input.fits("encounterid", details["encounterid"]))
    .map((entry) => ({ ...documentRow(entry), encounterdocumentid: Number(entry.documentid) }))
    .filter((row: Record<string, unknown>) => input.fits("status", String(row["status"])));
  return page(
    context,
    "encounterdocuments",
    found.map((row) => ({ ...row, documentid: undefined })),
  );
}

function createLabResult({ store, input, id }: AthenaContext): unknown {
  const { patientid } = store.patients.get(id("patientid"));
  const sent = input.json("analytes") ?? [];
  if (!Array.isArray(sent)) throw invalid("The parameter analytes must be an array.");
  const [first = { analytename: "", value: "", units: "" }, ...others] = sent.map(readAnalyte);
  const { labresultid } = store.labResults.add((resultid) => ({
    labresultid: resultid,
    patientid,
    description: "lab result",
    labresultloinc: "",
    labresultdate: input.text("observationdate") ?? day(),
    ...first,
    others,
    details: input.pick(declared(LAB_DETAILS).keys()),
  }));
  return { success: true, labresultid: Number(labresultid) };
}

function readAnalyte(sent: unknown): Analyte {
  const entry = isObject(sent) ? sent : {};
  const text = (name: string): string => {
    const value = entry[name];
    return typeof value === "string" || typeof value === "number" ? String(value) : "";
  };
  if (text("analytename") === "") throw invalid("Each of the analytes needs an analytename.");
  return { analytename: text("analytename"), value: text("value"), units: text("units") };
}

function labResultRow(result: LabResult): unknown {
  const { notetopatient, accessionid, ...shown } = result.details ?? {};
  const date = result.labresultdate;
  const dates = {
    observationdate: date,
    observationdatetime: `${date} 00:00:00`,
    encounterdate: date,
    createddate: date,
    createddatetime: now(),
    lastmodifieddate: date,
    lastmodifieddatetime: now(),
  };
  const users = {
    assignedto: "hfeather",
    createduser: "API-1",
    lastmodifieduser: "API-1",
    providerid: "71",
    providerusername: "hfeather",
  };
  return {
    labresultid: Number(result.labresultid),
    departmentid: "1",
    documentclass: "LABRESULT",
    documentroute: "FAX",
    documentsource: "INTERFACE",
    documenttypeid: 341_701,
    description: result.description,
    labresultloinc: result.labresultloinc,
    ...dates,
    ...users,
    priority: "2",
    reportstatus: "final",
    resultstatus: "final",
    status: "REVIEW",
    internalnote: "",
    patientnote: notetopatient ?? "",
    externalaccessionid: accessionid ?? "20001",
    ...shown,
    observations: analytesIn(result).map((each) => ({
      ...each,
      resultstatus: "final",
      abnormalflag: "normal",
      referencerange: "4.0-5.6",
      note: "",
    })),
    pages: [],
  };
}

// A case names a phone number, or a kind of number, but not both.
function createCase({ store, input, id }: AthenaContext): unknown {
  const { patientid } = store.patients.get(id("patientid"));
  const documentsubclass = input.need("documentsubclass");
  if (!documentsubclass.startsWith("PATIENTCASE_")) {
    throw invalid("The parameter documentsubclass is not valid.");
  }
  if (["callbacknumber", "callbacknumbertype"].every((name) => input.text(name) !== undefined)) {
    throw invalid("Only one of callbacknumber and callbacknumbertype may be given.");
  }
  const { documentid } = store.documents.add((newid) => ({
    documentid: newid,
    patientid,
    departmentid: input.need("departmentid"),
    documentclass: "PATIENTCASE",
    documentsubclass,
    createddate: day(),
    deleted: false,
    details: { ...input.pick(declared(CASE_DETAILS).keys()), lastmodifieddatetime: now() },
  }));
  return { success: true, patientcaseid: Number(documentid) };
}

function listPrescriptions(context: AthenaContext): unknown {
  const { store, input, id } = context;
  const found = store.prescriptions
    .of(store.patients.get(id("patientid")).patientid)
    .filter(
      (each) =>
        input.fits("departmentid", each.departmentid) &&
        input.fits("encounterid", each.encounterid) &&
        input.fits("status", each.details["status"]) &&
        input.within("startdate", "enddate", each.createddate),
    )
    .map(prescriptionRow)
    .filter(
      ({ documentclass, documentsubclass }) =>
        input.fits("documentclass", documentclass) &&
        input.fits("documentsubclass", documentsubclass),
    );
  return page(context, "prescriptions", found);
}

function prescriptionRow({ details, ...prescription }: Prescription) {
  return {
    ...prescription,
    prescriptionid: Number(prescription.prescriptionid),
    patientid: undefined,
    createddatetime: `${prescription.createddate} 00:00:00`,
    encounterdate: prescription.createddate,
    documentclass: "PRESCRIPTION",
    documentsubclass: "PRESCRIPTION_NEW",
    documentroute: "FAX",
    documentsource: "ENCOUNTER",
    ordertype: "PRESCRIPTION",
    orderingmode: "PRESCRIBE",
    priority: "2",
    ...details,
  };
}
