// Every paged list of AthenaClient, with pages of one row and of two.

import assert from "node:assert/strict";
import { test } from "node:test";
import { start } from "../support/athena.mjs";
import { callsTo, methodsOf } from "../support/operations.mjs";
import { all, EVER, ids } from "./athena-rows/common.mjs";

const HERE = { departmentid: 1 };
const OFFICE = { ...HERE, providerid: 71 };
const LINES = [{ procedurecode: "36415", icd10code1: "I10" }];

const claim = ({ claims }) =>
  claims.createClaim({ ...HERE, patientid: 1, supervisingproviderid: 71, claimcharges: LINES });
const book = ({ appointments }, appointmentid, patientid) =>
  appointments.bookAppointment(appointmentid, { patientid, appointmenttypeid: 1 });
const insure = ({ insurance }) =>
  insurance.createPatientInsurance(1, { insurancepackageid: 902, sequencenumber: 2 });
const write =
  (kind, documentsubclass, count) =>
  async ({ documents }) => {
    for (let made = 0; made < count; made += 1) {
      await documents[`create${kind}`](1, {
        ...HERE,
        documentsubclass,
        attachmentcontents: "JVBERi0=",
      });
    }
  };

/**
 * The method, the arguments before its params, its params, the id and the number of its rows, and a
 * function that creates them. `whole` marks a list that the sandbox gives whole, whatever the limit.
 */
const LISTS = [
  {
    method: "patients.searchPatients",
    args: [{ lastname: "mar" }],
    id: "patientid",
    found: ["1", "2", "5"],
  },
  {
    method: "patients.getPatientVaccines",
    args: [1, HERE],
    id: "vaccineid",
    found: ["251", "252"],
    whole: true,
  },
  {
    method: "patients.getPatientVitals",
    args: [1, { ...HERE, showemptyvitals: true }],
    id: "key",
    found: ["BLOODPRESSURE", "HEARTRATE", "TEMPERATURE", "WEIGHT", "HEIGHT"],
    whole: true,
  },
  {
    method: "patients.getPatientLabResults",
    args: [1, HERE],
    id: "labresultid",
    found: ["271", "272"],
  },
  {
    method: "patients.getPatientPharmacy",
    async first({ patients }) {
      for (const ncpdpid of [1000001, 1000002]) {
        await patients.setPatientPharmacy(1, { ...HERE, ncpdpid });
      }
    },
    args: [1, HERE],
    id: "clinicalproviderid",
    found: ["10801", "10802"],
    whole: true,
  },
  ...["patients.getPatientDocuments", "documents.listDocuments"].map((method) => ({
    method,
    first: write("Document", "MEDICALRECORD_OTHER", 2),
    args: [1, HERE],
    id: "documentid",
    found: ["2001", "2002", "2003"],
  })),
  {
    method: "documents.listClinicalDocuments",
    first: write("ClinicalDocument", "CLINICALDOCUMENT_CONSULTNOTE", 3),
    args: [1, HERE],
    id: "clinicaldocumentid",
    found: ["2002", "2003", "2004"],
  },
  {
    method: "documents.listAdminDocuments",
    first: write("AdminDocument", "ADMIN_CONSENT", 1),
    args: [1, HERE],
    id: "adminid",
    found: ["2001", "2002"],
  },
  ...["patients.getPatientInsurance", "insurance.getPatientInsurances"].map((method) => ({
    method,
    first: insure,
    args: [1, {}],
    id: "insuranceid",
    found: ["801", "802"],
  })),
  {
    method: "insurance.listInsurancePackages",
    args: [{ insuranceplanname: "ample", memberid: "SM 1" }],
    id: "insurancepackageid",
    found: ["901", "902"],
  },
  {
    method: "patients.getPatientAppointments",
    first: (client) => book(client, 1003, 2),
    args: [2, {}],
    id: "appointmentid",
    found: ["1002", "1003"],
  },
  {
    // Only the count of all rows shows that the last page of these is the last.
    method: "appointments.listOpenSlots",
    args: [{ ...HERE, ...EVER, reasonid: -1 }],
    id: "appointmentid",
    found: Array.from({ length: 20 }, (_, index) => String(1003 + 2 * index)),
  },
  ...["listBookedAppointments", "listBookedInDepartments"].map((name) => ({
    method: `appointments.${name}`,
    first: (client) => book(client, 1003, 3),
    args: [EVER],
    id: "appointmentid",
    found: ["1001", "1002", "1003"],
  })),
  ...["appointments.listAppointmentTypes", "departments.getDepartmentAppointmentTypes"].map(
    (method) => ({
      method,
      args: [{ departmentids: 1 }],
      id: "appointmenttypeid",
      found: ["1", "2", "3"],
    }),
  ),
  {
    method: "appointments.listCancelReasons",
    args: [{}],
    id: "reasonid",
    found: ["-5", "2", "4"],
  },
  { method: "appointments.listReasons", args: [OFFICE], id: "reasonid", found: ["1", "2", "6"] },
  { method: "appointments.listNewPatientReasons", args: [OFFICE], id: "reasonid", found: ["1"] },
  {
    method: "appointments.listExistingPatientReasons",
    args: [OFFICE],
    id: "reasonid",
    found: ["2", "6"],
  },
  { method: "providers.listProviders", args: [{}], id: "providerid", found: ["71", "72"] },
  {
    method: "providers.getReferringProviders",
    first: ({ providers }) =>
      providers.createReferringProvider({ lastname: "Oakapple", entitytype: "PERSON" }),
    args: [{}],
    id: "referringproviderid",
    found: ["11", "12"],
  },
  { method: "departments.listDepartments", args: [{}], id: "departmentid", found: ["1", "2"] },
  { method: "departments.getPracticeInfo", args: [{}], id: "practiceid", found: ["195900"] },
  {
    method: "encounters.getPatientEncounters",
    async first(client) {
      await book(client, 1003, 1);
      await client.appointments.checkIn(1003);
    },
    args: [1, HERE],
    id: "encounterid",
    found: ["301", "302"],
  },
  ...["listClaims", "getOutstandingClaims"].map((name) => ({
    method: `claims.${name}`,
    first: claim,
    args: name === "listClaims" ? [{ patientid: 1 }] : [1, {}],
    id: "claimid",
    found: ["501", "502"],
  })),
  {
    method: "claims.getClosedClaims",
    async first(client) {
      await claim(client);
      const claimpayment = [{ 501: "125.50", 502: "12.00" }];
      await client.billing.recordPayment(1, { ...HERE, paymentmethod: "CASH", claimpayment });
    },
    args: [1, {}],
    id: "claimid",
    found: ["501", "502"],
  },
  {
    method: "billing.getPatientCharges",
    first: claim,
    args: [1, {}],
    id: "chargeid",
    found: ["601", "602"],
  },
  {
    method: "patients.getPatientCharts",
    args: [1, {}],
    id: "chartsharinggroupid",
    found: ["42"],
  },
  {
    method: "patients.getPatientAnalytes",
    args: [1, HERE],
    id: "analyteid",
    found: ["271", "272"],
  },
  {
    method: "encounters.getEncounterScreeners",
    async first({ encounters }) {
      for (const templateid of [1, 66, 1]) {
        await encounters.createEncounterScreener(301, { templateid });
      }
    },
    args: [301, {}],
    id: "questionnaireid",
    found: ["3501", "3502", "3503"],
  },
  {
    method: "reference.listMedicalHistoryQuestions",
    args: [{}],
    id: "questionid",
    found: ["123", "129", "133"],
  },
  {
    method: "reference.listConfiguredVitals",
    args: [{}],
    id: "key",
    found: ["BLOODPRESSURE", "HEARTRATE", "TEMPERATURE", "WEIGHT", "HEIGHT"],
  },
  { method: "reference.listScreeners", args: [{}], id: "templateid", found: ["1", "66"] },
  {
    method: "reference.listProviderSpecialties",
    args: [{}],
    id: "specialtyid",
    found: ["008", "011", "037"],
  },
  {
    method: "reference.listProviderTypes",
    args: [{}],
    id: "providertypeid",
    found: ["FNP", "MD", "PA-C"],
  },
];

/** Opens a list with pages of this size. */
function open(client, { method, args }, own) {
  const [resource, name] = method.split(".");
  const params = args.at(-1);
  return client[resource][name](...args.slice(0, -1), { ...params, ...own });
}

/** The rows that each call requested. */
const asked = (calls) =>
  calls.map(({ path }) => {
    const query = new URL(path, "http://localhost").searchParams;
    return { limit: Number(query.get("limit")), offset: Number(query.get("offset")) };
  });

/** The offsets at which pages of this size begin. */
const offsets = (count, limit) =>
  Array.from({ length: Math.ceil(count / limit) }, (_, index) => ({
    limit,
    offset: index * limit,
  }));

for (const list of LISTS) {
  for (const limit of [1, 2]) {
    test(`${list.method} gives every row once, with ${limit} in a page`, async (t) => {
      const { client, system } = await start(t);
      await list.first?.(client);
      const before = callsTo(system).length;
      const rows = await all(open(client, list, { limit }));
      assert.deepEqual(ids(list.id, rows), list.found);
      const count = list.whole ? 1 : list.found.length;
      assert.deepEqual(asked(callsTo(system).slice(before)), offsets(count, limit));
    });
  }
}

test("every paged method is in this table", async (t) => {
  const { client } = await start(t);
  const paged = [];
  for (const method of methodsOf(client)) {
    const [resource, name] = method.split(".");
    const made = client[resource][name]();
    if (Symbol.asyncIterator in made) paged.push(method);
    // The others have begun without their arguments; their outcome does not matter here.
    else await made.catch(() => undefined);
  }
  assert.deepEqual(paged.toSorted(), LISTS.map(({ method }) => method).toSorted());
});

test("a list of more rows than a default page is read to its end", async (t) => {
  const { client, system, sandbox } = await start(t);
  sandbox.athena.addPatients(1200);
  const rows = await all(client.patients.searchPatients());
  assert.equal(new Set(ids("patientid", rows)).size, 1207);
  assert.deepEqual(asked(callsTo(system)), offsets(1207, 500));
});

test("pages can be read one by one, from any row on, and have the total count", async (t) => {
  const { client } = await start(t);
  const sizes = [];
  for await (const { totalcount, patients } of client.patients
    .searchPatients({ limit: 3, offset: 2 })
    .pages()) {
    sizes.push([totalcount, ids("patientid", patients)]);
  }
  assert.deepEqual(sizes, [
    [7, ["3", "4", "5"]],
    [7, ["6", "7"]],
  ]);
});

test("a walk that fails on its way names the request that failed", async (t) => {
  const { client, system } = await start(t);
  const fault = { kind: "status", status: 409, body: { error: "The list was closed." } };
  system.api.inject(fault, { path: "/v1/195900/patients?limit=2&offset=4" });
  const seen = [];
  await assert.rejects(
    async () => {
      for await (const { patientid } of client.patients.searchPatients({ limit: 2 })) {
        seen.push(patientid);
      }
    },
    (error) => {
      const { requestId, code } = error;
      return code === "conflict" && requestId === callsTo(system).at(-1).headers["x-request-id"];
    },
  );
  assert.deepEqual(seen, ["1", "2", "3", "4"]);
});
