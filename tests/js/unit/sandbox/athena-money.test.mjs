// The athena system's claims, payments and insurances.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { day, good, lacks, practice, refuses } from "./athena.mjs";

const CLAIM = { patientid: "2", departmentid: "1", supervisingproviderid: "71" };
const charges = (...lines) => ({ claimcharges: JSON.stringify(lines) });
const LINE = { procedurecode: "99214", icd10code1: "I10" };

const balanceOf = async ({ get }, id) => (await good(get(`patients/${id}`)))[0].balances[0].balance;

describe("claims", () => {
  test("a claim charges its patient, and is closed when it is paid", async (t) => {
    const at = await practice(t);
    const lines = charges(LINE, { procedurecode: "36415", icd10code1: "I10", units: 2 });
    const made = await good(at.post("claims", { ...CLAIM, ...lines }));
    assert.deepEqual([made.success, made.claimids.length], [true, 1]);
    const [id] = made.claimids;
    const [claim] = await good(at.get(`claims/${id}`));
    assert.deepEqual(
      [typeof claim.claimid, typeof claim.patientid, claim.procedures.map((p) => p.chargeamount)],
      ["string", "number", ["185.00", "24.00"]],
    );
    assert.deepEqual(
      claim.diagnoses.map(({ diagnosisrawcode }) => diagnosisrawcode),
      ["I10"],
    );
    assert.equal(await balanceOf(at, "2"), 209);
    const listed = async (state) =>
      (await good(at.get(`patients/2/claims/${state}`))).claims.map(({ claimid }) => claimid);
    assert.deepEqual(
      [await listed("patientoutstanding"), await listed("patientclosed")],
      [[id], []],
    );
    const pay = (amount) =>
      good(
        at.post("patients/2/recordpayment", {
          departmentid: "1",
          paymentmethod: "CASH",
          claimpayment: JSON.stringify([{ [id]: amount }]),
        }),
      );
    await pay("200.50");
    assert.equal(await balanceOf(at, "2"), "8.50");
    await pay("8.50");
    assert.deepEqual(
      [await listed("patientoutstanding"), await listed("patientclosed")],
      [[], [id]],
    );
    assert.equal(await balanceOf(at, "2"), 0);
  });

  test("wrong charges are refused, a future date with status 200", async (t) => {
    const { post } = await practice(t);
    const bad = [[], [{}], [{ procedurecode: "1" }], [{ ...LINE, units: "many" }], {}];
    for (const lines of bad) {
      const fields = { ...CLAIM, claimcharges: JSON.stringify(lines) };
      assert.equal((await post("claims", fields)).status, 400, JSON.stringify(lines));
    }
    await lacks(post("claims", {}), [
      "claimcharges",
      "patientid",
      "departmentid",
      "supervisingproviderid",
    ]);
    const late = await good(post("claims", { ...CLAIM, ...charges(LINE), servicedate: day(3) }));
    assert.deepEqual([late.success, late.claimids], [false, []]);
  });

  test("claims are found by patient, date and content", async (t) => {
    const { get, post } = await practice(t);
    await good(post("claims", { ...CLAIM, ...charges(LINE) }));
    const cases = [
      [{}, ["501", "502"]],
      [{ patientid: "2" }, ["502"]],
      [{ procedurecodes: "99213,80305" }, ["501"]],
      [{ serviceenddate: day(-7) }, ["501"]],
      [{ createdstartdate: day(-7) }, ["502"]],
      [{ appointmentid: "1001" }, ["501"]],
    ];
    for (const [query, ids] of cases) {
      const { claims } = await good(get("claims", query));
      assert.deepEqual(
        claims.map(({ claimid }) => claimid),
        ids,
        JSON.stringify(query),
      );
    }
    const page = await good(get("claims", { limit: "1" }));
    assert.match(page.next, /^\/v1\/195900\/claims\?limit=1&offset=1$/);
    await refuses(get("claims/999"), 404, /claim/);
  });

  test("an appointment has one claim, made after check-in", async (t) => {
    const { get, post } = await practice(t);
    const claim = () => post("appointments/1002/claim", charges(LINE));
    await refuses(claim(), 409, /not checked in/);
    await good(post("appointments/1002/checkin"));
    assert.equal((await good(claim())).success, true);
    await refuses(claim(), 409, /has a claim/);
    assert.equal((await good(get("appointments/1002")))[0].appointmentstatus, "4");
  });

  test("notes, attachments and changes belong to their claim", async (t) => {
    const { get, post, put, del } = await practice(t);
    await lacks(post("claims/501/note", {}), ["claimnote"]);
    await good(post("claims/501/note", { claimnote: "called" }));
    const { claimnotes } = await good(get("claims/501/claimnotes"));
    assert.deepEqual(
      claimnotes.map(({ claimnote }) => claimnote),
      ["called"],
    );
    const path = "claims/501/attachments";
    const file = { attachmentcontents: "JVBERg==", attachmenttype: "3", filename: "a.pdf" };
    const { claimattachmentid } = await good(post(path, file));
    await good(put(path, { claimattachmentid, note: "signed" }));
    await lacks(put(path, { claimattachmentid }), ["note", "attachmenttype"]);
    const { attachments } = await good(get(path));
    assert.deepEqual([attachments[0].filename, attachments[0].note], ["a.pdf", "signed"]);
    await good(del(path, { claimattachmentid }));
    await refuses(del(path, { claimattachmentid }), 404, /attachment/);
    assert.deepEqual((await good(get(path))).attachments, []);
    await good(post("claims/changed/subscription"));
    await good(put("claims/501", { referringproviderid: "11" }));
    const { claims } = await good(get("claims/changed"));
    assert.deepEqual([claims[0].claimid, claims[0].referringproviderid], ["501", "11"]);
    assert.deepEqual((await good(get("claims/changed"))).claims, []);
  });
});

describe("payments and charges", () => {
  test("a payment needs its amount and its method's parameters", async (t) => {
    const { post } = await practice(t);
    const record = (fields) => post("patients/1/recordpayment", { departmentid: "1", ...fields });
    const amounts = ["copayamount", "otheramount", "claimpayment"];
    await lacks(record({}), ["paymentmethod"]);
    await lacks(record({ paymentmethod: "CASH" }), amounts);
    await lacks(record({ paymentmethod: "CHECK", otheramount: "5" }), ["checknumber"]);
    await lacks(record({ paymentmethod: "VISA", otheramount: "5" }), ["cardnumberlast4"]);
    await refuses(record({ paymentmethod: "CASH", otheramount: "-5" }), 400, /otheramount/);
    const foreign = { paymentmethod: "CASH", claimpayment: '[{"999":"1.00"}]' };
    await refuses(record(foreign), 400, /claimpayment/);
    const { success } = await good(record({ paymentmethod: "CASH", otheramount: "5.25" }));
    assert.equal(success, true);
  });

  test("a card is charged once for an amount and a day, unless requested otherwise", async (t) => {
    const at = await practice(t);
    const collect = (fields) =>
      at.post("patients/1/collectpayment", { departmentid: "1", otheramount: "30", ...fields });
    const card = { trackdata: "%B1^A^2?" };
    assert.equal((await collect({})).json.missingfields.length, 6);
    await good(collect(card));
    await refuses(collect(card), 409, /collected/);
    await good(collect({ ...card, allowduplicatepayments: "true" }));
    assert.equal(await balanceOf(at, "1"), "65.50");
  });

  test("the history has the payments of the requested patients and days", async (t) => {
    const { get, post } = await practice(t);
    const cash = { departmentid: "1", paymentmethod: "CASH", otheramount: "7" };
    await good(post("patients/1/recordpayment", cash));
    await good(post("patients/2/recordpayment", { ...cash, postdate: day(-15) }));
    const span = { startdate: day(-20), enddate: day(5) };
    const history = async (query) =>
      (await good(get("patients/paymenthistory", { ...span, ...query }))).payments;
    assert.equal((await history({ patientidlist: "1,2" })).length, 2);
    const [payment] = await history({ patientidlist: "2" });
    assert.deepEqual([payment.patientid, payment.amount], [2, "7.00"]);
    assert.deepEqual(await history({ patientidlist: "2", startdate: day(-8) }), []);
    await lacks(get("patients/paymenthistory"), ["patientidlist", "startdate", "enddate"]);
  });

  test("fees are looked up for several codes at once", async (t) => {
    const { get } = await practice(t);
    const query = { departmentid: "1", insurancepackageid: "901" };
    const codes = { procedurecode: "99213,25\t36415\t00000" };
    const { fees } = await good(get("feeschedules/checkprocedure", { ...query, ...codes }));
    assert.deepEqual(
      fees.map(({ procedurecode, fee }) => [procedurecode, fee]),
      [
        ["99213,25", "125.50"],
        ["36415", "12.00"],
        ["00000", undefined],
      ],
    );
    await lacks(get("feeschedules/checkprocedure", query), ["procedurecode"]);
  });

  test("a charge adds to the balance and is listed", async (t) => {
    const at = await practice(t);
    const fields = { patientid: "3", departmentid: "1", cptcode: "80305" };
    await good(at.post("charges", fields));
    await good(at.post("charges", { ...fields, amount: "1.5" }));
    const { charges: listed } = await good(at.get("patients/3/charges"));
    assert.deepEqual(
      listed.map(({ amount }) => amount),
      ["189.00", "1.50"],
    );
    assert.equal(await balanceOf(at, "3"), "190.50");
  });
});

describe("insurances", () => {
  const ALL = "patients/1/insurances";
  const POLICY = { insurancepackageid: "902", insuranceidnumber: "X1" };

  test("one is added, changed, cancelled and reactivated, each at its own path", async (t) => {
    const { get, post, put, del } = await practice(t);
    await lacks(post(ALL, {}), ["insurancepackageid", "sequencenumber"]);
    await refuses(post(ALL, { ...POLICY, sequencenumber: "1" }), 409, /taken/);
    await refuses(post(ALL, { ...POLICY, sequencenumber: "3" }), 400, /sequence/);
    const unknown = { insurancepackageid: "5", sequencenumber: "2" };
    await refuses(post(ALL, unknown), 400, /insurancepackageid/);
    const [made] = await good(post(ALL, { ...POLICY, sequencenumber: "2" }));
    assert.deepEqual(
      [typeof made.insuranceid, made.insurancepackageid, made.sequencenumber],
      ["string", 902, 2],
    );
    const one = `${ALL}/${made.insuranceid}`;
    await good(put(one, { insuranceidnumber: "X2" }));
    await refuses(put(one, { newsequencenumber: "1" }), 409, /taken/);
    const numbers = async (query) =>
      (await good(get(ALL, query))).insurances.map((each) => each.insuranceidnumber);
    assert.deepEqual(await numbers({}), ["SM1234567", "X2"]);
    await good(del(one, { cancellationnote: "moved" }));
    assert.deepEqual(await numbers({}), ["SM1234567"]);
    assert.deepEqual(await numbers({ showcancelled: "true" }), ["SM1234567", "X2"]);
    await good(post(`${one}/reactivate`, { expirationdate: "12/31/2030" }));
    await refuses(post(`${one}/reactivate`), 409, /active/);
    assert.deepEqual(await numbers({}), ["SM1234567", "X2"]);
    const [patient] = await good(get("patients/1", { showinsurance: "true" }));
    assert.equal(patient.insurances.length, 2);
    await refuses(get("patients/2/insurances/801/benefitdetails"), 404, /insurance/);
  });

  test("eligibility is known after a check", async (t) => {
    const { get, post } = await practice(t);
    const path = `${ALL}/801/benefitdetails`;
    assert.deepEqual(await good(get(path)), { eligibilitystatus: "Unverified" });
    await good(post(path, { servicetypecode: "30" }));
    const { eligibilitystatus, eligibilitylastchecked } = await good(get(path));
    assert.equal(eligibilitystatus, "Eligible");
    assert.match(eligibilitylastchecked, /^\d\d\/\d\d\/\d{4}$/);
  });

  test("a card image is kept until it is deleted", async (t) => {
    const { get, post, put, del } = await practice(t);
    const path = `${ALL}/801/image`;
    await refuses(get(path), 404, /image/);
    await lacks(post(path, {}), ["image"]);
    for (const [write, image] of [
      [post, "b25l"],
      [put, "dHdv"],
    ]) {
      await good(write(path, { image }));
      assert.deepEqual(await good(get(path)), { image });
    }
    await good(del(path));
    await refuses(get(path), 404, /image/);
    const { insurances } = await good(get(ALL));
    assert.ok(!("image" in insurances[0]));
  });

  test("packages are found by a part of their name", async (t) => {
    const { get } = await practice(t);
    const named = (insuranceplanname) =>
      get("insurancepackages", { insuranceplanname, memberid: "1" });
    const found = await good(named("state"));
    assert.deepEqual(
      found.insurancepackages.map(({ insurancepackageid }) => insurancepackageid),
      [902],
    );
    assert.equal((await good(named("ample"))).totalcount, 2);
    await refuses(get("insurancepackages"), 400, /required/);
  });
});
