// Owns the calls of client.patients on images, custom fields, signatures and receipts.

import assert from "node:assert/strict";
import { holds, reads, writes } from "../../support/operations.mjs";
import {
  absent,
  DAY,
  del,
  get,
  ids,
  invalid,
  isDone,
  isGone,
  lacks,
  list,
  NONE,
  post,
  put,
} from "./common.mjs";

const HERE = { departmentid: 1 };

/** Bytes whose base64 has characters that forms encode. */
const JPEG = new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 0xfb, 0xff, 0xbf]);
const BASE64 = "/9j/4Pv/vw==";
const BASE64_SENT = "%2F9j%2F4Pv%2Fvw%3D%3D";

const KINDS = [
  { name: "Photo", path: "patients/1/photo", flag: "patientphoto" },
  { name: "DriversLicense", path: "patients/1/driverslicense", flag: "driverslicense" },
];

function imageRows({ name, path, flag }) {
  const method = (verb) => `patients.${verb}Patient${name}`;
  const upload = ({ client }) => client.patients[`uploadPatient${name}`](1, { image: JPEG });
  const read = ({ client }) => client.patients[`getPatient${name}`](1);
  return [
    reads(method("get"), "gives the bytes of an image", {
      first: upload,
      args: [1],
      sent: get(path),
      check(result) {
        assert.ok(result.image instanceof Uint8Array);
        assert.deepEqual([...result.image], [...JPEG]);
      },
    }),
    writes(method("upload"), "takes bytes, and sends them as base64", {
      args: [1, { image: JPEG, departmentid: 1 }],
      sent: post(path, `image=${BASE64_SENT}&departmentid=1`),
      async check(result, at) {
        isDone(result);
        assert.deepEqual([...(await read(at)).image], [...JPEG]);
        assert.equal((await at.client.patients.getPatient(1))[flag], true);
      },
    }),
    writes(method("upload"), "takes base64, and sends it as it is", {
      args: [1, { image: BASE64 }],
      sent: post(path, `image=${BASE64_SENT}`),
      async check(result, at) {
        isDone(result);
        assert.deepEqual([...(await read(at)).image], [...JPEG]);
      },
    }),
    writes(method("delete"), "removes an image", {
      first: upload,
      args: [1],
      sent: del(path),
      async check(result, at) {
        isDone(result);
        await isGone(read(at));
        assert.equal((await at.client.patients.getPatient(1))[flag], false);
      },
    }),
  ];
}

const imageFailures = ({ name }) => [
  absent(`patients.getPatient${name}`, [1], { why: ", where there is none" }),
  absent(`patients.getPatient${name}`, [NONE]),
  absent(`patients.uploadPatient${name}`, [NONE, { image: JPEG }]),
  invalid(`patients.uploadPatient${name}`, [1, { image: "no base64!" }]),
  lacks(`patients.uploadPatient${name}`, ["image"], [1, { image: "" }]),
  absent(`patients.deletePatient${name}`, [1]),
];

const fieldRows = [
  reads("patients.getPatientCustomFields", "gives the values", {
    args: [1, HERE],
    sent: get("patients/1/customfields?departmentid=1"),
    check: (fields) => assert.deepEqual(fields, [{ customfieldid: "1", customfieldvalue: "A-17" }]),
  }),
  writes("patients.updatePatientCustomFields", "changes what may be changed", {
    args: [
      1,
      {
        ...HERE,
        customfields: [
          { customfieldid: 1, customfieldvalue: "" },
          { customfieldid: "2", optionid: 22 },
          { customfieldid: "3", customfieldvalue: "0007" },
        ],
      },
    ],
    sent: put(
      "patients/1/customfields",
      "departmentid=1&customfields=%5B%7B%22customfieldid%22%3A1%2C%22customfieldvalue%22%3A%22%22%7D%2C" +
        "%7B%22customfieldid%22%3A%222%22%2C%22optionid%22%3A22%7D%2C" +
        "%7B%22customfieldid%22%3A%223%22%2C%22customfieldvalue%22%3A%220007%22%7D%5D",
    ),
    async check(result, { client }) {
      assert.deepEqual(result, { success: true, updatedcount: 2, disallowedcount: 1 });
      const { customfields } = await client.patients.getPatient(1, { showcustomfields: true });
      assert.deepEqual(customfields, [{ customfieldid: "2", optionid: "22" }]);
    },
  }),
  reads("patients.listPatientsByCustomField", "gives the patients with a value", {
    first: ({ client }) =>
      client.patients.updatePatientCustomFields(3, {
        ...HERE,
        customfields: [{ customfieldid: "1", customfieldvalue: "b/4 ü" }],
      }),
    args: [1, "B/4 Ü"],
    sent: list("patients/customfields/1/B%2F4%20%C3%9C"),
    check: ({ totalcount, patients }) =>
      assert.deepEqual([totalcount, ids("patientid", patients)], [1, ["3"]]),
  }),
];

const SIGNED = { signaturedatetime: "2024-06-01 09:30:00", signaturename: "Ottilie Marlowe" };
const SIGNED_SENT =
  "departmentid=1&signaturedatetime=06%2F01%2F2024+09%3A30%3A00&signaturename=Ottilie+Marlowe";
const PRIVACY = "patients/1/privacyinformationverified";
const CONSENT = "patients/1/medicationhistoryconsentverified";

const sign = ({ client }, own) =>
  client.patients.updatePatientPrivacyInformation(1, { ...HERE, ...SIGNED, ...own });

const signatureRows = [
  reads("patients.getPatientPrivacyInformation", "says what is on file, and what has expired", {
    first: async (at) => {
      await sign(at, { insuredsignature: true, expirationdate: "06/02/2024" });
      await sign(at, { privacynotice: true });
    },
    args: [1, HERE],
    sent: get(`${PRIVACY}?departmentid=1`),
    check: (found) =>
      assert.deepEqual(found, {
        patientsignature: { ispatientsignatureonfile: false },
        insuredsignature: {
          isinsuredsignatureonfile: false,
          insuredsignatureeffectivedate: "06/01/2024",
          insuredsignatureexpirationdate: "06/02/2024",
        },
        privacynotice: { isprivacynoticeonfile: true, privacynoticegivendate: "06/01/2024" },
        checkboxesconfigured: 3,
      }),
  }),
  writes("patients.updatePatientPrivacyInformation", "sets the check boxes", {
    args: [
      1,
      {
        ...HERE,
        ...SIGNED,
        expirationdate: "2099-12-31",
        insuredsignature: true,
        patientsignature: true,
        privacynotice: true,
        signerrelationshiptopatientid: 3,
        reasonpatientunabletosign: "Away & far",
      },
    ],
    sent: post(
      PRIVACY,
      `${SIGNED_SENT}&expirationdate=12%2F31%2F2099&insuredsignature=true&patientsignature=true` +
        "&privacynotice=true&signerrelationshiptopatientid=3&reasonpatientunabletosign=Away+%26+far",
    ),
    async check(result, { client }) {
      assert.deepEqual(result, { success: true, patientid: "1" });
      const found = await client.patients.getPatientPrivacyInformation(1, HERE);
      holds(found.patientsignature, {
        ispatientsignatureonfile: true,
        patientsignatureexpirationdate: "12/31/2099",
      });
      const { privacyinformationverified } = await client.patients.getPatient(1);
      assert.equal(privacyinformationverified, true);
    },
  }),
  writes("patients.updatePatientMedicationHistoryConsent", "records the consent", {
    args: [1, { ...HERE, ...SIGNED, medicationhistoryconsentby: "OTHER" }],
    sent: post(CONSENT, `${SIGNED_SENT}&medicationhistoryconsentby=OTHER`),
    async check(result, { client }) {
      isDone(result);
      const patient = await client.patients.getPatient(1);
      assert.equal(String(patient.medicationhistoryconsentverified), "true");
    },
  }),
];

const collect = ({ client }) =>
  client.billing.collectPayment(1, { ...HERE, otheramount: "10.50", trackdata: "%B4111" });

const receiptRows = [
  reads("patients.getPatientReceipts", "gives receipts of payments by card only", {
    first: async (at) => {
      const cash = { ...HERE, paymentmethod: "CASH", otheramount: "1.00" };
      await at.client.billing.recordPayment(1, cash);
      await collect(at);
    },
    args: [1, HERE],
    sent: get("patients/1/receipts?departmentid=1"),
    check([receipt, ...more]) {
      assert.deepEqual(more, []);
      holds(receipt, { epaymentid: "702", amount: 10.5, type: "PURCHASE", cardtypename: "Visa" });
      assert.match(receipt.requestdate.split(" ")[0], DAY);
    },
  }),
];

export const rows = [...KINDS.flatMap(imageRows), ...fieldRows, ...signatureRows, ...receiptRows];

const CHANGE = { ...HERE, customfields: [{ customfieldid: 1, customfieldvalue: "A-18" }] };

export const failures = [
  ...KINDS.flatMap(imageFailures),
  absent("patients.getPatientCustomFields", [NONE, HERE]),
  lacks("patients.getPatientCustomFields", ["departmentid"], [1, { departmentid: "" }]),
  absent("patients.updatePatientCustomFields", [NONE, CHANGE]),
  invalid("patients.updatePatientCustomFields", [
    1,
    { ...HERE, customfields: [{ customfieldid: NONE }] },
  ]),
  invalid(
    "patients.updatePatientCustomFields",
    [1, { ...HERE, customfields: [{ customfieldid: 2, optionid: NONE }] }],
    { why: ", without such an option" },
  ),
  absent("patients.listPatientsByCustomField", [NONE, "A-17"]),
  invalid("patients.listPatientsByCustomField", [2, "Yes"], {
    why: ", where the field cannot be searched",
  }),
  absent("patients.getPatientPrivacyInformation", [NONE, HERE]),
  absent("patients.updatePatientPrivacyInformation", [NONE, { ...HERE, ...SIGNED }]),
  lacks(
    "patients.updatePatientPrivacyInformation",
    ["signaturename"],
    [1, { ...HERE, ...SIGNED, signaturename: "" }],
  ),
  absent("patients.updatePatientMedicationHistoryConsent", [NONE, { ...HERE, ...SIGNED }]),
  invalid("patients.updatePatientMedicationHistoryConsent", [
    1,
    { ...HERE, ...SIGNED, medicationauthorityhistory: "PERHAPS" },
  ]),
  absent("patients.getPatientReceipts", [NONE, HERE]),
  lacks("patients.getPatientReceipts", ["departmentid"], [1, { departmentid: "" }]),
];
