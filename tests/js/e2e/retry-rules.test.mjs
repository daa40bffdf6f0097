// Rules for retries: the caller's declaration comes first; waits that the server asks for; faults that no
// retry cures.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { connectDouble, tokenResponse } from "../support/double.mjs";
import { connect as connectProvider, json, NAMES, PROVIDERS } from "../support/providers.mjs";
import { rejection } from "../support/setup.mjs";

const unavailable = () => new Response(null, { status: 503, headers: { "retry-after": "0" } });

/** The number of sendings of a call to an API that is down. */
async function attempts(t, init, { warm = false } = {}) {
  const { client, calls } = connectDouble(t, { api: unavailable });
  if (warm) await client.getToken();
  assert.equal((await client.fetch("things", init)).status, 503);
  return calls.length;
}

describe("a call declared not idempotent is sent once, despite", () => {
  const KEYS = [
    ["a key in a plain object", { "Idempotency-Key": "k" }],
    ["a key in lower case", { "idempotency-key": "k" }],
    ["a key in a Headers", new Headers({ "Idempotency-Key": "k" })],
    ["a key in pairs", [["Idempotency-Key", "k"]]],
  ];
  for (const [what, headers] of KEYS) {
    test(what, async (t) => {
      for (const warm of [false, true]) {
        const init = { method: "POST", headers };
        assert.equal(await attempts(t, init, { warm }), 3);
        assert.equal(await attempts(t, { ...init, idempotent: false }, { warm }), 1);
        assert.equal(await attempts(t, { ...init, idempotent: true }, { warm }), 3);
      }
    });
  }

  test("its method", async (t) => {
    for (const method of ["GET", "PUT", "DELETE"]) {
      assert.equal(await attempts(t, { method, idempotent: false }), 1);
    }
  });
});

describe("an invalid key does not allow a retry:", () => {
  for (const [what, headers] of [
    ["undefined", { "Idempotency-Key": undefined }],
    ["undefined beside another header", { "X-Own": "1", "idempotency-key": undefined }],
    ["empty", { "Idempotency-Key": "" }],
    ["spaces", { "Idempotency-Key": "  " }],
  ]) {
    test(what, async (t) => {
      for (const warm of [false, true]) {
        assert.equal(await attempts(t, { method: "POST", headers }, { warm }), 1);
      }
    });
  }
});

describe("retries after requested waits do not use up the budget if they succeed", () => {
  for (const status of [429, 503]) {
    test(`a sequential job with a ${status} with Retry-After for every second request`, async (t) => {
      const api = (_call, index) =>
        index % 2 === 0
          ? new Response(null, { status, headers: { "retry-after": "0" } })
          : new Response("{}");
      const { client, calls } = connectDouble(t, { api });
      const seen = [];
      for (let made = 0; made < 200; made += 1) seen.push((await client.fetch("things")).status);
      assert.deepEqual(seen, Array(200).fill(200));
      assert.equal(calls.length, 400);
    });
  }

  test("and use it up if they fail: a service that throttles everything is left alone", async (t) => {
    const api = () => new Response(null, { status: 429, headers: { "retry-after": "0" } });
    const { client, calls } = connectDouble(t, { api });
    for (let made = 0; made < 200; made += 1) await client.fetch("things");
    assert.ok(calls.length <= 200 + 25, `${calls.length} requests for 200 calls`);
  });
});

const CERTIFICATES = [
  "CERT_HAS_EXPIRED",
  "CERT_NOT_YET_VALID",
  "DEPTH_ZERO_SELF_SIGNED_CERT",
  "SELF_SIGNED_CERT_IN_CHAIN",
  "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
  "UNABLE_TO_GET_ISSUER_CERT_LOCALLY",
  "ERR_TLS_CERT_ALTNAME_INVALID",
  "CERT_REVOKED",
  "HOSTNAME_MISMATCH",
];

describe("a certificate that is not trusted is not retried:", () => {
  for (const code of CERTIFICATES) {
    const fail = () => {
      const cause = Object.assign(new Error("certificate"), { code });
      return Promise.reject(new TypeError("fetch failed", { cause }));
    };

    test(`${code}, of the API`, async (t) => {
      const { client, calls } = connectDouble(t, { api: fail });
      const error = await rejection(client.fetch("things"));
      assert.deepEqual(
        [error.name, error.code, error.transient, error.cause?.cause?.code],
        ["CallError", "certificate_rejected", false, code],
      );
      assert.equal(calls.length, 1);
    });

    test(`${code}, of the token endpoint`, async (t) => {
      const { client, tokens } = connectDouble(t, { token: fail });
      for (let made = 0; made < 3; made += 1) {
        const error = await rejection(client.getToken());
        assert.deepEqual(
          [error.name, error.code, error.transient],
          ["TokenError", "token_endpoint_untrusted", false],
        );
      }
      assert.equal(tokens.length, 1);
    });
  }
});

/** Responses with a status that the Response constructor rejects, as a fetch may give them. */
const ODD = {
  "a Response with an own status": (body, status) =>
    Object.defineProperty(json(body), "status", { value: status }),
  "a stand-in": (body, status) => ({
    status,
    ok: false,
    statusText: "",
    headers: new Headers({ "content-type": "application/json" }),
    text: () => Promise.resolve(JSON.stringify(body)),
  }),
};

describe("a status outside of HTTP", () => {
  for (const status of [199, 600, 999, 0, 42]) {
    for (const [what, make] of Object.entries(ODD)) {
      for (const name of NAMES) {
        test(`${status} is the status of an ApiError of ${name}, after one request: ${what}`, async (t) => {
          const { good, read } = PROVIDERS[name];
          const { client, calls } = connectProvider(t, name, () => make(good, status));
          const error = await rejection(read(client));
          assert.deepEqual([error.name, error.status], ["ApiError", status], error.stack);
          assert.equal(calls.length, 1);
        });
      }

      test(`${status} reaches the caller of fetch as it came: ${what}`, async (t) => {
        for (const profile of [undefined, { codeMember: "code" }]) {
          const api = () => make({ code: "1" }, status);
          const { client, calls } = connectDouble(t, { api, ...(profile && { profile }) });
          assert.equal((await client.fetch("things")).status, status);
          assert.equal(calls.length, 1);
        }
      });
    }
  }

  test("of the token endpoint is a failure", async (t) => {
    const make = ODD["a stand-in"];
    const token = (_call, index) =>
      index === 0 ? make({ access_token: "t", expires_in: 60 }, 600) : tokenResponse(index);
    const { client } = connectDouble(t, { token, policy: { tokenAttempts: 1 } });
    const { name } = await rejection(client.getToken());
    assert.equal(name, "TokenError");
  });
});
