// The athena system's parts beside patients' records, and what the practice has configured.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { day, good, lacks, practice, refuses } from "./athena.mjs";

const HERE = { departmentid: "1" };
const SIGNED = { ...HERE, signaturedatetime: "06/01/2024 09:30:00", signaturename: "O. Marlowe" };

describe("patients", () => {
  test("of several custom fields all are changed, or none", async (t) => {
    const { get, put } = await practice(t);
    const path = "patients/1/customfields";
    const before = await good(get(path, HERE));
    const change = (customfields) =>
      put(path, { ...HERE, customfields: JSON.stringify(customfields) });
    const valid = { customfieldid: "1", customfieldvalue: "B-2" };
    await refuses(change([valid, { customfieldid: "9" }]), 400, /invalid/);
    await refuses(change([valid, { customfieldid: "2", optionid: "1" }]), 400, /no such option/);
    await refuses(change({ ...valid }), 400, /must be an array/);
    assert.deepEqual(await good(get(path, HERE)), before);
    await good(change([valid, { customfieldid: "2", optionid: 21 }]));
    await good(change([{ customfieldid: "2", optionid: "" }]));
    assert.deepEqual(await good(get(path, HERE)), [valid]);
  });

  test("deleted patients are not found by a custom field", async (t) => {
    const { get, put } = await practice(t);
    const found = async () => (await good(get("patients/customfields/1/a-17"))).totalcount;
    assert.equal(await found(), 1);
    await good(put("patients/1", { status: "deleted" }));
    assert.equal(await found(), 0);
  });

  test("a signature expires after its last day", async (t) => {
    const { get, post } = await practice(t);
    const path = "patients/1/privacyinformationverified";
    const onFile = async (expirationdate) => {
      await good(post(path, { ...SIGNED, insuredsignature: "true", expirationdate }));
      return (await good(get(path, HERE))).insuredsignature.isinsuredsignatureonfile;
    };
    assert.deepEqual([await onFile(day(2)), await onFile(day(-2))], [true, false]);
    await lacks(post(path, HERE), ["signaturedatetime", "signaturename"]);
    await refuses(post(path, { ...SIGNED, signaturedatetime: day(0) }), 400, /signaturedatetime/);
  });

  test("the record is verified once all papers are signed", async (t) => {
    const { get, post } = await practice(t);
    const sign = (papers) =>
      post("patients/1/privacyinformationverified", { ...SIGNED, ...papers });
    const verified = async () => (await good(get("patients/1")))[0].privacyinformationverified;
    await good(sign({ patientsignature: "true", insuredsignature: "true" }));
    assert.equal(await verified(), "false");
    await good(sign({ privacynotice: "true" }));
    assert.equal(await verified(), "true");
  });

  test("an image is replaced, and belongs to its patient", async (t) => {
    const { get, post } = await practice(t);
    await good(post("patients/1/photo", { image: "AQID" }));
    await good(post("patients/1/photo", { image: "BAUG" }));
    assert.deepEqual(await good(get("patients/1/photo")), { image: "BAUG" });
    await refuses(get("patients/2/photo"), 404, /image/);
    await refuses(get("patients/1/driverslicense"), 404, /image/);
  });
});

describe("the practice", () => {
  test("employers match by a part of the name, or by the whole of it", async (t) => {
    const { get } = await practice(t);
    const count = async (query) => (await good(get("employers", query))).totalcount;
    assert.deepEqual([await count({}), await count({ name: "mill" })], [2, 1]);
    assert.deepEqual(
      [await count({ exactname: "mill" }), await count({ exactname: "sample mills" })],
      [0, 1],
    );
    assert.deepEqual([await count({ city: "water" }), await count({ address: "quay" })], [0, 1]);
  });

  test("insurance packages with the same share have the same rank", async (t) => {
    const { get, post } = await practice(t);
    for (const patient of ["2", "3", "4"]) {
      const insurancepackageid = patient === "2" ? "901" : "902";
      await good(
        post(`patients/${patient}/insurances`, { insurancepackageid, sequencenumber: "1" }),
      );
    }
    const { insurancepackages } = await good(get("misc/topinsurancepackages"));
    const ranks = insurancepackages.map((row) => [row.insurancepackageid, row.ranking]);
    assert.deepEqual(ranks, [
      ["0", "1"],
      ["901", "2"],
      ["902", "2"],
    ]);
    const policies = await good(
      get("misc/commoninsurancepackages", { ...HERE, showonlycasepolicies: "true" }),
    );
    assert.equal(policies.totalcount, 0);
  });
});
