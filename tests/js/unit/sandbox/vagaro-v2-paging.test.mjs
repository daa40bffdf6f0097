// Pages of the sandbox's V2 system, as they should be and as the real API is known to send them.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { JSON_TYPE, askV2, send, vagaroV2 } from "./support.mjs";

const SEEDED = 3;

async function withServices(t, count, settings = {}) {
  const all = await vagaroV2(t);
  all.s.vagaroV2.addServices(count - SEEDED);
  Object.assign(all.s.vagaroV2.settings, settings);
  return all;
}
const idsOf = ({ services }) => services.map(({ serviceId }) => serviceId);

describe("vagaroV2: pages", () => {
  test("are requested in the query or in the body, and each row comes once", async (t) => {
    const { data } = await withServices(t, 45);
    for (const ask of [
      (number) => data("POST", `services?pageNumber=${number}&pageSize=20`, {}),
      (number) => data("POST", "services", { pageNumber: number, pageSize: 20 }),
      (number) => data("POST", `services?pageNumber=${number}`, {}),
    ]) {
      const pages = [await ask(1), await ask(2), await ask(3)];
      assert.deepEqual(
        pages.map(({ services }) => services.length),
        [20, 20, 5],
      );
      assert.equal(new Set(pages.flatMap(idsOf)).size, 45);
      assert.equal(pages[2].nextPage, null);
      assert.deepEqual((await ask(4)).services, []);
    }
    assert.equal((await data("POST", "services", { pageSize: 500 })).services.length, 45);
  });

  test("are linked by URLs that lead to the end", async (t) => {
    const { s, data } = await withServices(t, 7);
    const first = await data("POST", "services?pageSize=3", {});
    assert.equal(first.nextPage, `${s.vagaroV2.baseUrl}services?pageSize=3&pageNumber=2`);
    const path = ({ nextPage }) => nextPage.slice(s.vagaroV2.baseUrl.length);
    const second = await data("POST", path(first), {});
    const third = await data("POST", path(second), {});
    assert.deepEqual([third.services.length, third.nextPage], [1, null]);
  });

  test("are refused if their number or size is invalid", async (t) => {
    const { call } = await vagaroV2(t);
    const queries = ["pageNumber=0", "pageSize=0", "pageSize=101", "pageSize=ten", "pageSize="];
    for (const query of queries) {
      const { status, json } = await call("POST", `locations?${query}`, {});
      assert.deepEqual([status, json.responseCode], [400, 1003], query);
      assert.deepEqual(Object.keys(json.errors), [query.split("=")[0]]);
    }
    for (const body of [{ pageSize: 501 }, { pageNumber: "1" }]) {
      assert.equal((await call("POST", "locations", body)).json.responseCode, 1003);
    }
  });

  test("of reviews have the total count", async (t) => {
    const { s, data } = await vagaroV2(t);
    const path = `merchants/${encodeURIComponent(s.vagaroV2.businessId)}/reviews`;
    const { records, nextPage, ...rest } = await data("GET", `${path}?pageSize=5&pageNumber=2`);
    assert.deepEqual(rest, { pageNumber: 2, pageSize: 5, totalPages: 3, totalRecords: 12 });
    assert.equal(records.length, 5);
    const last = await data("GET", nextPage.slice(s.vagaroV2.baseUrl.length));
    assert.deepEqual([last.records.length, last.nextPage], [2, null]);
    assert.equal((await data("GET", path)).records.length, 10);
    const { locations } = await data("POST", "locations", { businessId: undefined });
    const other = encodeURIComponent(locations[1].businessId);
    assert.deepEqual((await data("GET", `merchants/${other}/reviews`)).records, []);
  });
});

describe("vagaroV2: misbehaviour on demand", () => {
  test("a query can be ignored, except of a GET: 10 rows and no next page", async (t) => {
    const { s, data } = await withServices(t, 25, { ignorePagingQuery: true });
    for (const query of ["", "?pageSize=20", "?pageSize=20&pageNumber=2", "?pageSize=x"]) {
      const { services, nextPage } = await data("POST", `services${query}`, {});
      assert.deepEqual([services.length, nextPage], [10, null]);
    }
    const inBody = await data("POST", "services", { pageSize: 20, pageNumber: 2 });
    assert.deepEqual([inBody.services.length, inBody.nextPage], [5, null]);
    const reviews = `merchants/${encodeURIComponent(s.vagaroV2.businessId)}/reviews`;
    assert.equal((await data("GET", `${reviews}?pageSize=5&pageNumber=3`)).records.length, 2);
  });

  test("next pages can go on forever, unless a size is requested", async (t) => {
    const { s, raw, data } = await withServices(t, 5, { endlessNextPage: true });
    let next = `${s.vagaroV2.baseUrl}services`;
    for (let page = 1; page < 5; page += 1) {
      const path = next.slice(s.vagaroV2.baseUrl.length);
      const { services, nextPage } = await data("POST", path, {});
      assert.equal(services.length, page === 1 ? 5 : 0);
      next = nextPage;
    }
    assert.match(next, /pageNumber=5$/);
    assert.equal((await data("POST", "services?pageSize=20", {})).nextPage, null);
    assert.equal((await raw("POST", "services?pageSize=20", {})).status, 400);
  });

  test("appointments come as a bare list, or with a next page on demand", async (t) => {
    const { s, data } = await vagaroV2(t);
    const { customerId } = s.vagaroV2;
    const ask = (query) => data("POST", `appointments${query}`, { customerId });
    const starts = (rows) => rows.map(({ startTime }) => startTime.slice(0, 7));
    const list = await ask("");
    assert.deepEqual(starts(list), ["2024-05", "2024-06", "2024-07", "2099-07"]);
    assert.deepEqual(starts(await ask("?pageSize=3&pageNumber=2")), ["2099-07"]);
    assert.deepEqual(starts(await ask("?orderBy=desc&pageSize=1")), ["2099-07"]);
    s.vagaroV2.settings.appointmentsAsList = false;
    const page = await ask("?pageSize=3");
    assert.deepEqual(starts(page.appointments), ["2024-05", "2024-06", "2024-07"]);
    const rest = await data("POST", page.nextPage.slice(s.vagaroV2.baseUrl.length), { customerId });
    assert.deepEqual([rest.appointments.length, rest.nextPage], [1, null]);
  });
});

test("vagaroV2: services can be added and are gone after a reset", async (t) => {
  const { s, data } = await vagaroV2(t);
  s.vagaroV2.addServices(2);
  const { services } = await data("POST", "services", {});
  assert.deepEqual(
    services.slice(SEEDED).map(({ serviceTitle }) => serviceTitle),
    ["Sample service 5", "Sample service 6"],
  );
  const [one] = (await data("POST", "services", { serviceId: services[4].serviceId })).services;
  assert.deepEqual(one, services[4]);
  for (const count of [-1, 1.5, "2", undefined]) {
    assert.throws(() => s.vagaroV2.addServices(count), TypeError);
  }
  s.reset();
  const { access_token: accessToken } = (await askV2(s)).json.data;
  const body = JSON.stringify({ businessId: s.vagaroV2.businessId });
  const headers = { accessToken, ...JSON_TYPE };
  const response = await send("POST", `${s.vagaroV2.baseUrl}services`, headers, body);
  assert.equal(response.json.data.services.length, SEEDED);
});
