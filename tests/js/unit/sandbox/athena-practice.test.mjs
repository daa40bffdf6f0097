// The athena system's staff and departments, and rules for all of its operations.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { ask, bearer, control, send, start, tokenOf } from "./support.mjs";
import { good, lacks, practice, refuses } from "./athena.mjs";

const CORE = {
  billable: "true",
  entitytypeid: "1",
  schedulingname: "Doe_J",
  signatureonfileflag: "true",
};

describe("the practice", () => {
  test("providers are created, changed, deleted and listed as changes", async (t) => {
    const { get, post, put, del } = await practice(t);
    await good(post("providers/changed/subscription"));
    await lacks(post("providers", {}), [...Object.keys(CORE), "medicalgroupid"]);
    const names = { firstname: "Isolde", lastname: "Fernsby" };
    const { providerid } = await good(
      post("providers", { ...CORE, ...names, medicalgroupid: "1" }),
    );
    assert.equal(typeof providerid, "number");
    const path = `providers/${providerid}`;
    await lacks(put(path, { lastname: "X" }), Object.keys(CORE));
    await good(put(path, { ...CORE, lastname: "Fernsby-Quill" }));
    const [provider] = await good(get(path));
    assert.deepEqual(
      [provider.providerid, provider.displayname],
      [providerid, "Isolde Fernsby-Quill"],
    );
    const listed = async (query) => (await good(get("providers", query))).providers.length;
    assert.deepEqual([await listed({}), await listed({ name: "quill" })], [3, 1]);
    await good(del(path));
    assert.equal(await listed({}), 2);
    await refuses(get(path), 404, /provider/);
    assert.equal((await good(get(path, { showdeletedproviders: "true" })))[0].deleted, true);
    const { providers } = await good(get("providers/changed"));
    assert.deepEqual(
      providers.map((each) => each.providerid),
      [providerid],
    );
  });

  test("referring providers are created, changed and listed", async (t) => {
    const { get, post, put } = await practice(t);
    await lacks(post("referringproviders", {}), ["lastname", "entitytype"]);
    const wrong = { lastname: "A", entitytype: "ROBOT" };
    await refuses(post("referringproviders", wrong), 400, /entitytype/);
    const fields = { lastname: "Oakapple", entitytype: "PERSON", city: "Boston" };
    const { referringproviderid: id } = await good(post("referringproviders", fields));
    await good(put(`referringproviders/${id}`, { phone: "6175550123" }));
    const [one] = await good(get(`referringproviders/${id}`));
    assert.deepEqual([one.lastname, one.phone, one.city], ["Oakapple", "6175550123", "Boston"]);
    const page = await good(get("referringproviders", { limit: "1", offset: "1" }));
    assert.deepEqual([page.totalcount, page.referringproviders[0].referringproviderid], [2, id]);
    await refuses(put("referringproviders/999", {}), 404, /referring provider/);
  });

  test("departments and the practice are described", async (t) => {
    const { get } = await practice(t);
    const { departments, totalcount } = await good(get("departments", { providerlist: "true" }));
    assert.deepEqual([totalcount, departments[0].providerlist], [2, [71, 72]]);
    const [department] = await good(get("departments/2"));
    assert.deepEqual(
      [department.departmentid, department.timezonename, department.providerlist],
      ["2", "US/Eastern", undefined],
    );
    await refuses(get("departments/9"), 404, /department/);
    assert.equal((await good(get("practiceinfo"))).practiceinfo[0].practiceid, "195900");
  });
});

describe("every athena operation", () => {
  test("has the caller's request id, or a new one, also on an error", async (t) => {
    const { auth, at } = await practice(t);
    const traced = { "x-request-id": "trace-1" };
    for (const headers of [{ ...auth, ...traced }, traced]) {
      const response = await send("GET", at("patients/1"), headers);
      assert.equal(response.headers.get("x-request-id"), "trace-1");
    }
    const ids = [];
    for (let count = 0; count < 2; count += 1) {
      ids.push((await send("GET", at("nothing"), auth)).headers.get("x-request-id"));
    }
    assert.equal(new Set(ids).size, 2);
  });

  test("refuses an impossible page", async (t) => {
    const { get } = await practice(t);
    for (const query of [{ limit: "0" }, { limit: "5001" }, { limit: "x" }, { offset: "-1" }]) {
      await refuses(get("departments", query), 400, /limit|offset/);
    }
  });
});

describe("limits per minute", () => {
  // One more than twice the limit, so one is above it even if a minute ends in between.
  const tries = async (limit, call) => {
    const statuses = [];
    let last;
    for (let count = 0; count <= 2 * limit; count += 1) {
      last = await call();
      statuses.push(last.status);
      if (last.status === 429) break;
    }
    return { statuses, last };
  };

  test("token requests above the limit get 429 without Retry-After until the next minute", async (t) => {
    const s = await start(t);
    s.athena.settings.tokenRequestsPerMinute = 5;
    const { statuses, last } = await tries(5, () => ask.athena(s));
    assert.deepEqual(statuses.slice(0, 5), [200, 200, 200, 200, 200]);
    assert.deepEqual([last.status, last.headers.get("retry-after")], [429, null]);
    assert.equal((await ask.oauth(s)).status, 200);
    s.athena.nextMinute();
    assert.equal((await ask.athena(s)).status, 200);
    assert.equal(s.athena.counters().tokenErrors, 1);
  });

  test("calls above the limit get 429 in the system's form, and a reset lifts it", async (t) => {
    const { s, get } = await practice(t);
    await control(s, "PATCH", "athena/settings", { callsPerMinute: 2 });
    const { last } = await tries(2, () => get("patients/1"));
    assert.deepEqual([last.status, last.headers.get("retry-after")], [429, null]);
    assert.deepEqual(last.json, { error: "Too many requests" });
    await control(s, "PATCH", "athena/settings", { callsPerMinute: null });
    assert.equal((await get("patients/1")).status, 200);
    s.athena.settings.callsPerMinute = 0;
    assert.equal((await get("patients/1")).status, 429);
    s.reset();
    const auth = bearer(await tokenOf(s, "athena"));
    assert.equal((await send("GET", `${s.athena.baseUrl}patients/1`, auth)).status, 200);
  });

  test("calls say how many of a limit are left, as the real system does", async (t) => {
    const { s, get } = await practice(t);
    const told = async (path) => {
      const { headers } = await get(path);
      return ["x-ratelimit-limit", "x-ratelimit-remaining"].map((name) => headers.get(name));
    };
    assert.deepEqual(await told("patients/1"), [null, null]);
    s.athena.settings.callsPerMinute = 2;
    s.athena.nextMinute();
    assert.deepEqual(await told("patients/1"), ["2", "1"]);
    assert.deepEqual(await told("patients/999"), ["2", "0"]);
    assert.deepEqual(await told("patients/1"), ["2", "0"]);
  });

  test("a limit that is not a whole number is refused", async (t) => {
    const s = await start(t);
    for (const value of [-1, 1.5, "5", true]) {
      const response = await control(s, "PATCH", "vagaro/settings", {
        tokenRequestsPerMinute: value,
      });
      assert.equal(response.status, 400);
      assert.match(response.json.error, /tokenRequestsPerMinute must be a whole number/);
    }
  });
});
