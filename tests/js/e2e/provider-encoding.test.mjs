// Encoding of ids, headers and days: each arrives as it was meant, or an error names it before anything is
// sent. No error contains the value.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { inspect } from "node:util";
import {
  assertInvalid,
  connect,
  HALF,
  NAMES,
  PROVIDERS,
  send,
  short,
} from "../support/providers.mjs";
import { rejection } from "../support/setup.mjs";

const result = (value) => value;

describe("ids in paths", () => {
  const byId = (id) => (client) => client.patients.getPatient(id);
  for (const id of [
    "1",
    7,
    0,
    -1,
    Number.MAX_SAFE_INTEGER,
    "a=b+c~d/e?f#g%h&i j",
    "/",
    "//evil.example.com/",
    "\\evil",
    "https://evil.example.com/",
    "..;a=1",
    "../../oauth2/v1/token",
    "..\\..",
    "%2e%2e",
    "%2E%2e%2f",
    "%",
    "%00",
    "...",
    "~",
    "a\nb\r\nHost: evil.example.com",
    "\0",
    "Zoë",
    "\u202e",
    "患者",
    "👩‍⚕️",
    "e\u0301",
    "(*)!'",
    "{patientid}",
    "$&$1",
    "__proto__",
    "x".repeat(5_000),
  ]) {
    test(`${short(id)} arrives as one segment`, async (t) => {
      const { error, calls } = await send(t, byId(id));
      assert.equal(error, undefined);
      const [{ url }] = calls;
      assert.equal(url.origin, "https://api.preview.platform.athenahealth.com");
      const [, version, practice, folder, last, ...more] = url.pathname.split("/");
      assert.deepEqual([version, practice, folder, more], ["v1", "195900", "patients", []]);
      assert.equal(decodeURIComponent(last), String(id));
      assert.deepEqual([url.search, url.hash], ["", ""]);
    });
  }

  for (const id of [
    "",
    " ",
    "\t\n",
    "\u00a0",
    ".",
    "..",
    HALF,
    `canary${HALF}`,
    `${HALF}canary`,
    NaN,
    Infinity,
    1e21,
    0.5,
    null,
    undefined,
    true,
    10n,
    Symbol("canary"),
    {},
    [],
    ["1"],
    new String("1"),
    { toString: () => "canary" },
    () => "canary",
    new Date(0),
  ]) {
    test(`${short(id)} is invalid`, async (t) => {
      assertInvalid(await send(t, byId(id)), "patients.getPatient: patientid", "canary");
    });
  }

  test("-0 is 0", async (t) => {
    const { calls } = await send(t, byId(-0));
    assert.ok(calls[0].url.pathname.endsWith("/patients/0"));
  });

  test("several ids keep their order", async (t) => {
    const { client, calls } = connect(t, "athena");
    const path = "a/{one}/b/{two}";
    const declared = { method: "GET", path, result, source: "seed" };
    const { run } = client.resource("things", { run: declared }, { body: "json" });
    await run("{two}", "$1");
    assert.ok(calls[0].url.pathname.endsWith("/a/%7Btwo%7D/b/%241"));
    assert.match((await rejection(run("1"))).message, /^things\.run: two /);
    assert.match((await rejection(run("1", "2", {}, {}, "more"))).message, /at most 4 arguments/);
  });
});

describe("headers", () => {
  const read = (options, provider) => (client) => PROVIDERS[provider].read(client, options);
  const BAD = ["a\r\nx-evil: 1", "a\nb", "a b", "é", "\0", "", "x".repeat(201), "患", HALF];

  for (const name of ["requestId", "idempotencyKey"]) {
    for (const value of BAD) {
      test(`${name} ${short(value)} is invalid`, async (t) => {
        for (const provider of NAMES) {
          const seen = await send(t, read({ [name]: value }, provider), { provider });
          assertInvalid(seen, name, value.length > 1 ? value : undefined);
        }
      });
    }
  }

  for (const headers of [
    { "x-a": "canary\r\nx-evil: 1" },
    { "x-a\r\nx-evil": "canary" },
    { "x a": "canary" },
    { "": "canary" },
    { "x-a": "canary患" },
    [["x-a"]],
    [["x-a", "canary\0"]],
    "canary",
    7,
  ]) {
    test(`headers ${short(headers)} are invalid`, async (t) => {
      for (const provider of NAMES) {
        const seen = await send(t, read({ headers }, provider), { provider });
        assertInvalid(seen, "headers", "canary");
      }
    });
  }

  test("headers arrive in every form", async (t) => {
    const own = [
      ["X-Own", "a"],
      ["x-other", "é"],
    ];
    for (const headers of [own, new Headers(own), Object.fromEntries(own), new Map(own)]) {
      const { calls } = await send(t, read({ headers }, "seed"), { provider: "seed" });
      assert.deepEqual(
        own.map(([name]) => calls[0].headers.get(name)),
        ["a", "é"],
      );
    }
  });

  test("requestId overrides the header of that name, and one of both is always sent", async (t) => {
    const sent = async (options) => {
      const { calls } = await send(t, read(options, "v2"), { provider: "v2" });
      return calls[0].headers.get("x-request-id");
    };
    const headers = { "X-REQUEST-ID": "theirs" };
    assert.equal(await sent({ requestId: "mine", headers }), "mine");
    assert.equal(await sent({ headers }), "theirs");
    assert.match(
      await sent({}),
      /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    );
  });

  for (const name of ["authorization", "Authorization", "AUTHORIZATION"]) {
    test(`the caller's ${name} is invalid`, async (t) => {
      for (const provider of NAMES) {
        const { error, calls } = await send(t, read({ headers: { [name]: "canary" } }, provider), {
          provider,
        });
        assert.equal(error.code, "authorization_header_present");
        assert.ok(!inspect(error).includes("canary"));
        assert.equal(calls.length, 0);
      }
    });
  }
});

describe("days", () => {
  const dob = (value) => (client) => client.patients.searchPatients({ dob: value });
  for (const [value, expected] of [
    ["12/31/1999", "12/31/1999"],
    ["1999-12-31", "12/31/1999"],
    ["02/29/2024", "02/29/2024"],
    ["2024-02-29", "02/29/2024"],
    ["02/29/2000", "02/29/2000"],
    ["01/02/0099", "01/02/0099"],
    ["02/03/2024", "02/03/2024"],
    ["9999-12-31", "12/31/9999"],
  ]) {
    test(`${value} arrives as ${expected}`, async (t) => {
      const { calls } = await send(t, dob(value));
      assert.equal(calls[0].query.get("dob"), expected);
    });
  }

  for (const value of [
    "02/30/2024",
    "02/29/2023",
    "02/29/1900",
    "2023-02-29",
    "04/31/2024",
    "13/01/2024",
    "31/12/1999",
    "1999-31-12",
    "00/10/2024",
    "10/00/2024",
    "2024-00-10",
    "1/2/2024",
    "01/02/24",
    "2024/01/02",
    "01-02-2024",
    "01.02.2024",
    "20240102",
    "12/31/1999 ",
    " 12/31/1999",
    "12/31/1999\n",
    "12/31/1999 00:00:00",
    "1999-12-31T00:00:00Z",
    "١٢/٣١/١٩٩٩",
    "+1999-12-31",
    "-1999-12-31",
    "12/31/10000",
    "yesterday",
    19991231,
    0,
    null,
    true,
    new Date(0),
    ["12/31/1999"],
    { year: 1999 },
  ]) {
    test(`${short(value)} is invalid`, async (t) => {
      assertInvalid(await send(t, dob(value)), "patients.searchPatients: dob");
    });
  }

  test("the error of an invalid day does not contain it", async (t) => {
    assertInvalid(await send(t, dob("02/30/1987")), "dob", "1987");
  });
});

describe("edges", () => {
  test("the year 0000 is invalid, since athenahealth's calendar does not have it", async (t) => {
    const call = (client) => client.patients.searchPatients({ dob: "01/01/0000" });
    assertInvalid(await send(t, call), "patients.searchPatients: dob");
  });

  for (const provider of NAMES) {
    test(`${provider}: an impossible header of client.fetch is invalid, as in the underlying client`, async (t) => {
      const init = { headers: { "x-a": "a\r\nx-evil: 1" } };
      const seen = await send(t, (client) => client.fetch("things", init), { provider });
      assert.deepEqual([seen.error.name, seen.error.code], ["CallError", "invalid_call"]);
    });
  }

  test("an X-Request-Id of only spaces counts as missing", async (t) => {
    const call = (client) =>
      client.patients.getPatient("1", {}, { headers: { "x-request-id": " " } });
    const { calls } = await send(t, call);
    assert.match(calls[0].headers.get("x-request-id"), /./);
  });
});
