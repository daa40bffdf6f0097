// Every list of both providers: the member that its type names yields the rows, null is empty, and another
// member is an error that says which members there are, never an empty list.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { openSources, resourcesOf } from "../../../scripts/docs/read.mjs";
import { DAYS } from "../../../build/js/providers/athena/fields.js";
import { connect, envelope, json } from "../support/providers.mjs";
import { rejection } from "../support/setup.mjs";

const sources = openSources();
const providers = "js/src/providers";
const CLIENTS = {
  athena: ["AthenaClient", `${providers}/athena/client.ts`],
  seed: ["VagaroClient", `${providers}/vagaro/client.ts`],
  v2: ["VagaroV2Client", `${providers}/vagaro/client-v2.ts`],
};

/** Lists that a shape of their own reads; undefined: the name of the member is not known. */
const OWN = { medicationLists: "medications", onlyList: undefined };

/** Shapes of bare lists, and members that a shape adds to each row. */
const BARE = ["list", "requirements"];
const WITH = { requirements: { fields: [] } };

/** Shapes of single records, of copies of one, and of confirmations. */
const SINGLE = ["one", "done", "copies", "balances", 'fileIn("image")'];

/** The member with the rows; undefined if the body is the list. */
function memberOf({ result }) {
  if (result in OWN) return OWN[result];
  return /^(?:pageOf|listOf)\("(\w+)"/.exec(result)?.[1];
}

/** The methods that give lists: `{ call, member, declaration, paged, result }`. */
function listsOf(name) {
  const [client, path] = CLIENTS[name];
  return resourcesOf(sources, path, client).flatMap(({ name: resource, operations }) =>
    operations
      .filter(({ declaration }) => !SINGLE.includes(declaration.result))
      .map(({ name: method, declaration, parameters, paged, result }) => {
        const ids = parameters.filter(({ name: one }) => !["params", "options"].includes(one));
        const required = (declaration.required ?? []).map((one) => [one, sample(one)]);
        const given = [...ids.map(() => "1"), Object.fromEntries(required)];
        return {
          label: `${resource}.${method}`,
          call: (at) => at[resource][method](...given),
          member: memberOf(declaration),
          ...{ declaration, paged, result },
        };
      }),
  );
}

const sample = (name) => (DAYS.has(name) ? "01/31/2030" : "1");

const wrapped = (name, body) => (name === "v2" ? envelope(body) : body);

/** The rows in a result: the result itself, or its member. */
const rowsOf = (member, result) => (Array.isArray(result) ? result : result[member]);

for (const name of Object.keys(CLIENTS)) {
  const lists = listsOf(name);

  /** The outcome of a method whose response has this body. */
  const outcome = async (t, { call }, body) => {
    const { client } = connect(t, name, () => json(wrapped(name, body)));
    return await call(client);
  };

  describe(name, () => {
    test("there are lists", () => assert.ok(lists.length > 3));

    for (const list of lists) {
      const { label, member, declaration } = list;
      const row = { row: "first", ...WITH[declaration.result] };
      const inMember = member ?? "payments";
      const isBare = member === undefined && BARE.includes(declaration.result);

      test(`${label} has its rows in ${isBare ? "a list" : inMember}`, async (t) => {
        const good = isBare ? [row] : { [inMember]: [row], totalcount: 1 };
        const rows = rowsOf(inMember, await outcome(t, list, good));
        assert.deepEqual(rows.flat(), [row]);
        assert.equal(declaration.paging?.rows ?? inMember, inMember);
      });

      test(`${label} is empty if there is null instead`, async (t) => {
        const body = isBare ? null : { [inMember]: null };
        assert.deepEqual(rowsOf(inMember, await outcome(t, list, body)), []);
      });

      test(`${label} fails if another member has the rows`, async (t) => {
        const other = declaration.result === "onlyList" ? "canary" : [{ canary: "canary" }];
        const error = await rejection(outcome(t, list, { others: other, totalcount: 1 }));
        assert.deepEqual(
          [error.name, error.code, error.status],
          ["ApiError", "unexpected_response", 200],
        );
        const missing = member === undefined ? "a list" : `the member ${member}`;
        const said = `, without ${missing}: the body has others, totalcount (request`;
        assert.ok(error.message.includes(said), error.message);
        assert.ok(!error.message.includes("canary"));
      });
    }

    test("every method whose result is a list or a page is among them", () => {
      const [client, path] = CLIENTS[name];
      const all = resourcesOf(sources, path, client).flatMap((resource) =>
        resource.operations.map((operation) => ({ resource: resource.name, ...operation })),
      );
      const listed = all.filter(({ paged, result, declaration }) => {
        const isCopies = ["copies", "balances"].includes(declaration.result);
        return paged || (/^readonly .*\[\]$/.test(result) && !isCopies);
      });
      const labels = new Set(lists.map(({ label }) => label));
      const missing = listed
        .map((one) => `${one.resource}.${one.name}`)
        .filter((one) => !labels.has(one));
      assert.deepEqual(missing, []);
    });
  });
}
