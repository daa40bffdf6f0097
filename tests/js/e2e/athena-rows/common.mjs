// Owns what the rows of all of athenahealth's resources share: requests as they reach the API, checks, and
// kinds of failures.

import assert from "node:assert/strict";
import { holds } from "../../support/operations.mjs";
import { rejection } from "../../support/setup.mjs";

const BASE = "/v1/195900/";

export const get = (path) => ["GET", BASE + path];
export const post = (path, body) => ["POST", BASE + path, body];
export const put = (path, body) => ["PUT", BASE + path, body];
export const del = (path) => ["DELETE", BASE + path];

/** The first page of a list, as requested by default. */
export const list = (path) => get(`${path}${path.includes("?") ? "&" : "?"}limit=500&offset=0`);

/** An id that does not exist. */
export const NONE = 99_999_999;

/** Days before and after all data of the sandbox. */
export const EVER = { startdate: "01/01/2000", enddate: "2099-12-31" };
export const EVER_SENT = "startdate=01%2F01%2F2000&enddate=12%2F31%2F2099";

/** A day in athenahealth's format. */
export const DAY = /^\d\d\/\d\d\/\d{4}$/;

/** The values under a name. */
export const ids = (name, rows) => rows.map((row) => row[name]);

/** All rows of a list. */
export async function all(paged) {
  const rows = [];
  for await (const row of paged) rows.push(row);
  return rows;
}

/** Asserts the members that only documented responses have: recorded ones lack them. */
export function holdsIfDocumented({ system }, result, members) {
  const lacks = Object.keys(members).map((name) => [name, undefined]);
  const isDocumented = system.settings.responsesAs === "documented";
  holds(result, isDocumented ? members : Object.fromEntries(lacks));
}

/** Asserts that a write was confirmed. */
export const isDone = (result) => assert.deepEqual(result, { success: true });

/** Asserts that a record does not exist. */
export async function isGone(promise) {
  assert.equal((await rejection(promise)).code, "not_found");
}

/** A row of a method that is an alias. */
export const alias = (method, rows, name) => {
  const same = rows.filter((row) => row.method === name);
  return same.map((row) => ({ ...row, method }));
};

/** A call that fails, and the cause. */
const fails = (status, code) => (method, args, own) => ({ method, status, code, args, ...own });

/** The path names nothing. */
export const absent = fails(404, "not_found");
/** A value is invalid. */
export const invalid = fails(400, "invalid_request");
/** It conflicts with the state of the record. */
export const conflicts = fails(409, "conflict");
/** A feed without a subscription. */
export const unsubscribed = fails(403, "not_subscribed");
/** Status 200 with an error in the body. */
export const refused = fails(200, "refused");

/** Required parameters are missing; the body names them. */
export const lacks = (method, names, args, own) =>
  invalid(method, args, {
    why: `, without ${names.join(", ")}`,
    check: ({ body }) => assert.deepEqual(body.missingfields, names),
    ...own,
  });

/** A gateway forbids it, with a body that is not JSON. */
export const forbidden = (method, args) =>
  fails(403, "forbidden")(method, args, {
    fault: { kind: "status", status: 403, body: "<h1>Over the quota of a patient</h1>" },
    check: ({ body }) => assert.equal(body, "<h1>Over the quota of a patient</h1>"),
  });
