// Each preset against a server that plays its provider, as the facts say and not as the preset does: one token request
// and one call, in every environment. Then each row with one thing changed, which has to be noticed. Prints how many
// presets there are.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { load } from "../packaging/load.mjs";
import { disagreements } from "./play.mjs";
import { facts, rows } from "./row.mjs";
import { startServer } from "./server.mjs";

const presets = await load("everbearer/presets");

let server;
before(async () => (server = await startServer()));
after(() => server.close());

describe("each provider, by its facts", () => {
  for (const row of rows) {
    test(row.name, async () => {
      assert.deepEqual(await disagreements(server, row), []);
    });
  }
});

/** What may be wrong with a row: the row with that, or nothing if it has no such thing. */
const WRONG = {
  "token URL": (row) => ({ ...row, tokenUrl: row.tokenUrl.replace("https://", "https://not.") }),
  method: (row) => ({ ...row, method: row.method === "GET" ? "POST" : "GET" }),
  "place of the credentials": ({ credentials, ...row }) => {
    const isBasic = credentials.place === "basic";
    const place = isBasic ? "body" : "basic";
    const names = { id: "client_id", secret: "client_secret", encoding: "raw" };
    return { ...row, assertion: {}, credentials: { ...names, place } };
  },
  "encoding of the credentials": ({ credentials, ...row }) =>
    credentials.place === "basic" && {
      ...row,
      credentials: { ...credentials, encoding: credentials.encoding === "raw" ? "form" : "raw" },
    },
  "scheme of the credentials": ({ credentials, ...row }) =>
    credentials.place === "basic" && { ...row, credentials: { ...credentials, scheme: "Other" } },
  "name of the secret": ({ credentials, ...row }) =>
    credentials.secret && { ...row, credentials: { ...credentials, secret: "other_secret" } },
  "format of the body": (row) =>
    row.grantPlace === "body" && { ...row, body: row.body === "json" ? "form" : "json" },
  grant: (row) => row.grant && row.grantPlace !== "url" && { ...row, grant: `${row.grant}_2` },
  scope: (row) => row.scope && { ...row, scope: { fixed: "other" } },
  audience: (row) => row.audience && { ...row, audience: "other" },
  resource: (row) => row.resource && { ...row, resource: "other" },
  parameter: (row) =>
    row.body !== "none" && { ...row, parameters: { ...row.parameters, other: "1" } },
  "header of the token request": (row) => ({
    ...row,
    requestHeaders: { ...row.requestHeaders, "x-other": "1" },
  }),
  "header that the token request must not have": (row) =>
    Object.keys(row.requestHeaders ?? {}).some((name) => name !== "User-Agent") && {
      ...row,
      requestHeaders: {},
    },
  "member of the token": ({ response, ...row }) => ({
    ...row,
    response: { ...response, token: "other_token" },
  }),
  "place of the token": ({ response, ...row }) => ({
    ...row,
    response: { ...response, inside: response.inside ? undefined : "other" },
  }),
  "type of the token": ({ response, ...row }) =>
    !response.noType &&
    !response.typeMember && { ...row, response: { ...response, type: "Other" } },
  "member of the lifetime": (row) =>
    row.lifetime?.member &&
    lifeIsTold(row) && { ...row, lifetime: { ...row.lifetime, member: "other_member" } },
  lifetime: (row) => lifeIsTold(row) && { ...row, response: { ...row.response, shorter: true } },
  "base of calls": ({ base, ...row }) =>
    !row.baseFrom && { ...row, base: base.replace("https://", "https://not.") },
  "member of the base": (row) => row.baseFrom && { ...row, baseFrom: { member: "other_member" } },
  "header of the token": (row) => ({ ...row, call: { ...row.call, header: "x-other-token" } }),
  "scheme of the token": (row) => ({ ...row, call: { ...row.call, scheme: "Other" } }),
  "header of calls": (row) => ({ ...row, callHeaders: { ...row.callHeaders, "x-other": "1" } }),
  "header that calls must not have": (row) =>
    Object.keys(row.callHeaders ?? {}).some((name) => !/^(user-agent|accept)/i.test(name)) && {
      ...row,
      callHeaders: {},
    },
};

/** Whether the response says how long the token lives, other than by the client's own default. */
const lifeIsTold = ({ lifetime, lifetimeSeconds = 3600 }) =>
  lifetime && Math.abs(lifetimeSeconds - 900) > 60;

/** Of rows that can be changed, each third, or all if they are few: they are many, and most are alike. */
const some = (changed) => (changed.length < 30 ? changed : changed.filter((_, at) => at % 3 === 0));

describe("a row with one thing changed is noticed", () => {
  for (const [what, change] of Object.entries(WRONG)) {
    test(what, async () => {
      const changed = rows.map((row) => [row, change(row)]).filter(([, played]) => played);
      assert.notEqual(changed.length, 0, "no row has such a thing");
      for (const [row, played] of some(changed)) {
        assert.notDeepEqual(await disagreements(server, row, played), [], row.name);
      }
    });
  }
});

test("each preset has a fact, each fact a preset, and each a function", (t) => {
  const camel = (slug) => slug.replace(/-(\w)/g, (_, letter) => letter.toUpperCase());
  const wanted = facts.map(({ slug }) => camel(slug).replace(/^(?=\d)/, "_"));
  assert.deepEqual(Object.keys(presets).sort(), ["preset", ...wanted].sort());
  assert.ok(facts.length >= 180, `${facts.length} presets`);
  const levels = ["vendor", "integration", "third-party"];
  const line = (name, some) => {
    const counts = levels.map(
      (level) => some.filter(({ confidence }) => confidence === level).length,
    );
    return `| ${[name, ...counts, some.length].join(" | ")} |`;
  };
  t.diagnostic(`${facts.length} presets, ${rows.length} rows`);
  console.log(`| Presets | ${levels.join(" | ")} | all |`);
  for (const category of [...new Set(facts.map((one) => one.category))].sort()) {
    console.log(
      line(
        category,
        facts.filter((one) => one.category === category),
      ),
    );
  }
  console.log(line("all", facts));
});
