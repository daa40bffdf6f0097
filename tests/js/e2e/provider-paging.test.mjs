// Paged lists, against correct and incorrect servers: no row is lost or doubled, and every walk ends.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { envelope, json } from "../support/providers.mjs";
import {
  all,
  idsOf,
  listOf,
  PAGED,
  rowsIn,
  rowsOf,
  serverOf,
  usualSize,
  walk,
} from "../support/lists.mjs";
import { rejection } from "../support/setup.mjs";

/**
 * The number of requests for all rows. A first page of V2 that is full may be one of many, although it says
 * that it is the last.
 */
const needed = (name, count, size) =>
  name === "v2" && count === size ? 2 : Math.max(1, Math.ceil(count / size));

const assertWhole = ({ ids }, name, rows) => assert.deepEqual(ids, idsOf(name, rows));

/** Inserts rows before all others at the request for the second page. */
const addsInFront = (rows) => (list, index) => index === 1 && list.unshift(...rows);

for (const name of PAGED) {
  describe(`${name}: a correct server`, () => {
    for (const [count, size] of [
      [0, 7],
      [1, 7],
      [6, 7],
      [7, 7],
      [8, 7],
      [14, 7],
      [3, 1],
      [1_000, 100],
      [1_000, 1_000],
    ]) {
      test(`${count} rows, ${size} in a page, come once each and in order`, async (t) => {
        const rows = rowsOf(name, count);
        const walked = await walk(t, name, rows, { size });
        assertWhole(walked, name, rows);
        assert.equal(walked.requests, needed(name, count, size));
      });
    }

    test("the page size has a default", async (t) => {
      const size = usualSize(name);
      const rows = rowsOf(name, size + 1);
      const { list } = listOf(t, name, rows);
      const pages = await all(list.pages());
      assert.deepEqual(
        pages.map((page) => rowsIn(name, page).length),
        [size, 1],
      );
    });

    test("a page size written as text is read as a number", async (t) => {
      const rows = rowsOf(name, 5);
      const walked = await walk(t, name, rows, { size: "2" });
      assertWhole(walked, name, rows);
      assert.equal(walked.requests, needed(name, 5, 2));
    });

    test("await gives the first page, with one request", async (t) => {
      const { list, calls } = listOf(t, name, rowsOf(name, 9), { size: 4 });
      assert.equal(calls.length, 0, "nothing is sent before somebody asks");
      const page = await list;
      assert.deepEqual(idsOf(name, rowsIn(name, page)), ["1", "2", "3", "4"]);
      assert.equal(calls.length, 1);
    });

    test("a list is a promise of its first page, which is requested once", async (t) => {
      const { list, calls } = listOf(t, name, rowsOf(name, 9), { size: 4 });
      assert.ok(list instanceof Promise);
      assert.equal(Object.prototype.toString.call(list), "[object Promise]");
      const [page, ...others] = await Promise.all([
        list,
        list.then(),
        list.catch(() => "caught"),
        list.finally(() => "unheard"),
        Promise.resolve(list),
        (async () => list)(),
      ]);
      assert.deepEqual(idsOf(name, rowsIn(name, page)), ["1", "2", "3", "4"]);
      for (const other of [...others, await list]) assert.equal(other, page);
      assert.equal(await list.then((first) => rowsIn(name, first).length), 4);
      assert.equal(calls.length, 1);
      const chained = [list.then(), list.catch(), list.finally()];
      assert.ok(chained.every((one) => one.constructor === Promise));
    });

    test("a failing page is requested once as well, and can be caught", async (t) => {
      const respond = () => json({ error: "canary" }, { status: 404 });
      const { list, calls } = listOf(t, name, [], { respond });
      let ended = 0;
      const error = await list.catch((reason) => reason);
      assert.deepEqual([error.name, error.status], ["ApiError", 404]);
      const after = list.finally(() => (ended += 1));
      assert.equal(await rejection(after), error);
      assert.equal(await rejection(list), error);
      assert.deepEqual([calls.length, ended], [1, 1]);
    });

    test("each loop begins anew, whether the first page has been read or not", async (t) => {
      const rows = rowsOf(name, 9);
      const { list, calls } = listOf(t, name, rows, { size: 4 });
      await list;
      for (let round = 0; round < 2; round += 1) {
        assert.deepEqual(await all(list), rows);
        await all(list.pages());
      }
      assert.equal(calls.length, 1 + 4 * needed(name, 9, 4));
    });

    test("two loops over one list at once do not interfere", async (t) => {
      const rows = rowsOf(name, 9);
      const { list } = listOf(t, name, rows, { size: 2 });
      assert.deepEqual(await Promise.all([all(list), all(list)]), [rows, rows]);
    });

    test("a loop sends nothing more after a break", async (t) => {
      const { list, calls } = listOf(t, name, rowsOf(name, 9), { size: 4 });
      for await (const row of list) if (idsOf(name, [row])[0] === "5") break;
      assert.equal(calls.length, 2);
      for await (const page of list.pages()) {
        assert.ok(page);
        break;
      }
      assert.equal(calls.length, 3);
    });

    test("an empty list has one page", async (t) => {
      const { list } = listOf(t, name, []);
      const [page, ...more] = await all(list.pages());
      assert.deepEqual([rowsIn(name, page), more], [[], []]);
    });
  });

  describe(`${name}: an interrupted walk`, () => {
    test("an error on page 3 comes after the rows of pages 1 and 2", async (t) => {
      const honest = serverOf(name, rowsOf(name, 9));
      const respond = (call, index) =>
        index === 2 ? json({ error: "canary" }, { status: 404 }) : honest(call, index);
      const { list, calls } = listOf(t, name, [], { size: 3, respond });
      const seen = [];
      const error = await rejection(
        (async () => {
          for await (const row of list) seen.push(row);
        })(),
      );
      assert.deepEqual([error.name, error.status, error.code], ["ApiError", 404, "not_found"]);
      assert.equal(error.requestId, calls[2].headers.get("x-request-id"));
      assert.equal(seen.length, 6);
      assert.equal(calls.length, 3);
    });

    test("a signal that is aborted between pages ends it with the signal's reason", async (t) => {
      const controller = new AbortController();
      const reason = new Error("enough");
      const options = { signal: controller.signal };
      const { list, calls } = listOf(t, name, rowsOf(name, 9), { size: 3, options });
      const seen = [];
      const error = await rejection(
        (async () => {
          for await (const row of list) if (seen.push(row) === 3) controller.abort(reason);
        })(),
      );
      assert.equal(error, reason);
      assert.equal(seen.length, 3);
      assert.ok(calls.length <= 2);
    });

    test("each page has its own request id, unless the caller gives one for all", async (t) => {
      const walked = async (options) => {
        const { list, calls } = listOf(t, name, rowsOf(name, 6), { size: 2, options });
        await all(list);
        return calls.map(({ headers }) => headers.get("x-request-id"));
      };
      const made = await walked({});
      assert.equal(new Set(made).size, made.length);
      assert.deepEqual(new Set(await walked({ requestId: "mine" })), new Set(["mine"]));
    });
  });

  describe(`${name}: an incorrect server`, () => {
    const two = rowsOf(name, 2, { first: 901 });
    const front = addsInFront(two);
    const end = (list, index) => index === 1 && list.push(...two);

    for (const [ways, requests] of [
      [
        { fixed: 1_000, samePlace: true },
        { athena: 1, v2: 2 },
      ],
      [
        { fixed: 1_000, samePlace: true, total: () => undefined },
        { athena: 2, v2: 2 },
      ],
      [
        { fixed: 1_000, samePlace: true, link: "always" },
        { athena: 2, v2: 2 },
      ],
      [{ fixed: 10 }, { athena: 3, v2: 3 }],
      [
        { fixed: 10, link: "never", total: () => undefined },
        { athena: 3, v2: 3 },
      ],
      [
        { cap: 5, link: "never" },
        { athena: 5, v2: 6 },
      ],
      [{ link: "never" }, { athena: 4, v2: 4 }],
      [{ link: "silent" }, { athena: 4, v2: 4 }],
      [{ link: "always" }, { athena: 5, v2: 5 }],
      [{ link: "far" }, { athena: 4, v2: 4 }],
      [{ link: "back" }, { athena: 4, v2: 5 }],
      [
        { link: "back", total: () => undefined },
        { athena: 4, v2: 5 },
      ],
      [
        { link: "never", total: () => undefined },
        { athena: 4, v2: 4 },
      ],
      [
        { link: "never", total: String },
        { athena: 4, v2: 4 },
      ],
      [
        { link: "never", total: () => "many" },
        { athena: 4, v2: 4 },
      ],
      [
        { link: "never", total: (count) => count * 50 },
        { athena: 5, v2: 4 },
      ],
      [
        { link: "honest", total: () => 3 },
        { athena: 4, v2: 4 },
      ],
      [
        { link: "honest", total: () => -1 },
        { athena: 4, v2: 4 },
      ],
      [{ bare: true }, { athena: 4, v2: 4 }],
      [
        { bare: true, fixed: 1_000, samePlace: true },
        { athena: 2, v2: 2 },
      ],
    ]) {
      const said = Object.entries(ways).map(([key, way]) => `${key} ${String(way)}`);
      test(`no row is lost or doubled by ${said.join(", ")}`, async (t) => {
        const rows = rowsOf(name, 25);
        const walked = await walk(t, name, rows, { size: 7, ...ways });
        assertWhole(walked, name, rows);
        assert.equal(walked.requests, requests[name]);
      });
    }

    test("rows added at the front during a walk neither double nor hide others", async (t) => {
      const rows = rowsOf(name, 9);
      assertWhole(await walk(t, name, rows, { size: 3, before: front }), name, rows);
    });

    test("rows added at the end during a walk come as well", async (t) => {
      const rows = rowsOf(name, 9);
      const walked = await walk(t, name, rows, { size: 3, before: end });
      assertWhole(walked, name, [...rows, ...two]);
    });

    test("rows of one page that share an id are all given", async (t) => {
      const rows = rowsOf(name, 9);
      const doubled = rows.flatMap((row, index) =>
        index % 3 === 0 ? [row, { ...row, b: 1 }] : row,
      );
      const walked = await walk(t, name, doubled, { size: 4 });
      assert.deepEqual(walked.rows, doubled);
    });

    test("of rows that share an id, a page repeats only those that were pushed down", async (t) => {
      const twins = ["a", "b"].map((twin) => ({ ...rowsOf(name, 1)[0], twin }));
      const rows = [...twins, ...rowsOf(name, 4, { first: 2 })];
      const before = addsInFront(rowsOf(name, 1, { first: 901 }));
      assert.deepEqual((await walk(t, name, rows, { size: 2, before })).rows, rows);
    });

    test("a server that always sends its first ten rows ends the walk", async (t) => {
      const walked = await walk(t, name, rowsOf(name, 25), { cap: 10, samePlace: true });
      assertWhole(walked, name, rowsOf(name, 10));
      assert.equal(walked.requests, 2);
    });

    test("rows without ids are all kept, and a repeated page is still the end", async (t) => {
      const rows = Array.from({ length: 9 }, (_, index) => ({ title: `row ${index}` }));
      assert.deepEqual((await walk(t, name, rows, { size: 4 })).rows, rows);
      const ways = { fixed: 99, samePlace: true, total: () => undefined, link: "silent" };
      const again = await walk(t, name, rows, ways);
      assert.deepEqual([again.rows.length, again.requests], [9, 2]);
    });

    test("numeric ids identify rows", async (t) => {
      const rows = rowsOf(name, 9, { write: Number });
      assertWhole(await walk(t, name, rows, { size: 3, before: front }), name, rows);
    });

    test("a page with null instead of rows is empty", async (t) => {
      const bodies = {
        athena: [{ patients: null }, null],
        v2: [envelope({ services: null }), envelope(null)],
      }[name];
      for (const body of bodies) {
        const walked = await walk(t, name, [], { respond: () => json(body) });
        assert.deepEqual([walked.rows.length, walked.requests], [0, 1], JSON.stringify(body));
      }
    });

    test("a page without rows, or with another value instead, is an error", async (t) => {
      const bodies = {
        athena: [{ totalcount: 5 }, { patients: "none" }, { next: "?offset=4" }, {}],
        v2: [envelope({}), envelope({ services: 7 }), envelope({ nextPage: null })],
      }[name];
      for (const body of bodies) {
        const { list } = listOf(t, name, [], { respond: () => json(body) });
        const { code, status } = await rejection(all(list));
        assert.deepEqual([code, status], ["unexpected_response", 200], JSON.stringify(body));
      }
    });
  });

  describe(`${name}: edges`, () => {
    const edge = (text, run) => test(text, run);

    edge("two alternating pages without ids end the walk", async (t) => {
      const written = (_page, index) => [{ title: `page ${index % 2}` }];
      const walked = await walk(t, name, [], { written, bare: true });
      assert.ok(walked.rows.length >= 2);
    });

    edge("a single row instead of a list is not lost", async (t) => {
      const written = (page) => page[0];
      const walked = await walk(t, name, rowsOf(name, 1), { written });
      assert.deepEqual(walked.ids, ["1"]);
    });

    for (const [what, params] of [
      ["NaN", { size: NaN }],
      ["text", { size: "many" }],
      ["an object", { size: {} }],
      ["a boolean", { size: true }],
    ]) {
      edge(`a page size that is ${what} is an error that names it`, async (t) => {
        const { list, calls } = listOf(t, name, rowsOf(name, 3), params);
        const error = await rejection(list.then());
        assert.equal(error.code, "invalid_call");
        assert.match(error.message, /limit|pageSize/);
        assert.equal(calls.length, 0);
      });
    }
  });
}

describe("athena: the caller's offset", () => {
  for (const [offset, expected] of [
    [0, 9],
    [4, 5],
    ["4", 5],
    [9, 0],
    [50, 0],
  ]) {
    test(`a walk begins at ${typeof offset} ${offset}`, async (t) => {
      const rows = rowsOf("athena", 9);
      const walked = await walk(t, "athena", rows, { size: 2, params: { offset } });
      assertWhole(walked, "athena", rows.slice(9 - expected));
    });
  }

  test("each await begins there as well", async (t) => {
    const rows = rowsOf("athena", 9);
    const { list, calls } = listOf(t, "athena", rows, { size: 2, params: { offset: 3 } });
    const { patients } = await list;
    assert.deepEqual(patients, rows.slice(3, 5));
    assert.equal(calls[0].query.get("offset"), "3");
  });

  test("an id that is text on one page and a number on the next is one row", async (t) => {
    const rows = rowsOf("athena", 9);
    const written = (page, index) =>
      page.map(({ patientid }) => ({ patientid: index % 2 ? Number(patientid) : patientid }));
    assertWhole(await walk(t, "athena", rows, { size: 4, link: "near", written }), "athena", rows);
  });

  for (const [what, total] of [
    ["negative", () => -1],
    ["smaller than the rows at hand", () => 1],
  ]) {
    test(`a count that is ${what} does not end a walk without links`, async (t) => {
      const rows = rowsOf("athena", 9);
      assertWhole(await walk(t, "athena", rows, { size: 4, link: "never", total }), "athena", rows);
    });
  }

  test("a walk ends despite an absurd count and endless links to empty pages", async (t) => {
    const rows = rowsOf("athena", 9);
    const ways = { size: 4, link: "always", total: () => 1e12 };
    assertWhole(await walk(t, "athena", rows, ways), "athena", rows);
  });

  test("a page of only known rows is passed while the count says that more follow", async (t) => {
    const rows = rowsOf("athena", 9);
    const added = rowsOf("athena", 3, { first: 901 });
    const before = (list, index) => index === 2 && list.unshift(...added);
    assertWhole(await walk(t, "athena", rows, { size: 2, before }), "athena", rows);
  });

  test("a page's worth of rows added at the front does not hide the rest", async (t) => {
    const rows = rowsOf("athena", 9);
    const before = addsInFront(rowsOf("athena", 2, { first: 901 }));
    assertWhole(await walk(t, "athena", rows, { size: 2, before }), "athena", rows);
  });

  test("an object with the rows in a list of one is read like the object itself", async (t) => {
    const respond = () => json([{ totalcount: 1, patients: [{ patientid: "1" }] }]);
    assert.deepEqual((await walk(t, "athena", [], { respond })).ids, ["1"]);
  });
});

test("v2: an id that is text on one page and a number on the next is one row", async (t) => {
  const rows = rowsOf("v2", 9);
  const written = (page, index) =>
    page.map(({ serviceId }) => ({ serviceId: index % 2 ? Number(serviceId) : serviceId }));
  const before = addsInFront(rowsOf("v2", 1, { first: 900 }));
  assertWhole(await walk(t, "v2", rows, { size: 4, written, before }), "v2", rows);
});
