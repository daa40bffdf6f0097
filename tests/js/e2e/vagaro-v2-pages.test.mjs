// The lists of VagaroV2Client over several pages: no row is lost or doubled, however the API misbehaves.

import assert from "node:assert/strict";
import { test } from "node:test";
import { callsTo, startSuite } from "../support/operations.mjs";
import {
  amabel,
  businessId,
  connect,
  customerId,
  ids,
  JULY_2,
  systemOf,
} from "../support/vagaro-v2.mjs";

/** Each list: how pages of `pageSize` are requested, and what identifies its rows. */
const LISTS = {
  "locations.list": {
    id: "businessId",
    count: 2,
    pageSize: 1,
    list: (client, page) => client.locations.list(page),
  },
  "employees.list": {
    id: "serviceProviderId",
    count: 2,
    pageSize: 1,
    list: (client, page) => client.employees.list(page),
  },
  "services.list": {
    id: "serviceId",
    count: 25,
    pageSize: 10,
    prepare: ({ system }) => system.addServices(22),
    list: (client, page) => client.services.list(page),
  },
  "appointments.list": {
    id: "appointmentId",
    count: ids.bookings.length,
    pageSize: 2,
    list: (client, page) => client.appointments.list({ customerId, ...page }),
  },
  "personalTasks.list": {
    id: "personalTaskId",
    count: 7,
    pageSize: 3,
    async prepare({ client }) {
      for (const hour of ["09", "10", "11", "12", "16"]) {
        const span = { startTime: `2099-07-02T${hour}:00:00`, endTime: `2099-07-02T${hour}:15:00` };
        await client.personalTasks.create({ serviceProviderId: amabel, ...span });
      }
    },
    list: (client, page) =>
      client.personalTasks.list({ serviceProviderId: amabel, ...JULY_2, ...page }),
  },
  "reviews.list": {
    id: "reviewIds",
    count: 12,
    pageSize: 5,
    list: (client, page) => client.reviews.list(businessId, page),
  },
};

/** The API's ways of paging: correct, and as observed. */
const WAYS = [
  {},
  { appointmentsAsList: false },
  { ignorePagingQuery: true },
  { endlessNextPage: true },
  { ignorePagingQuery: true, endlessNextPage: true, appointmentsAsList: false },
];

const nameOf = (settings) => Object.keys(settings).join(", ") || "as it should be";

async function start(t, { prepare }, settings) {
  const at = await startSuite(t, { connect, systemOf });
  await prepare?.(at);
  Object.assign(at.system.settings, settings);
  const before = callsTo(at.system).length;
  return { ...at, calls: () => callsTo(at.system).slice(before) };
}

async function collect(iterable) {
  const items = [];
  for await (const item of iterable) items.push(item);
  return items;
}

const numbersIn = (requests) =>
  requests.map(({ path }) => Number(new URL(path, "http://x").searchParams.get("pageNumber")));

for (const [method, one] of Object.entries(LISTS)) {
  const { id, count, pageSize, list } = one;

  for (const settings of WAYS) {
    test(`${method} gives each row once: ${nameOf(settings)}`, async (t) => {
      const { client, calls } = await start(t, one, settings);
      const rows = await collect(list(client, { pageSize }));
      assert.equal(rows.length, count);
      assert.equal(new Set(rows.map((row) => row[id])).size, count);
      const pages = Math.ceil(count / pageSize);
      // A bare list whose last page is full says nothing about its end.
      const bare = method === "appointments.list" && settings.appointmentsAsList !== false;
      const asked = bare && count % pageSize === 0 ? pages + 1 : pages;
      const numbers = Array.from({ length: asked }, (_, index) => index + 1);
      assert.deepEqual(numbersIn(calls()), numbers);
    });
  }

  test(`${method} iterates over pages, and gives the first if awaited`, async (t) => {
    const { client, calls } = await start(t, one, {});
    const paged = list(client, { pageSize });
    assert.deepEqual(calls(), [], "nothing is sent before one of them begins");
    const pages = await collect(paged.pages());
    const sizes = pages.map((page) => Object.values(page).find(Array.isArray).length);
    const whole = Math.floor(count / pageSize);
    const rest = count % pageSize;
    assert.deepEqual(sizes, [...Array(whole).fill(pageSize), ...(rest === 0 ? [] : [rest])]);
    assert.deepEqual(await paged, pages[0]);
  });

  test(`${method} ends early without further requests`, async (t) => {
    const { client, calls } = await start(t, one, {});
    for await (const row of list(client, { pageSize })) {
      assert.ok(row[id]);
      break;
    }
    assert.equal(calls().length, 1);
  });

  test(`${method} retries a page when the API fails in the middle`, async (t) => {
    const { client, system, calls } = await start(t, one, {});
    const rows = [];
    for await (const row of list(client, { pageSize })) {
      if (rows.push(row) === 1) system.api.inject({ kind: "status", status: 503 });
    }
    assert.equal(new Set(rows.map((row) => row[id])).size, count);
    assert.deepEqual(numbersIn(calls()).slice(0, 3), [1, 2, 2]);
  });
}
