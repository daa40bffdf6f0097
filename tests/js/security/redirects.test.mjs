// Redirects that a hostile or careless server sends over TLS: to plain http, to another origin, and back.
// Neither the token nor the secret goes along.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { runScript } from "../support/child.mjs";
import { startRecorder } from "../support/recorder.mjs";
import { certificateFile, startTls } from "./tls/server.mjs";

const SECRET = "Zq7hT2mVx9Kc4RbN8sWd";
const TOKEN = "Lp3wY6fJd1Xe5GuQ0aHk";
const STATUSES = [301, 302, 303, 307, 308];

/** Responds to `/to?status&location` with that redirect, to `/token` with a token, else with the path. */
function respond(request, response) {
  const { pathname, searchParams } = new URL(request.url, "https://localhost");
  if (pathname === "/token") {
    response.end(JSON.stringify({ access_token: TOKEN, expires_in: 600 }));
  } else if (pathname === "/to") {
    const location = searchParams.get("location");
    response.writeHead(Number(searchParams.get("status")), { location }).end();
  } else response.end(pathname);
}

/** Two TLS servers and a plain one, which differ in scheme, or in host and port. */
async function world(t) {
  const [home, other] = [await startTls(t, respond), await startTls(t, respond)];
  const plain = await startRecorder(t, respond);
  return { home, other, plain, away: [other, plain] };
}

const to = (status, location) => `/to?${new URLSearchParams({ status, location })}`;

const SCRIPT = `
  const { OAuthClient } = await load("everbearer");
  const outcomes = [];
  for (const [options, calls] of JSON.parse(env.WORK)) {
    const client = new OAuthClient({ ...options, maxRetries: 0 });
    for (const [url, init] of calls) {
      const call = client.fetch(url, init).then(async (response) => [response.status, await response.text()]);
      outcomes.push(await call.catch(({ code }) => [code]));
    }
  }
  console.log(JSON.stringify(outcomes));`;

/** The results of calls made in a process that trusts the servers: `[calls, options]` for each client. */
async function outcomes({ home }, jobs, trusted = certificateFile) {
  const usual = { clientId: "id", clientSecret: SECRET, tokenUrl: `${home.url}/token` };
  const work = jobs.map(([calls, own]) => [{ ...usual, baseUrl: home.url, ...own }, calls]);
  const env = { WORK: JSON.stringify(work), NODE_EXTRA_CA_CERTS: trusted };
  const { code, stdout, stderr } = await runScript(SCRIPT, { env });
  assert.deepEqual([code, stderr], [0, ""]);
  return JSON.parse(stdout);
}

/** One client, one call. */
const one = (...call) => [[[call]]];

/** Asserts that neither the secret nor the token has reached these servers. */
function assertUnseen(servers) {
  const seen = JSON.stringify(servers.map(({ requests }) => requests));
  for (const text of [SECRET, TOKEN, "Basic", "Bearer"]) assert.ok(!seen.includes(text), seen);
}

const METHODS = [
  ["GET", {}],
  ["POST", { method: "POST", body: "text" }],
];

describe("a redirect of the API", () => {
  for (const [method, init] of METHODS) {
    test(`from https to http or to another host does not carry the token: ${method}`, async (t) => {
      const servers = await world(t);
      const places = servers.away.flatMap(({ url }) =>
        STATUSES.map((status) => [status, `${url}/x`]),
      );
      const calls = places.map(([status, place]) => [to(status, place), init]);
      const results = await outcomes(servers, [[calls]]);
      assert.deepEqual(results, Array(10).fill([200, "/x"]));
      assert.deepEqual(
        servers.away.map(({ requests }) => requests.length),
        [5, 5],
      );
      assertUnseen(servers.away);
    });
  }

  test("that leads away and back again does not bring the token back", async (t) => {
    const servers = await world(t);
    const back = `${servers.plain.url}${to(302, `${servers.home.url}/back`)}`;
    assert.deepEqual(await outcomes(servers, one(to(302, back))), [[200, "/back"]]);
    const last = servers.home.requests.at(-1);
    assert.deepEqual([last.url, last.headers.authorization], ["/back", undefined]);
    assertUnseen([servers.plain]);
  });

  test("within its origin keeps the token", async (t) => {
    const servers = await world(t);
    assert.deepEqual(await outcomes(servers, one(to(307, "/within"))), [[200, "/within"]]);
    assert.equal(servers.home.requests.at(-1).headers.authorization, `Bearer ${TOKEN}`);
  });

  for (const [method, init] of METHODS) {
    test(`leaves behind a token in a header of its own: ${method}`, async (t) => {
      const servers = await world(t);
      const own = { profile: { tokenHeader: "accessToken", tokenScheme: "" } };
      const follow = { ...init, redirect: "follow" };
      const places = servers.away.flatMap(({ url }) =>
        STATUSES.map((status) => [status, `${url}/x`]),
      );
      const calls = places.flatMap(([status, place]) =>
        [init, follow].map((each) => [to(status, place), each]),
      );
      const results = await outcomes(servers, [[calls, own]]);
      assert.deepEqual(results, Array(20).fill([200, "/x"]));
      assert.equal(servers.home.requests.at(-1).headers.accesstoken, TOKEN);
      assert.deepEqual(
        servers.away.map(({ requests }) => requests.length),
        [10, 10],
      );
      assertUnseen(servers.away);
    });
  }
});

describe("a redirect of the token endpoint", () => {
  for (const way of ["client_secret_basic", "client_secret_post"]) {
    test(`is never followed, whether to http, elsewhere or itself: ${way}`, async (t) => {
      const servers = await world(t);
      const places = [servers.plain, servers.other, servers.home].map(({ url }) => `${url}/token`);
      const jobs = places.flatMap((place) =>
        STATUSES.map((status) => {
          const tokenUrl = `${servers.home.url}${to(status, place)}`;
          return [[["/x"], ["/x"]], { tokenUrl, clientAuthentication: way }];
        }),
      );
      const results = await outcomes(servers, jobs);
      assert.deepEqual(results, Array(30).fill(["token_endpoint_redirected"]));
      assert.deepEqual(
        servers.away.map(({ requests }) => requests),
        [[], []],
      );
      const asked = servers.home.requests.map(({ url }) => url.slice(0, 4));
      assert.deepEqual(asked, Array(15).fill("/to?"));
    });
  }
});

test("a server whose certificate is not trusted gets nothing", async (t) => {
  const servers = await world(t);
  const results = await outcomes(servers, [[[["/x"]], { policy: { backoffBaseMs: 1 } }]], "");
  assert.deepEqual(results, [["token_endpoint_untrusted"]]);
  assert.deepEqual(servers.home.requests, []);
});

test("an API whose certificate is not trusted gets nothing, without a retry", async (t) => {
  const servers = await world(t);
  const tokenUrl = `${servers.plain.url}/token`;
  const results = await outcomes(servers, [[[["/x"], ["/x"]], { tokenUrl }]], "");
  assert.deepEqual(results, [["certificate_rejected"], ["certificate_rejected"]]);
  assert.deepEqual(servers.home.requests, []);
});
