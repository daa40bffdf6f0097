// The athena system's patient records.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { JSON_TYPE, bearer, send, tokenOf } from "./support.mjs";
import { good, lacks, practice, refuses } from "./athena.mjs";

const PERSON = {
  firstname: "Hesper",
  lastname: "Vandermoss",
  dob: "04/05/1980",
  departmentid: "1",
};

describe("patients", () => {
  test("a created patient is found, read and changed", async (t) => {
    const { get, post, put } = await practice(t);
    const [made] = await good(
      post("patients", { ...PERSON, zip: "02472-1234", race: "2106-3\t2028-9" }),
    );
    assert.deepEqual([typeof made.patientid, made.errormessage], ["string", ""]);
    const path = `patients/${made.patientid}`;
    const [patient] = await good(get(path));
    assert.deepEqual(patient.race, ["2106-3", "2028-9"]);
    assert.deepEqual([patient.status, patient.dob], ["active", "04/05/1980"]);
    const changes = { email: "hesper@example.com", ssn: "123456789", consenttocall: "1" };
    assert.deepEqual(await good(put(path, changes)), [{ patientid: made.patientid }]);
    const [changed] = await good(get(path));
    assert.deepEqual(
      [changed.email, changed.ssn, changed.consenttocall, changed.lastname],
      ["hesper@example.com", "*****6789", true, "Vandermoss"],
    );
    assert.equal((await good(get(path, { showfullssn: "true" })))[0].ssn, "123456789");
    const { patients } = await good(get("patients", { lastname: "vander", zip: "02472" }));
    assert.deepEqual(
      patients.map(({ patientid }) => patientid),
      [made.patientid],
    );
    assert.equal((await good(get("patients", { zip: "02479", lastname: "V" }))).totalcount, 0);
  });

  test("a known patient is not created again", async (t) => {
    const { post } = await practice(t);
    const known = { firstname: "ottilie", lastname: "MARLOWE", dob: "03/14/1961", zip: "1" };
    const create = (more) => good(post("patients", { ...known, departmentid: "2", ...more }));
    assert.deepEqual(await create({}), [{ patientid: "1", errormessage: "" }]);
    const [told] = await create({ showerrormessage: "true" });
    assert.deepEqual(Object.keys(told), ["errormessage"]);
  });

  test("the enhanced best match ranks by matching fields", async (t) => {
    const { get, post } = await practice(t);
    await post("patients", { ...PERSON, email: "h@example.com" });
    const find = (more) => good(get("patients/enhancedbestmatch", { ...PERSON, ...more }));
    assert.equal((await find({}))[0].score, 16);
    assert.equal((await find({ email: "H@example.com" }))[0].score, 21);
    assert.deepEqual(await find({ minscore: "22" }), []);
    assert.deepEqual(await find({ dob: "04/06/1980" }), []);
    const lacking = get("patients/enhancedbestmatch", { lastname: "x" });
    await lacks(lacking, ["firstname", "dob"]);
  });

  test("missing and invalid fields are reported in athenahealth's words", async (t) => {
    const { get, post, put, auth, at } = await practice(t);
    await lacks(post("patients", { firstname: "A" }), ["lastname", "dob", "departmentid"]);
    const { status, json } = await post("patients", { ...PERSON, email: "" });
    assert.deepEqual([status, json.missingfields.length], [400, 7]);
    const cases = [
      [{ dob: "1980-04-05" }, /dob/],
      [{ dob: "02/30/1980" }, /dob/],
      [{ departmentid: "9" }, /departmentid/],
      [{ status: "gone" }, /status/],
      [{ consenttocall: "maybe" }, /consenttocall/],
    ];
    for (const [fields, pattern] of cases) await refuses(put("patients/1", fields), 400, pattern);
    await refuses(get("patients/999"), 404, /patient does not exist/);
    await refuses(put("patients/999", {}), 404, /patient/);
    const body = JSON.stringify(PERSON);
    await refuses(send("POST", at("patients"), { ...auth, ...JSON_TYPE }, body), 415, /urlencoded/);
  });

  test("pages of many patients join without gaps", async (t) => {
    const { s, get, auth } = await practice(t);
    const added = s.athena.addPatients(250);
    assert.equal(new Set(added).size, 250);
    assert.throws(() => s.athena.addPatients(-1), TypeError);
    const seen = [];
    let page = await good(get("patients", { limit: "100" }));
    for (;;) {
      assert.equal(page.totalcount, 257);
      seen.push(...page.patients.map(({ patientid }) => patientid));
      if (page.next === undefined) break;
      page = await good(send("GET", s.url + page.next, auth));
    }
    assert.deepEqual(
      seen,
      [...Array(257).keys()].map((index) => String(index + 1)),
    );
    s.reset();
    assert.deepEqual(s.athena.addPatients(1), ["8"]);
  });

  test("each sandbox has its own patients, and a reset restores the first ones", async (t) => {
    const one = await practice(t);
    const other = await practice(t);
    await one.put("patients/1", { lastname: "Changed" });
    const name = async ({ get }) => (await good(get("patients/1")))[0].lastname;
    assert.deepEqual([await name(one), await name(other)], ["Changed", "Marlowe"]);
    one.s.reset();
    const auth = bearer(await tokenOf(one.s, "athena"));
    const again = await send("GET", one.at("patients/1"), auth);
    assert.equal(again.json[0].lastname, "Marlowe");
  });

  test("each change is delivered once", async (t) => {
    const { get, put, post } = await practice(t);
    await good(post("patients/changed/subscription"));
    await put("patients/3", { city: "Boston" });
    const changed = async (query) =>
      (await good(get("patients/changed", query))).patients.map(({ patientid }) => patientid);
    assert.deepEqual(await changed({ leaveunprocessed: "true" }), ["3"]);
    assert.deepEqual(await changed({}), ["3"]);
    assert.deepEqual(await changed({}), []);
    const again = { showprocessedstartdatetime: "01/01/2020 00:00:00" };
    assert.deepEqual(await changed(again), ["3"]);
  });
});
