// Owns the documents of patients: of all classes, and clinical and administrative ones on their own.
import type { Route } from "../../routes.js";
import type { ApiContext } from "../../system.js";
import { day, now, sortable } from "./dates.js";
import { absent, invalid, missing } from "./error-response.js";
import { operation, page, PAGING } from "./operation.js";
import type { AthenaContext } from "./operation.js";
import { declared } from "./parameters.js";
import type { Parameters } from "./parameters.js";
import type { PatientDocument } from "./records.js";
import type { AthenaStore } from "./store.js";

const LIST: Parameters = [
  PAGING,
  {
    department: "departmentid!",
    text: "documentsubclass status documentclass",
    id: "encounterid",
    boolean: "showdeleted",
    date: "startdate enddate",
  },
];
const DETAILS: Parameters = {
  text: "actionnote internalnote originalfilename priority documentdata",
  provider: "providerid",
  id: "encounterid",
  date: "documentdate observationdate",
};
const CREATE: Parameters = [
  DETAILS,
  {
    text: "documentsubclass! attachmentcontents attachmenttype",
    department: "departmentid",
    id: "appointmentid",
    boolean: "autoclose",
  },
];
const ALL = "/patients/:patientid/documents";

/** The names of one class of documents in paths, lists and ids. */
interface Kind {
  readonly documentclass: string;
  readonly path: string;
  readonly list: string;
  readonly idName: string;
}

const KINDS: readonly Kind[] = [
  {
    documentclass: "CLINICALDOCUMENT",
    path: "clinicaldocument",
    list: "clinicaldocuments",
    idName: "clinicaldocumentid",
  },
  { documentclass: "ADMIN", path: "admin", list: "admins", idName: "adminid" },
];
const CLASSES = ["ADMIN", "CLINICALDOCUMENT", "ENCOUNTERDOCUMENT", "MEDICALRECORD"];

/** The operations of this file. */
export const DOCUMENT_OPERATIONS = [
  operation(`GET ${ALL}`, LIST, (context) => {
    const found = documentsOf(context).filter(({ documentclass }) =>
      context.input.fits("documentclass", documentclass),
    );
    return page(context, "documents", found.map(documentRow));
  }),
  operation(`POST ${ALL}`, [CREATE, { text: "attachmentcontents!" }], (context) => {
    const { input, store } = context;
    const place =
      input.text("departmentid") ?? departmentOfAppointment(input.text("appointmentid"), store);
    return { documentid: create(context, place).documentid };
  }),
  ...KINDS.flatMap(operationsOf),
];

function operationsOf(kind: Kind): Route<ApiContext<AthenaStore>>[] {
  const { documentclass, path, list, idName } = kind;
  const ofClass = ({ store, id }: AthenaContext): PatientDocument => {
    const entry = store.documents.getOf(id("patientid"), id(idName));
    if (entry.documentclass !== documentclass || entry.deleted) throw absent("document");
    return entry;
  };
  const row = (entry: PatientDocument): unknown => ({
    ...documentRow(entry),
    documentid: undefined,
    [idName]: Number(entry.documentid),
  });
  return [
    operation(`GET ${ALL}/${path}`, LIST, (context) => {
      const found = documentsOf(context).filter((each) => each.documentclass === documentclass);
      return page(context, list, found.map(row));
    }),
    operation(`POST ${ALL}/${path}`, [CREATE, { department: "departmentid!" }], (context) => {
      const { documentid } = create(context, context.input.need("departmentid"), documentclass);
      return { [idName]: Number(documentid) };
    }),
    operation(`GET ${ALL}/${path}/:${idName}`, { boolean: "getentityinfo" }, (context) => [
      row(ofClass(context)),
    ]),
    operation(`DELETE ${ALL}/${path}/:${idName}`, {}, (context) => {
      const entry = ofClass(context);
      entry.deleted = true;
      return { success: true, [idName]: Number(entry.documentid) };
    }),
  ];
}

/** The patient's documents that pass the filters of the lists. */
export function documentsOf({ store, input, id }: AthenaContext): PatientDocument[] {
  return store.documents
    .of(store.patients.get(id("patientid")).patientid)
    .filter(
      (each) =>
        (!each.deleted || input.flag("showdeleted")) &&
        input.fits("departmentid", each.departmentid) &&
        input.fits("documentsubclass", each.documentsubclass) &&
        input.within("startdate", "enddate", each.createddate),
    );
}

/** The member that repeats the id of a document of some classes. */
const IDS: Readonly<Record<string, (id: string) => object>> = {
  ADMIN: (adminid) => ({ adminid }),
  CLINICALDOCUMENT: (clinicaldocumentid) => ({ clinicaldocumentid }),
};

/** A document as responses show it. */
export function documentRow({ details, ...entry }: PatientDocument): Record<string, unknown> {
  return {
    ...entry,
    patientid: undefined,
    deleted: undefined,
    ...IDS[entry.documentclass]?.(entry.documentid),
    status: entry.deleted ? "DELETED" : "REVIEW",
    priority: "2",
    assignedto: "API-1",
    documentsource: "UPLOAD",
    documentroute: "UPLOAD",
    documentdescription: entry.documentsubclass.toLowerCase().replaceAll("_", " "),
    encounterdate: entry.createddate,
    createddatetime: `${sortable(entry.createddate)}T00:00:00-05:00`,
    lastmodifieddatetime: `${sortable(entry.createddate)} 00:00:00`,
    ...details,
  };
}

function departmentOfAppointment(appointmentid: string | undefined, store: AthenaStore): string {
  if (appointmentid === undefined) throw missing(["departmentid"]);
  return store.appointments.get(appointmentid).departmentid;
}

/** Adds a document, of the expected class if there is one. */
export function create(
  context: AthenaContext,
  departmentid: string,
  expected?: string,
): PatientDocument {
  const { store, input, id } = context;
  const { patientid } = store.patients.get(id("patientid"));
  const documentsubclass = input.need("documentsubclass");
  const documentclass = documentsubclass.split("_", 1)[0] ?? "";
  if (!CLASSES.includes(documentclass) || (expected ?? documentclass) !== documentclass) {
    throw invalid("The parameter documentsubclass is not valid.");
  }
  return store.documents.add((documentid) => ({
    documentid,
    patientid,
    departmentid,
    documentclass,
    documentsubclass,
    createddate: day(),
    deleted: false,
    details: { ...input.pick(declared(DETAILS).keys()), lastmodifieddatetime: now() },
  }));
}
