// Owns the calls of client.practice, and departments.getCheckInRequiredFields.

import assert from "node:assert/strict";
import { holds, reads } from "../../support/operations.mjs";
import { absent, forbidden, get, ids, invalid, list, NONE } from "./common.mjs";

/** Lists that come as a whole: the method, the path, and the first of so many rows. */
const WHOLE = [
  ["listCustomFields", "customfields", 3, { customfieldid: "1", searchable: true, select: false }],
  ["listEthnicities", "ethnicities", 3, { ethnicityid: "2135-2" }],
  ["listLanguages", "languages", 3, { iso6392code: "eng", name: "English" }],
  ["listMobileCarriers", "mobilecarriers", 2, { mobilecarrierid: "31" }],
  ["listRaces", "races", 3, { raceid: "2028-9", name: "Asian" }],
  ["listStates", "states", 3, { state: "MA", name: "MA-Massachusetts" }],
  ["listPatientLocations", "misc/patientlocations", 2, { patientlocationid: "1" }],
  ["listChartSharingGroups", "configuration/chartsharinggroups", 1, { chartsharinggroupid: "1" }],
];

/** Lists in pages: the same, with the member that holds the rows. */
const PAGED = [
  [
    "listCommunicatorBrands",
    "communicatorbrands",
    1,
    { communicatorbrandid: "1", hasportal: true },
    "communicatorbrands",
  ],
  [
    "listReferralSources",
    "referralsources",
    3,
    { referralsourceid: "1", ordering: 1 },
    "referralsources",
  ],
  [
    "listSlidingFeePlans",
    "slidingfeeplans",
    1,
    { slidingfeeplanid: "1", percentageresponsibility: 50, povertylevelupperbound: 200 },
    "slidingfeeplans",
  ],
  [
    "listCreditCardMethods",
    "configuration/validnonccpcreditcardmethods",
    2,
    { paymentmethod: "AMEX" },
    "paymentmethods",
  ],
];

const listRows = [
  ...WHOLE.map(([method, path, count, row]) =>
    reads(`practice.${method}`, "gives all rows", {
      sent: get(path),
      check(found) {
        assert.equal(found.length, count);
        holds(found[0], row);
      },
    }),
  ),
  ...PAGED.map(([method, path, count, row, key]) =>
    reads(`practice.${method}`, "gives the first page", {
      sent: list(path),
      check({ totalcount, [key]: found }) {
        assert.deepEqual([totalcount, found.length], [count, count]);
        holds(found[0], row);
      },
    }),
  ),
];

const otherRows = [
  reads("practice.ping", "says that the API responds", {
    sent: get("ping"),
    check: (response) => assert.deepEqual(response, { pong: true }),
  }),
  reads("practice.listEmployers", "gives those that fit", {
    args: [{ name: "quay &", state: "MA" }],
    sent: list("employers?name=quay+%26&state=MA"),
    check: ({ totalcount, employers: [employer] }) => {
      assert.equal(totalcount, 1);
      holds(employer, { id: "11", name: "QUAY & SONS", city: "WATERTOWN" });
    },
  }),
  reads("practice.listOrderSets", "gives those of a user and of everybody", {
    args: [{ username: "hfeather" }],
    sent: list("configuration/ordersets?username=hfeather"),
    check({ ordersets }) {
      assert.deepEqual(ids("ordersetid", ordersets), ["41", "42"]);
      const [{ orderrequests, ...diagnosis }] = ordersets[0].diagnoses;
      holds(diagnosis, { snomedcode: 38341003, snomedicd10code: "I10" });
      assert.deepEqual(ids("ordertypeid", orderrequests), ["342286"]);
    },
  }),
  reads("practice.listOrderSets", "leaves out those of others", {
    args: [{ username: "somebody" }],
    sent: list("configuration/ordersets?username=somebody"),
    check: ({ ordersets }) => assert.deepEqual(ids("ordersetid", ordersets), ["41"]),
  }),
  reads("practice.listGenderIdentities", "gives texts", {
    args: [{ show2015edcehrtvalues: true }],
    sent: get("configuration/patients/genderidentity?show2015edcehrtvalues=true"),
    check({ totalcount, genderidentityfields }) {
      assert.deepEqual([totalcount, genderidentityfields.length], [3, 3]);
      assert.equal(genderidentityfields[0], "Identifies as Female");
    },
  }),
  reads("departments.getCheckInRequiredFields", "names the fields", {
    args: [2],
    sent: get("departments/2/checkinrequired"),
    check: ({ fieldlist }) => assert.deepEqual(fieldlist.slice(0, 2), ["dob", "sex"]),
  }),
];

export const rows = [...listRows, ...otherRows];

export const failures = [
  forbidden("practice.ping", []),
  ...WHOLE.map(([method]) => forbidden(`practice.${method}`, [])),
  ...PAGED.map(([method]) => invalid(`practice.${method}`, [{ limit: 5001 }])),
  invalid("practice.listEmployers", [{ limit: 5001 }]),
  invalid("practice.listOrderSets", [{ limit: 5001 }]),
  invalid("practice.listGenderIdentities", [{}, { extra: { show2015edcehrtvalues: "perhaps" } }]),
  absent("departments.getCheckInRequiredFields", [NONE]),
];
