// The records of providers: what is made of them is up to date, each keeps the rules, and they agree with the facts about
// where each provider's record comes from. That they agree on the wire is the stage presets.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { OAuthClient } from "everbearer";
import * as presets from "everbearer/presets";
import { functionOf, problemsOf, readRecords, typeOf } from "../../../scripts/presets/records.mjs";

const root = fileURLToPath(new URL("../../..", import.meta.url));
const facts = JSON.parse(readFileSync(join(root, "tests/js/presets/facts.json"), "utf8"));
const { records, leftOut, others } = readRecords();

test("functions and pages are as the records say", async () => {
  const script = join(root, "scripts/presets/index.mjs");
  await promisify(execFile)(process.execPath, [script, "--check"], { cwd: root });
});

test("each rule about records can fail", () => {
  const right = records.find(({ slug }) => slug === "auth0");
  const { tenant } = right.variables;
  assert.deepEqual(problemsOf(right), []);
  const wrong = {
    "has an unknown member other": { other: 1 },
    "has no confidence": { confidence: "sure" },
    "has no tokenUrl": { options: { ...right.options, tokenUrl: "http://{tenant}.example" } },
    "has no source": { pages: [], sources: [] },
    "has no variable region": { options: { ...right.options, audience: "{region}" } },
    "never uses more": { variables: { ...right.variables, more: tenant } },
    "tenant has no kind": { variables: { ...right.variables, tenant: { example: "a" } } },
    "tenant has no example": { variables: { ...right.variables, tenant: { kind: "label" } } },
    "has a variable with the name uuid": { variables: { ...right.variables, uuid: tenant } },
  };
  for (const [problem, change] of Object.entries(wrong)) {
    assert.ok(problemsOf({ ...right, ...change }).includes(`auth0: ${problem}`), problem);
  }
  assert.ok(problemsOf({ ...right, slug: "Auth 0" }).includes("Auth 0: has no slug"));
  assert.equal(functionOf("8x8"), "_8x8");
  assert.equal(functionOf("microsoft-entra"), "microsoftEntra");
  assert.equal(typeOf("microsoft-entra"), "MicrosoftEntraVariables");
});

test("records and facts are of the same providers, as sure, from the same sources", () => {
  const about = ({ slug, category, confidence }) => [slug, category, confidence].join(", ");
  assert.deepEqual(records.map(about).sort(), facts.map(about).sort());
  assert.ok(records.length >= 180, `${records.length} records`);
  for (const record of records) {
    const fact = facts.find(({ slug }) => slug === record.slug);
    const named = [...(record.pages ?? []), ...(record.sources ?? [])];
    const missing = fact.sources.filter((source) => !named.includes(source));
    // The search for a string is told more exactly where two of its results agree.
    const isTold = (source) => /public code|api-evangelist/.test(source);
    assert.deepEqual(
      missing.filter((source) => !isTold(source)),
      [],
      record.slug,
    );
    if (fact.unverified) assert.ok(record.unverified, `${record.slug}: says nothing is left open`);
    if (record.confidence !== "third-party") continue;
    const isAgreed = named.length > 1 || /agree|clients|independent|encode both/.test(named[0]);
    assert.ok(isAgreed, `${record.slug}: one source`);
  }
});

test("documents tell their number", () => {
  for (const path of ["README.md", "CHANGELOG.md"]) {
    const text = readFileSync(join(root, path), "utf8");
    const told = [...text.matchAll(/\b(\d+) providers\b/g)].map(([, count]) => Number(count));
    assert.deepEqual([...new Set(told)], [records.length], path);
  }
});

test("what has no preset has a reason or a kind", () => {
  for (const { slug, reason } of leftOut) assert.match(reason, /\w \w/, slug);
  for (const { name, kind } of others) assert.match(kind, /\w/, name);
});

test("with its required variables alone, each preset gives options that a client takes", () => {
  for (const { slug, variables = {}, options } of records) {
    const given = Object.entries(variables)
      .filter(([, one]) => !one.optional && one.default === undefined)
      .map(([name, one]) => [name, one.example ?? Object.keys(one.choices)[0]]);
    const made = presets[functionOf(slug)](Object.fromEntries(given));
    const needsKey = options.clientAuthentication === "private_key_jwt";
    const credentials = needsKey ? { privateKey: () => "" } : { clientSecret: "secret" };
    const base =
      made.baseUrl || options.profile?.baseUrlMember ? {} : { baseUrl: "https://a.example/" };
    new OAuthClient({ ...made, ...base, clientId: "id", ...credentials }).close();
    const all = Object.entries(variables).map(([name, one]) => [
      name,
      one.example ?? Object.keys(one.choices)[0],
    ]);
    const text = JSON.stringify(presets[functionOf(slug)](Object.fromEntries(all)));
    assert.doesNotMatch(
      text.replace(/\{(client_id|client_secret|uuid|token)\}/g, ""),
      /\{\w+\}/,
      slug,
    );
  }
});

/** What the client can do for providers that depart from the RFCs, and how a record says it. */
const ABILITIES = {
  "headers of token requests": ({ tokenRequestHeaders = {} }) =>
    Object.keys(tokenRequestHeaders)[0],
  "a new UUID in each": ({ tokenRequestHeaders = {} }) =>
    Object.values(tokenRequestHeaders).includes("{uuid}"),
  "the client's id in headers of calls": ({ headers = {} }) =>
    Object.values(headers).includes("{client_id}"),
  "credentials in headers": (options) => options.clientAuthentication === "client_secret_headers",
  "signed assertions": (options) => options.clientAuthentication === "private_key_jwt",
  "another scheme than Basic": ({ profile }) => profile?.basicScheme,
  "token requests by GET": (options) => options.tokenRequestMethod === "GET",
  "parameters in the query": (options) => options.tokenRequestFormat === "query",
  "JSON values": ({ tokenParameters = {} }) =>
    Object.values(tokenParameters).some((value) => typeof value === "number"),
  "a client_id beside Basic": ({ tokenParameters }) => tokenParameters?.client_id,
  "grants of their own": ({ grant }) => grant,
  "scopes between commas": ({ profile }) => profile?.scopeSeparator === ",",
  "milliseconds of lifetime": ({ profile }) => profile?.expiresInFormat === "milliseconds",
  "seconds since the epoch": ({ profile }) => profile?.expiresInFormat === "epoch_seconds",
  "a point in time as text": ({ profile }) => profile?.expiresInFormat === "iso8601",
  "the end in the token": ({ profile }) => profile?.expiresInFormat === "jwt",
  "token types": ({ profile }) => profile?.tokenTypes,
  "another header than Retry-After": ({ profile }) => profile?.retryAfterHeader,
  "a point in time in it": ({ profile }) => profile?.retryAfterFormat === "epoch_seconds",
  "members by path": ({ profile }) => profile?.codeMember?.includes("."),
  "elements by path": ({ profile }) => profile?.codeMember?.includes("[0]"),
  "success as a boolean": ({ profile }) => profile?.successCode === "true",
  "codes that mean 401": ({ profile }) => Object.values(profile?.statusOfCode ?? {}).includes(401),
  "other statuses that reject": ({ profile }) => profile?.rejectedStatuses?.includes(403),
  "a base in the response": ({ profile }) => profile?.baseUrlMember,
  "lifetimes that no response states": ({ policy }) => policy?.defaultLifetimeMs,
  "lifetimes of more than a day": ({ policy }) => policy?.maxLifetimeMs,
};

for (const [ability, has] of Object.entries(ABILITIES)) {
  test(`a preset needs ${ability}`, () => {
    assert.ok(records.some(({ options }) => has(options)));
  });
}
