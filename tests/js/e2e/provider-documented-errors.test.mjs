// The providers' documented errors, in all their forms: HTTP statuses, texts and codes in bodies, and
// responses that claim success.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { inspect } from "node:util";
import { connect, envelope, json, PROVIDERS, read, TOKEN } from "../support/providers.mjs";
import { rejection, until, virtualClock } from "../support/setup.mjs";

/** Checks the error of the provider's read, and that only `body` shows the body. */
async function assertError(t, name, respond, expected) {
  const { calls, tokens, result } = read(t, name, respond);
  const error = await rejection(result);
  assert.equal(error.name, "ApiError", inspect(error));
  const { code, status, transient, operation } = error;
  const { tries = 1, refreshes = 0, body, ...facts } = expected;
  assert.deepEqual({ code, status, transient }, { transient: false, ...facts });
  assert.equal(operation, PROVIDERS[name].operation);
  assert.deepEqual([calls.length, tokens.length], [tries, 1 + refreshes]);
  assert.deepEqual(error.body, body);
  assert.doesNotMatch(inspect(error, { depth: null, showHidden: true }), /canary/i);
  assert.doesNotMatch(JSON.stringify(error), /canary/i);
}

const respondWith = (body, init) => () => json(body, init);

describe("athena: error, detailedmessage, missingfields", () => {
  for (const [status, code, body] of [
    [400, "invalid_request", { error: "The canary is missing.", missingfields: ["canary"] }],
    [400, "invalid_request", { error: "Canary", detailedmessage: "Canary Smith is unknown" }],
    [401, "unauthorized", { error: "Developer Inactive" }],
    [403, "forbidden", { error: "Canary over the rate" }],
    [404, "not_found", { error: "The canary does not exist.", detailedmessage: "canary" }],
    [409, "conflict", { error: "customer_not_found", canary: 1 }],
  ]) {
    test(`${status} ${JSON.stringify(body)} is ${code}`, async (t) => {
      const replay = status === 401 ? { tries: 2, refreshes: 1 } : {};
      await assertError(t, "athena", respondWith(body, { status }), {
        code,
        status,
        body,
        ...replay,
      });
    });
  }

  for (const body of [
    "Canary could not be saved",
    "",
    { error: "canary" },
    [{ error: "canary" }],
    { errormessage: "canary" },
    [{ errormessage: "canary", patientid: "" }],
    { errormessage: "canary", claimids: "" },
    { success: false },
    { success: "false" },
    { success: 0, errormessage: "" },
    [{ success: false, errormessage: "canary", appointmentid: "7" }],
    { success: false, patientid: "7" },
  ]) {
    test(`200 with ${JSON.stringify(body)} is an error`, async (t) => {
      await assertError(t, "athena", respondWith(body), { code: "refused", status: 200, body });
    });
  }

  for (const body of [
    { success: true, errormessage: "canary" },
    { success: "true", error: "a warning" },
    { patientid: "7", errormessage: "a best match was taken" },
    { patientid: 0, errormessage: "a warning" },
    { errormessage: "" },
    { errormessage: null, error: 7 },
    { errormessages: "another word" },
  ]) {
    test(`200 with ${JSON.stringify(body)} is a result`, async (t) => {
      assert.ok(await read(t, "athena", respondWith([body])).result);
    });
  }
});

/** Each code of the API reference, by status. */
const WORDS = {
  400: [
    "invalid_request",
    "invalid_schedule",
    "invalid_date",
    "invalid_business_hours",
    "invalid_category",
    "invalid_due_date",
  ],
  401: ["authentication_required", "token_expired"],
  403: ["insufficient_permissions", "location_access_denied", "task_access_denied"],
  404: [
    "employee_not_found",
    "customer_not_found",
    "appointment_not_found",
    "location_not_found",
    "service_not_found",
    "task_not_found",
    "access_level_not_found",
  ],
  409: ["already_assigned", "customer_has_future_appointments", "time_slot_unavailable"],
};

describe("Vagaro seed: error and message", () => {
  for (const [status, words] of Object.entries(WORDS)) {
    for (const code of words) {
      test(`${status} ${code} is the error's code`, async (t) => {
        const body = {
          error: code,
          message: "Canary",
          required_permission: "p",
          user_access_level: "l",
        };
        const replay = status === "401" ? { tries: 2, refreshes: 1 } : {};
        const expected = { code, status: Number(status), body, ...replay };
        await assertError(t, "seed", respondWith(body, { status: Number(status) }), expected);
      });
    }
  }

  for (const error of [
    "Canary Smith",
    "canary smith",
    "CANARY",
    "canary-smith",
    "canary@example.com",
    "5551234567",
    "_canary",
    "canary\n",
    `canary${"x".repeat(64)}`,
    "",
    7,
    true,
    null,
    ["canary"],
    { code: "canary" },
  ]) {
    test(`${JSON.stringify(error)} is not a code and is not shown`, async (t) => {
      const body = { error };
      const expected = { code: "not_found", status: 404, body };
      await assertError(t, "seed", respondWith(body, { status: 404 }), expected);
    });
  }

  test("a code that the package has as well does not change the error's class", async (t) => {
    const body = { error: "invalid_client" };
    const expected = { code: "invalid_client", status: 400, body };
    await assertError(t, "seed", respondWith(body, { status: 400 }), expected);
  });
});

describe("V2: status, responseCode, message, errors", () => {
  const said = (responseCode, own) => ({
    responseCode,
    message: "Canary",
    errors: { canaryField: "canary text" },
    ...own,
  });
  const EXPIRED = { code: "token_expired", status: 401, tries: 2, refreshes: 1 };
  const LIMITED = { code: "rate_limited", status: 429, transient: true, tries: 3 };

  for (const [body, http, expected] of [
    [said(1003), 200, { code: "validation_failed", status: 200 }],
    [said(1003), 400, { code: "validation_failed", status: 400 }],
    [said(1003, { status: 400 }), 200, { code: "validation_failed", status: 400 }],
    [said(1003, { status: 422 }), 400, { code: "validation_failed", status: 400 }],
    [said("1003"), 200, { code: "validation_failed", status: 200 }],
    [said(1051), 200, { code: "invalid_parameter", status: 200 }],
    [said(1051), 404, { code: "invalid_parameter", status: 404 }],
    [said(1034), 200, EXPIRED],
    [said(1034), 400, EXPIRED],
    [said(1034), 401, EXPIRED],
    [said("1034"), 200, EXPIRED],
    [said(1034, { status: 200 }), 200, EXPIRED],
    [said(1038), 200, LIMITED],
    [said(1038), 400, LIMITED],
    [said(1038), 429, LIMITED],
    [said("1038", { status: 503 }), 200, LIMITED],
    [said(1999), 200, { code: "response_code_1999", status: 200 }],
    [said(0), 200, { code: "response_code_0", status: 200 }],
    [said(1999, { status: 403 }), 200, { code: "response_code_1999", status: 403 }],
    [said(1000), 403, { code: "forbidden", status: 403 }],
    [said(1000, { status: 404 }), 200, { code: "not_found", status: 404 }],
    [
      said(undefined, { status: 401 }),
      200,
      { code: "unauthorized", status: 401, tries: 2, refreshes: 1 },
    ],
    [
      said(undefined, { status: 500 }),
      200,
      { code: "server_error", status: 500, transient: true, tries: 3 },
    ],
    [said(undefined, { status: 400 }), 200, { code: "invalid_request", status: 400 }],
    [said("Canary", { status: 400 }), 200, { code: "invalid_request", status: 400 }],
    [said(null), 404, { code: "not_found", status: 404 }],
  ]) {
    const { responseCode, status } = body;
    const name = `HTTP ${http}, responseCode ${JSON.stringify(responseCode)}, status ${status}`;
    test(`${name} is ${expected.status} ${expected.code}`, async (t) => {
      const seen = JSON.parse(JSON.stringify(body));
      await assertError(t, "v2", respondWith(body, { status: http }), { ...expected, body: seen });
    });
  }

  for (const http of [200, 401]) {
    test(`1034 with HTTP ${http} leads to one new token, and a replay with it`, async (t) => {
      const token = (_call, index) =>
        json(envelope({ access_token: `${TOKEN}${index}`, expires_in: 3600 }));
      const respond = (_call, index) =>
        index === 0 ? json(said(1034), { status: http }) : json(envelope([]));
      const { result, calls, tokens } = read(t, "v2", respond, { token });
      assert.ok(await result);
      const sent = calls.map(({ headers }) => headers.get("accesstoken"));
      assert.deepEqual(sent, [`${TOKEN}0`, `${TOKEN}1`]);
      assert.equal(tokens.length, 2);
      const ids = calls.map(({ headers }) => headers.get("x-request-id"));
      assert.equal(ids[0], ids[1]);
    });

    test(`1034 with HTTP ${http} to a hundred calls at once leads to one new token`, async (t) => {
      const token = (_call, index) =>
        json(envelope({ access_token: `${TOKEN}${index}`, expires_in: 3600 }));
      const respond = ({ headers }) =>
        headers.get("accesstoken") === `${TOKEN}0`
          ? json(said(1034), { status: http })
          : json(envelope([]));
      const { client, tokens } = connect(t, "v2", respond, { token });
      await Promise.all(Array.from({ length: 100 }, () => PROVIDERS.v2.read(client)));
      assert.equal(tokens.length, 2);
    });

    test(`1038 with HTTP ${http === 200 ? 200 : 429} leads to the requested wait`, async (t) => {
      const clock = virtualClock();
      const init = { status: http === 200 ? 200 : 429, headers: { "retry-after": "20" } };
      const respond = (_call, index) => (index === 0 ? json(said(1038), init) : json(envelope([])));
      const { result, calls } = read(t, "v2", respond, { clock });
      const ended = Promise.resolve(result);
      const isPause = ({ delayMs }) => delayMs >= 20_000 && delayMs <= 25_000;
      await until(() => clock.pending().some(isPause));
      const { dueInMs } = clock.pending().find(isPause);
      await clock.advance(dueInMs - 1);
      assert.equal(calls.length, 1);
      await clock.advance(1);
      assert.ok(await ended);
      assert.equal(calls.length, 2);
    });
  }

  test("1038 with too long a wait goes to the caller, with the wait", async (t) => {
    const respond = respondWith(said(1038), { headers: { "retry-after": "61" } });
    const { result, calls } = read(t, "v2", respond);
    const error = await rejection(result);
    assert.deepEqual(
      [error.code, error.retryAfterMs, error.transient],
      ["rate_limited", 61_000, true],
    );
    assert.equal(calls.length, 1);
  });

  test("client.fetch gives the response with the status that its body means, and the body", async (t) => {
    const { client } = connect(t, "v2", respondWith(said(1003, { status: 400 })));
    const response = await client.fetch("things");
    assert.equal(response.status, 400);
    assert.deepEqual((await response.json()).responseCode, 1003);
  });
});

describe("edges", () => {
  const edge = (text, name, respond, expected) =>
    test(text, (t) => assertError(t, name, respond, expected));

  for (const body of [
    { errormessage: "canary", paid: "0" },
    { errormessage: "canary", isvalid: true },
    { errormessage: "canary", claimids: [] },
    { errormessage: "canary", patientid: null },
  ]) {
    edge(`athena: 200 with ${JSON.stringify(body)} is an error`, "athena", respondWith(body), {
      code: "refused",
      status: 200,
      body,
    });
  }

  edge('athena: success written "0" is a failure like 0', "athena", respondWith({ success: "0" }), {
    code: "refused",
    status: 200,
    body: { success: "0" },
  });

  for (const [status, meant] of [
    ["401", { code: "unauthorized", status: 401, tries: 2, refreshes: 1 }],
    ["500", { code: "server_error", status: 500, transient: true, tries: 3 }],
  ]) {
    edge(
      `V2: a body's status written "${status}" is meant, too`,
      "v2",
      respondWith({ status, message: "canary" }),
      { ...meant, body: { status, message: "canary" } },
    );
  }

  for (const [responseCode, meant] of [
    [1034, { code: "token_expired", status: 401, tries: 2, refreshes: 1 }],
    [1038, { code: "rate_limited", status: 429, transient: true, tries: 3 }],
  ]) {
    const body = { responseCode };
    edge(
      `V2: ${responseCode} in JSON that calls itself text is met like any other`,
      "v2",
      respondWith(body, { headers: { "content-type": "text/plain" } }),
      { ...meant, body },
    );
  }

  edge(
    "V2: an object that is neither an envelope nor a page is not an empty page",
    "v2",
    respondWith({ message: "An error has occurred: canary" }),
    {
      code: "unexpected_response",
      status: 200,
      body: { message: "An error has occurred: canary" },
    },
  );
});
