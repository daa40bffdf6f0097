// Owns what the rows of all of athenahealth's resources are written with: requests as they reach the
// API, checks, and the ways in which calls fail.

import assert from "node:assert/strict";
import { rejection } from "../../support/setup.mjs";

const BASE = "/v1/195900/";

export const get = (path) => ["GET", BASE + path];
export const post = (path, body) => ["POST", BASE + path, body];
export const put = (path, body) => ["PUT", BASE + path, body];
export const del = (path) => ["DELETE", BASE + path];

/** The first page of a list, as it is asked for by default. */
export const list = (path) => get(`${path}${path.includes("?") ? "&" : "?"}limit=500&offset=0`);

/** An id that nothing has. */
export const NONE = 99_999_999;

/** Days around everything that the sandbox holds. */
export const EVER = { startdate: "01/01/2000", enddate: "2099-12-31" };
export const EVER_SENT = "startdate=01%2F01%2F2000&enddate=12%2F31%2F2099";

/** A day as athenahealth writes it. */
export const DAY = /^\d\d\/\d\d\/\d{4}$/;

/** The values under a name. */
export const ids = (name, rows) => rows.map((row) => row[name]);

/** Everything that a list brings. */
export async function all(paged) {
  const rows = [];
  for await (const row of paged) rows.push(row);
  return rows;
}

/** Asserts that a write answered that it was done. */
export const isDone = (result) => assert.deepEqual(result, { success: true });

/** Asserts that a record is not there. */
export async function isGone(promise) {
  assert.equal((await rejection(promise)).code, "not_found");
}

/** A row of a method that is another one by a second name. */
export const alias = (method, rows, name) => {
  const same = rows.filter((row) => row.method === name);
  return same.map((row) => ({ ...row, method }));
};

/** A call that fails, and what brings it to that. */
const fails = (status, code) => (method, args, own) => ({ method, status, code, args, ...own });

/** What the path names is not there. */
export const absent = fails(404, "not_found");
/** A value cannot be. */
export const invalid = fails(400, "invalid_request");
/** It does not fit the state of the record. */
export const conflicts = fails(409, "conflict");
/** Status 200, and a body that says no. */
export const refused = fails(200, "refused");

/** Parameters lack without which the API does nothing; the body says which. */
export const lacks = (method, names, args, own) =>
  invalid(method, args, {
    why: `, without ${names.join(", ")}`,
    check: ({ body }) => assert.deepEqual(body.missingfields, names),
    ...own,
  });

/** A gateway forbids it, in words that are no JSON. */
export const forbidden = (method, args) =>
  fails(403, "forbidden")(method, args, {
    fault: { kind: "status", status: 403, body: "<h1>Over the quota of a patient</h1>" },
    check: ({ body }) => assert.equal(body, "<h1>Over the quota of a patient</h1>"),
  });
