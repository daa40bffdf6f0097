// The ends of lists and the ids of their rows: no request is sent that is not needed, and no row is lost for
// that; rows without the usual id are identified by another one.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { all, idsOf, rowsOf, walk } from "../support/lists.mjs";
import { connect, json } from "../support/providers.mjs";

const assertWhole = ({ ids }, name, rows) => assert.deepEqual(ids, idsOf(name, rows));

describe("v2: no request too many, and none too few", () => {
  const silent = { link: "silent" };
  const never = { link: "never" };

  for (const [count, requests, ways, what] of [
    [95, 1, {}, "that says it is the last"],
    [95, 1, silent, "that says nothing, but has more rows than a page of the server's own size"],
    [7, 1, {}, "that says it is the last"],
    [7, 2, silent, "that says nothing, and may be a page of the server's own size"],
    [20, 2, {}, "that says it is the last, but may be a page of the server's own size"],
    [195, 2, {}, "of the second page"],
    [195, 2, silent, "of the second page, which says nothing"],
    [200, 2, {}, "of the second page, which lacks the link that the first one had"],
    [200, 3, silent, "of the second page, which is full and says nothing"],
  ]) {
    test(`${count} rows take ${requests} requests: the length or the link ${what}`, async (t) => {
      const rows = rowsOf("v2", count);
      const walked = await walk(t, "v2", rows, ways);
      assertWhole(walked, "v2", rows);
      assert.equal(walked.requests, requests);
    });
  }

  for (const fixed of [5, 10, 20, 25, 30, 40, 50]) {
    for (const [what, ways] of Object.entries({ honest: {}, never, silent })) {
      test(`95 rows from a server with pages of ${fixed} of its own, links ${what}`, async (t) => {
        const rows = rowsOf("v2", 95);
        const walked = await walk(t, "v2", rows, { fixed, ...ways });
        assertWhole(walked, "v2", rows);
        const full = 95 % fixed === 0 && what !== "honest";
        assert.equal(walked.requests, Math.ceil(95 / fixed) + (full ? 1 : 0));
      });
    }
  }

  test("a page that is short because rows are hidden does not end a list with links", async (t) => {
    const rows = rowsOf("v2", 30);
    const hidden = rows.filter((_row, index) => index % 7 !== 3);
    const written = (page) => page.filter((row) => hidden.includes(row));
    assertWhole(await walk(t, "v2", rows, { size: 10, written }), "v2", hidden);
  });
});

test("athena: documents without a documentid are told apart by their other ids", async (t) => {
  const kinds = ["dmeid", "orderid", "labresultid", "imagingresultid", "letterid", "patientcaseid"];
  // Ids of different kinds are equal, two results share an order, and every row is given once.
  const documents = kinds.flatMap((kind, index) => [
    { documentid: String(index) },
    { [kind]: String(index), orderid: "0" },
  ]);
  documents.push({ labresultid: "9", orderid: "0" });
  const added = { documentid: "99" };
  const respond = ({ query }, index) => {
    const list = index === 0 ? documents : [added, ...documents];
    const [offset, limit] = ["offset", "limit"].map((name) => Number(query.get(name)));
    return json({ totalcount: list.length, documents: list.slice(offset, offset + limit) });
  };
  const { client } = connect(t, "athena", respond);
  const rows = await all(client.documents.listDocuments("1", { departmentid: "1", limit: 4 }));
  assert.deepEqual(rows, documents);
});
