// Owns the calls of client.claims.

import assert from "node:assert/strict";
import { holds, reads, writes } from "../../support/operations.mjs";
import {
  absent,
  conflicts,
  del,
  get,
  ids,
  invalid,
  isDone,
  lacks,
  list,
  NONE,
  post,
  put,
  refused,
  unsubscribed,
} from "./common.mjs";

/** The sandbox's initial claim, of appointment 1001 of patient 1. */
const CLAIM = 501;
const LINES = [{ procedurecode: "99214", icd10code1: "I10", units: 2 }];
const LINES_SENT =
  "claimcharges=%5B%7B%22procedurecode%22%3A%2299214%22%2C%22icd10code1%22%3A%22I10%22" +
  "%2C%22units%22%3A2%7D%5D";
const WHOSE = { patientid: 3, departmentid: 1, supervisingproviderid: 71 };
const WHOSE_SENT = "patientid=3&departmentid=1&supervisingproviderid=71";
const NEW = { ...WHOSE, servicedate: "2024-06-01", claimcharges: LINES };
const FILE = { attachmentcontents: "JVBERi0=", attachmenttype: "12", filename: "a b.pdf" };

const attachmentsOf = (client) => client.claims.getClaimAttachments(CLAIM);

/** Attaches a file; gives its id. */
const attach = async ({ client }) =>
  (await client.claims.uploadClaimAttachment(CLAIM, FILE)).claimattachmentid;

const pay = ({ client }) =>
  client.billing.recordPayment(1, {
    departmentid: 1,
    paymentmethod: "CASH",
    claimpayment: [{ [CLAIM]: "125.50" }],
  });

const checkIn = ({ client }) => client.appointments.checkIn(1002);

const claims = [
  reads("claims.listClaims", "gives claims that match everything", {
    args: [{ patientid: 1, servicestartdate: "2000-01-01", procedurecodes: ["99213", "80305"] }],
    sent: list("claims?patientid=1&servicestartdate=01%2F01%2F2000&procedurecodes=99213%2C80305"),
    check: ({ totalcount, claims: rows }) =>
      assert.deepEqual([totalcount, ids("claimid", rows)], [1, ["501"]]),
  }),
  writes("claims.createClaim", "makes a claim", {
    args: [NEW],
    sent: post("claims", `${WHOSE_SENT}&servicedate=06%2F01%2F2024&${LINES_SENT}`),
    async check(result, { client }) {
      assert.deepEqual(result, { claimids: ["502"], success: true, errormessage: "" });
      const { procedures, ...claim } = await client.claims.getClaim(502);
      holds(claim, { patientid: "3", billedservicedate: "06/01/2024", billedproviderid: "71" });
      holds(procedures[0], { procedurecode: "99214", chargeamount: 370 });
    },
  }),
  writes("claims.createAppointmentClaim", "makes the claim of a visit", {
    first: checkIn,
    args: [1002, { claimcharges: LINES }],
    sent: post("appointments/1002/claim", LINES_SENT),
    async check({ claimids }, { client }) {
      assert.deepEqual(claimids, ["502"]);
      holds(await client.claims.getClaim(502), { patientid: "2", billedproviderid: "71" });
      const { appointmentstatus } = await client.appointments.getAppointment(1002);
      assert.equal(appointmentstatus, "4");
    },
  }),
  reads("claims.getClaim", "gives the one object out of its list", {
    args: [CLAIM, { showcustomfields: true }],
    sent: get("claims/501?showcustomfields=true"),
    check({ procedures: [procedure], diagnoses: [diagnosis], patientpayer, ...claim }) {
      holds(claim, { claimid: "501", patientid: "1", departmentid: "1", customfields: [] });
      assert.deepEqual(procedure, {
        transactionid: "601",
        procedurecode: "99213",
        proceduredescription: "Procedure 99213",
        chargeamount: 125.5,
      });
      holds(diagnosis, { diagnosisrawcode: "I10", deleteddiagnosis: false });
      assert.equal(patientpayer.status, "BILLED");
    },
  }),
  writes("claims.updateClaim", "changes a claim", {
    args: [
      CLAIM,
      { orderingproviderid: 72, customfields: [{ customfieldid: "1", optionid: "2" }] },
    ],
    sent: put(
      "claims/501",
      "orderingproviderid=72&customfields=" +
        "%5B%7B%22customfieldid%22%3A%221%22%2C%22optionid%22%3A%222%22%7D%5D",
    ),
    async check(result, { client }) {
      holds(result, { success: true, transactions: 1 });
      assert.equal((await client.claims.getClaim(CLAIM)).orderingproviderid, "72");
    },
  }),
  // A read that consumes its result must not be retried.
  writes("claims.getChangedClaims", "gives each change once", {
    async first({ client }) {
      await client.feeds.claims.subscribe();
      await client.claims.updateClaim(CLAIM, { orderingproviderid: 72 });
    },
    args: [{ patientid: [1, 2] }],
    sent: get("claims/changed?patientid=1%2C2"),
    async check({ totalcount, claims: rows }, { client }) {
      assert.deepEqual([totalcount, ids("claimid", rows)], [1, ["501"]]);
      assert.deepEqual((await client.claims.getChangedClaims()).claims, []);
    },
  }),
  reads("claims.getOutstandingClaims", "gives claims that are not paid", {
    args: [1, { departmentid: 1, procedurecodes: "99213" }],
    sent: list("patients/1/claims/patientoutstanding?departmentid=1&procedurecodes=99213"),
    check: ({ claims: rows }) => assert.deepEqual(ids("claimid", rows), ["501"]),
  }),
  reads("claims.getClosedClaims", "gives claims that are paid", {
    first: pay,
    args: [1],
    sent: list("patients/1/claims/patientclosed"),
    check({ claims: [claim] }) {
      holds(claim, { claimid: "501", patientpayer: { status: "CLOSED" } });
    },
  }),
];

const besides = [
  reads("claims.getClaimAttachments", "gives files without their contents", {
    first: attach,
    args: [CLAIM],
    sent: get("claims/501/attachments"),
    check([{ claimattachmentid, ...attachment }]) {
      assert.equal(typeof claimattachmentid, "string");
      assert.deepEqual(attachment, { filename: "a b.pdf", attachmenttype: "12", note: "" });
    },
  }),
  writes("claims.uploadClaimAttachment", "attaches a file", {
    args: [CLAIM, { ...FILE, note: "p. 1" }],
    sent: post(
      "claims/501/attachments",
      "attachmentcontents=JVBERi0%3D&attachmenttype=12&filename=a+b.pdf&note=p.+1",
    ),
    async check(result, { client }) {
      assert.equal(result.success, true);
      const [{ claimattachmentid, note }] = await attachmentsOf(client);
      assert.deepEqual([claimattachmentid, note], [result.claimattachmentid, "p. 1"]);
    },
  }),
  writes("claims.updateClaimAttachment", "changes a file's note", {
    first: attach,
    args: (claimattachmentid) => [CLAIM, { claimattachmentid, note: "Page 2" }],
    sent: (id) => put("claims/501/attachments", `claimattachmentid=${id}&note=Page+2`),
    async check(result, { client }) {
      isDone(result);
      holds((await attachmentsOf(client))[0], { note: "Page 2", filename: "a b.pdf" });
    },
  }),
  writes("claims.deleteClaimAttachment", "names the file in the query", {
    first: attach,
    args: (claimattachmentid) => [CLAIM, { claimattachmentid }],
    sent: (id) => del(`claims/501/attachments?claimattachmentid=${id}`),
    async check(result, { client }) {
      isDone(result);
      assert.deepEqual(await attachmentsOf(client), []);
    },
  }),
  reads("claims.listClaimNotes", "gives notes", {
    first: ({ client }) => client.claims.createClaimNote(CLAIM, { claimnote: "Called" }),
    args: [CLAIM, { pendingflags: "All" }],
    sent: get("claims/501/claimnotes?pendingflags=All"),
    check: ({ totalcount, claimnotes }) =>
      assert.deepEqual([totalcount, claimnotes], [1, [{ claimnoteid: "1", claimnote: "Called" }]]),
  }),
  writes("claims.createClaimNote", "adds a note", {
    args: [CLAIM, { claimnote: "Called; no answer" }],
    sent: post("claims/501/note", "claimnote=Called%3B+no+answer"),
    async check(result, { client }) {
      isDone(result);
      const { claimnotes } = await client.claims.listClaimNotes(CLAIM);
      assert.deepEqual(ids("claimnote", claimnotes), ["Called; no answer"]);
    },
  }),
];

export const rows = [...claims, ...besides];

const NOT_THERE = { claimattachmentid: NONE };

export const failures = [
  invalid("claims.listClaims", [{ patientid: "everybody" }]),
  lacks("claims.createClaim", ["patientid"], [{ ...NEW, patientid: "" }]),
  invalid("claims.createClaim", [{ ...NEW, claimcharges: [{ procedurecode: "99214" }] }]),
  refused("claims.createClaim", [{ ...NEW, servicedate: "12/31/2099" }], {
    check: ({ body }) => assert.deepEqual(body.claimids, []),
  }),
  absent("claims.createAppointmentClaim", [NONE, { claimcharges: LINES }]),
  invalid("claims.createAppointmentClaim", [1002, { claimcharges: [] }]),
  conflicts("claims.createAppointmentClaim", [1002, { claimcharges: LINES }], {
    why: ", where nobody is checked in",
  }),
  absent("claims.getClaim", [NONE]),
  absent("claims.updateClaim", [NONE, { orderingproviderid: 72 }]),
  invalid("claims.updateClaim", [CLAIM, { orderingproviderid: "somebody" }]),
  invalid("claims.getChangedClaims", [{ patientid: "everybody" }]),
  unsubscribed("claims.getChangedClaims", []),
  absent("claims.getOutstandingClaims", [NONE]),
  absent("claims.getClosedClaims", [NONE]),
  absent("claims.getClaimAttachments", [NONE]),
  absent("claims.uploadClaimAttachment", [NONE, FILE]),
  lacks("claims.uploadClaimAttachment", ["filename"], [CLAIM, { ...FILE, filename: "" }]),
  absent("claims.updateClaimAttachment", [CLAIM, { ...NOT_THERE, note: "Page 2" }]),
  lacks("claims.updateClaimAttachment", ["note", "attachmenttype"], [CLAIM, NOT_THERE]),
  absent("claims.deleteClaimAttachment", [CLAIM, NOT_THERE]),
  absent("claims.listClaimNotes", [NONE]),
  absent("claims.createClaimNote", [NONE, { claimnote: "Called" }]),
  lacks("claims.createClaimNote", ["claimnote"], [CLAIM, { claimnote: "" }]),
];
