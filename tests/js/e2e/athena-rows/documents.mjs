// Owns the calls of client.documents, and of the one method that client.patients has as well.

import assert from "node:assert/strict";
import { holds, reads, writes } from "../../support/operations.mjs";
import {
  absent,
  alias,
  del,
  get,
  holdsIfDocumented,
  ids,
  invalid,
  isGone,
  lacks,
  list,
  NONE,
  post,
} from "./common.mjs";

const ALL = "patients/1/documents";
const HERE = { departmentid: 1 };
const CONSENT = { documentsubclass: "ADMIN_CONSENT", attachmentcontents: "JVBERi0+" };

/** The two classes with their own operations. */
const CLASSES = [
  {
    name: "AdminDocument",
    path: "admin",
    key: "admins",
    id: "adminid",
    documentclass: "ADMIN",
    fields: { documentsubclass: "ADMIN_CONSENT", documentdate: "2024-06-01", priority: "1" },
    sent: "documentsubclass=ADMIN_CONSENT&documentdate=06%2F01%2F2024&priority=1",
  },
  {
    name: "ClinicalDocument",
    path: "clinicaldocument",
    key: "clinicaldocuments",
    id: "clinicaldocumentid",
    documentclass: "CLINICALDOCUMENT",
    fields: {
      documentsubclass: "CLINICALDOCUMENT_CONSULTNOTE",
      documentdata: "Seen.",
      observationdate: "2024-06-01",
    },
    sent:
      "documentsubclass=CLINICALDOCUMENT_CONSULTNOTE&documentdata=Seen." +
      "&observationdate=06%2F01%2F2024",
  },
];

function rowsOf({ name, path, key, id, documentclass, fields, sent }) {
  const of = ({ client }) => ({
    list: (own) => client.documents[`list${name}s`](1, { ...HERE, ...own }),
    get: (documentid) => client.documents[`get${name}`](1, documentid),
    add: async () => (await client.documents[`create${name}`](1, { ...HERE, ...fields }))[id],
  });
  const { documentsubclass } = fields;
  return [
    reads(`documents.list${name}s`, "gives the documents of its class", {
      first: (at) => of(at).add(),
      args: [1, { ...HERE, documentsubclass, showmetadata: true }],
      sent: list(
        `${ALL}/${path}?departmentid=1&documentsubclass=${documentsubclass}&showmetadata=true`,
      ),
      check({ [key]: rows }) {
        holds(rows.at(-1), { [id]: "2002", documentclass, documentsubclass, departmentid: "1" });
      },
    }),
    reads(`documents.get${name}`, "gives the one object out of its list", {
      first: (at) => of(at).add(),
      args: (documentid) => [1, documentid, { getentityinfo: true }],
      sent: (documentid) => get(`${ALL}/${path}/${documentid}?getentityinfo=true`),
      check: (found) => holds(found, { [id]: "2002", documentclass, status: "REVIEW" }),
    }),
    writes(`documents.create${name}`, "adds a document", {
      args: [1, { ...HERE, ...fields, autoclose: true }],
      sent: post(`${ALL}/${path}`, `departmentid=1&${sent}&autoclose=true`),
      async check(result, at) {
        assert.deepEqual(result, { [id]: "2002" });
        holds(await of(at).get(2002), { documentsubclass, documentclass });
      },
    }),
    writes(`documents.delete${name}`, "deletes a document", {
      first: (at) => of(at).add(),
      args: (documentid) => [1, documentid],
      sent: (documentid) => del(`${ALL}/${path}/${documentid}`),
      async check(result, at) {
        assert.deepEqual(result, { success: true, [id]: "2002" });
        await isGone(of(at).get(2002));
        const { [key]: rows } = await of(at).list({ showdeleted: true });
        assert.equal(rows.at(-1).status, "DELETED");
      },
    }),
  ];
}

const failuresOf = ({ name, fields }, other) => [
  absent(`documents.list${name}s`, [NONE, HERE]),
  lacks(`documents.list${name}s`, ["departmentid"], [1, { departmentid: "" }]),
  absent(`documents.get${name}`, [1, NONE]),
  absent(`documents.create${name}`, [NONE, { ...HERE, ...fields }]),
  invalid(`documents.create${name}`, [1, { ...HERE, ...other.fields }], {
    why: ", where it is of another class",
  }),
  absent(`documents.delete${name}`, [1, NONE]),
];

const general = [
  reads("documents.listDocuments", "gives documents of several classes", {
    args: [1, { ...HERE, documentclass: ["ADMIN", "CLINICALDOCUMENT"], startdate: "2000-01-01" }],
    sent: list(
      `${ALL}?departmentid=1&documentclass=ADMIN%2CCLINICALDOCUMENT&startdate=01%2F01%2F2000`,
    ),
    check({ totalcount, documents }) {
      assert.deepEqual([totalcount, ids("documentid", documents)], [1, ["2001"]]);
      holds(documents[0], { documentsubclass: "ADMIN_CONSENT", status: "REVIEW", priority: "2" });
    },
  }),
  writes("documents.createDocument", "takes the department from an appointment", {
    args: [1, { ...CONSENT, appointmentid: 1001, internalnote: "Signed 1/2" }],
    sent: post(
      ALL,
      "documentsubclass=ADMIN_CONSENT&attachmentcontents=JVBERi0%2B&appointmentid=1001" +
        "&internalnote=Signed+1%2F2",
    ),
    async check(result, at) {
      assert.deepEqual(result, { documentid: "2002" });
      const { documents } = await at.client.documents.listDocuments(1, HERE);
      holds(documents[1], { documentid: "2002", internalnote: "Signed 1/2" });
      holdsIfDocumented(at, documents[1], { departmentid: "1" });
    },
  }),
];

const generalFailures = [
  absent("documents.listDocuments", [NONE, HERE]),
  invalid("documents.listDocuments", [1, { departmentid: NONE }]),
  absent("documents.createDocument", [NONE, { ...CONSENT, ...HERE }]),
  lacks("documents.createDocument", ["departmentid"], [1, CONSENT]),
  lacks(
    "documents.createDocument",
    ["attachmentcontents"],
    [1, { ...CONSENT, attachmentcontents: "" }],
  ),
];

const underBothNames = (all) => [
  ...all,
  ...alias("patients.getPatientDocuments", all, "documents.listDocuments"),
];

const [admin, clinical] = CLASSES;

export const rows = [...underBothNames(general), ...CLASSES.flatMap(rowsOf)];

export const failures = [
  ...underBothNames(generalFailures),
  ...failuresOf(admin, clinical),
  ...failuresOf(clinical, admin),
];
