// Redirects of API calls: followed as fetch follows them, with the token to allowed origins only, and
// without those headers of the caller that are meant for one origin.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { connectDouble } from "../support/double.mjs";
import { startRecorder } from "../support/recorder.mjs";
import { rejection } from "../support/setup.mjs";

const TOKEN = "canary-token";
const STATUSES = [301, 302, 303, 307, 308];

/** `/token` gives a token, `/to?status&location` that redirect, `/chain?left` a redirect to one less. */
function respond({ url }, response) {
  const { pathname, searchParams } = new URL(url, "http://localhost");
  if (pathname === "/token") {
    return response.end(JSON.stringify({ access_token: TOKEN, expires_in: 3600 }));
  }
  if (pathname === "/status") return response.writeHead(Number(searchParams.get("status"))).end();
  const left = Number(searchParams.get("left"));
  if (pathname === "/chain" && left > 0) {
    return response.writeHead(302, { location: `/chain?left=${left - 1}` }).end();
  }
  if (pathname !== "/to") return response.end(pathname);
  const location = searchParams.get("location");
  const headers = location === null ? {} : { location };
  return response.writeHead(Number(searchParams.get("status")), headers).end("moved");
}

const to = (status, location) => `/to?${new URLSearchParams({ status, location })}`;

/** A client of the home server, which may also call its ally; and a stranger. */
async function start(t, own) {
  const servers = [];
  for (let made = 0; made < 3; made += 1) servers.push(await startRecorder(t, respond));
  const [home, ally, stranger] = servers;
  const places = { tokenUrl: `${home.url}/token`, baseUrl: `${home.url}/` };
  const allowedOrigins = [ally.url];
  const options = { ...places, allowedOrigins, fetch: undefined, ...own };
  const { client } = connectDouble(t, options);
  await client.getToken();
  home.requests.length = 0;
  return { client, home, ally, stranger };
}

const authorizations = ({ requests }) => requests.map(({ headers }) => headers.authorization);
const BEARER = `Bearer ${TOKEN}`;

describe("a redirect is followed", () => {
  for (const status of STATUSES) {
    test(`with ${status}: the token goes along within its origin and to allowed ones`, async (t) => {
      const { client, home, ally } = await start(t);
      const within = await client.fetch(to(status, "/within?a=b"));
      assert.deepEqual([within.status, within.redirected], [200, true]);
      assert.deepEqual([within.url, await within.text()], [`${home.url}/within?a=b`, "/within"]);
      const allowed = await client.fetch(to(status, `${ally.url}/allowed`));
      assert.deepEqual([allowed.redirected, allowed.url], [true, `${ally.url}/allowed`]);
      assert.deepEqual(authorizations(home), [BEARER, BEARER, BEARER]);
      assert.deepEqual(authorizations(ally), [BEARER]);
    });
  }

  test("a call without a redirect says so", async (t) => {
    const { client, home } = await start(t);
    const response = await client.fetch("things");
    assert.deepEqual([response.redirected, response.url], [false, `${home.url}/things`]);
  });

  test("a response without a Location comes as it is", async (t) => {
    const { client, home } = await start(t);
    const response = await client.fetch("to?status=302");
    assert.deepEqual([response.status, response.redirected], [302, false]);
    assert.equal(home.requests.length, 1);
  });

  test("through 20 steps, and no further", async (t) => {
    const { client, home } = await start(t);
    const response = await client.fetch("chain?left=20");
    assert.deepEqual([response.status, home.requests.length], [200, 21]);
    home.requests.length = 0;
    const error = await rejection(client.fetch("chain?left=21"));
    assert.deepEqual(
      [error.name, error.code, error.transient],
      ["CallError", "redirect_refused", false],
    );
    assert.equal(home.requests.length, 21);
  });

  test("again from its beginning after a 401 at its end", async (t) => {
    const { client, home } = await start(t);
    let rejected = false;
    const rejectOnce = (request, response) => {
      if (request.url !== "/end" || rejected) return respond(request, response);
      rejected = true;
      return response.writeHead(401).end();
    };
    const other = await startRecorder(t, rejectOnce);
    const places = { tokenUrl: `${home.url}/token`, baseUrl: `${other.url}/` };
    const { client: calling } = connectDouble(t, { ...places, fetch: undefined });
    assert.equal((await calling.fetch(to(307, "/end"))).status, 200);
    assert.deepEqual(
      other.requests.map(({ url }) => url.slice(0, 4)),
      ["/to?", "/end", "/to?", "/end"],
    );
    assert.equal(calling.status().replays, 1);
    assert.equal(client.status().replays, 0);
  });
});

const OWN = {
  "X-Own": "kept",
  Cookie: "session=1",
  "Proxy-Authorization": "Basic eDp5",
  Accept: "text/plain",
};

describe("a redirect to an origin that is not allowed", () => {
  const PROFILES = [
    ["in the Authorization header", {}],
    ["in a provider's own header", { profile: { tokenHeader: "accessToken", tokenScheme: "" } }],
  ];
  for (const [where, own] of PROFILES) {
    for (const status of STATUSES) {
      test(`with ${status} is followed without the token that is ${where}`, async (t) => {
        const { client, home, stranger } = await start(t, own);
        const response = await client.fetch(to(status, `${stranger.url}/away`), { headers: OWN });
        assert.deepEqual([response.status, response.redirected], [200, true]);
        assert.equal(response.url, `${stranger.url}/away`);
        assert.ok(JSON.stringify(home.requests).includes(TOKEN));
        const [{ headers }] = stranger.requests;
        assert.ok(!JSON.stringify(headers).includes(TOKEN), JSON.stringify(headers));
        for (const name of ["authorization", "accesstoken", "cookie", "proxy-authorization"]) {
          assert.equal(headers[name], undefined, name);
        }
        assert.deepEqual([headers["x-own"], headers.accept], ["kept", "text/plain"]);
      });
    }
  }

  test("has no token on any later step, wherever it leads", async (t) => {
    const { client, home, stranger } = await start(t);
    const back = `${stranger.url}${to(302, `${home.url}/back`)}`;
    const response = await client.fetch(to(302, back));
    assert.equal(await response.text(), "/back");
    assert.deepEqual(authorizations(home), [BEARER, undefined]);
    assert.deepEqual(authorizations(stranger), [undefined]);
  });

  test("that responds 401 does not reject the token, which is kept, without a replay", async (t) => {
    const { client, home, stranger } = await start(t);
    const response = await client.fetch(to(302, `${stranger.url}/status?status=401`));
    assert.equal(response.status, 401);
    assert.deepEqual([home.requests.length, stranger.requests.length], [1, 1]);
    assert.deepEqual([client.status().generation, client.status().replays], [1, 0]);
  });

  for (const location of ["data:text/plain,x", "file:///etc/passwd", "javascript:1", "http://"]) {
    test(`with the location ${location} is an error that is not transient`, async (t) => {
      const { client, home } = await start(t);
      const error = await rejection(client.fetch(to(302, location)));
      assert.deepEqual([error.name, error.transient], ["CallError", false]);
      assert.equal(home.requests.length, 1);
    });
  }
});

/** The parts of a request that must be as raw fetch sends them. */
function shape({ method, url, headers, body }) {
  const rest = { ...headers };
  for (const name of ["authorization", "host", "connection"]) delete rest[name];
  return { method, url, headers: rest, body };
}

const BODIES = {
  text: () => "täxt",
  "form fields": () => new URLSearchParams({ a: "b c" }),
  "a blob": () => new Blob(["x"], { type: "text/markdown" }),
};

describe("method, headers and body of a redirected call are those of raw fetch:", () => {
  for (const method of ["GET", "HEAD", "POST", "PUT", "DELETE", "PATCH"]) {
    test(method, async (t) => {
      const { client, home } = await start(t);
      for (const status of STATUSES) {
        const hasBody = ["POST", "PUT", "PATCH"].includes(method);
        for (const make of hasBody ? Object.values(BODIES) : [() => undefined]) {
          const init = () => ({ method, headers: { "X-Own": "kept" }, body: make() });
          await fetch(`${home.url}${to(status, "/end")}`, init());
          const raw = home.requests.splice(0).map(shape);
          await client.fetch(to(status, "/end"), init());
          assert.deepEqual(home.requests.splice(0).map(shape), raw, `${status}`);
        }
      }
    });
  }

  test("a form's parts arrive again", async (t) => {
    const { client, home } = await start(t);
    const form = new FormData();
    form.set("field", "value");
    assert.equal((await client.fetch(to(307, "/end"), { method: "POST", body: form })).status, 200);
    const [first, second] = home.requests;
    for (const { headers, body } of [first, second]) {
      assert.match(headers["content-type"], /^multipart\/form-data; boundary=/);
      assert.match(body, /name="field"\r\n\r\nvalue\r\n/);
    }
  });

  test("bytes arrive again, unlike with Node's own fetch", async (t) => {
    const { client, home } = await start(t);
    const body = new Uint8Array([1, 2, 254]);
    await client.fetch(to(308, "/end"), { method: "PUT", body });
    assert.deepEqual(
      home.requests.map((request) => [request.method, request.body]),
      Array(2).fill(["PUT", "\x01\x02\xfe"]),
    );
    assert.deepEqual([...body], [1, 2, 254]);
  });

  test("a Request with a body", async (t) => {
    const { client, home } = await start(t);
    const make = (path) =>
      new Request(`${home.url}${path}`, {
        method: "POST",
        body: "text",
        headers: { "X-Own": "1" },
      });
    for (const status of STATUSES) {
      await fetch(make(to(status, "/end")));
      const raw = home.requests.splice(0).map(shape);
      await client.fetch(make(to(status, "/end")));
      assert.deepEqual(home.requests.splice(0).map(shape), raw, `${status}`);
    }
  });
});

const streamOf = (text) => new Blob([text]).stream();

describe("a redirect of a call with a stream body", () => {
  for (const status of [307, 308]) {
    test(`with ${status} is an error that is not transient, after one request`, async (t) => {
      const { client, home } = await start(t);
      const init = { method: "POST", body: streamOf("text"), duplex: "half" };
      const error = await rejection(client.fetch(to(status, "/end"), init));
      assert.deepEqual(
        [error.name, error.code, error.transient],
        ["CallError", "redirect_refused", false],
      );
      assert.equal(home.requests.length, 1);
    });
  }

  test("with 303 becomes a GET without it", async (t) => {
    const { client, home } = await start(t);
    const init = { method: "POST", body: streamOf("text"), duplex: "half" };
    assert.equal((await client.fetch(to(303, "/end"), init)).status, 200);
    const [{ body: first }, { method, body }] = home.requests;
    assert.deepEqual([first, method, body], ["text", "GET", ""]);
  });
});

describe("the caller's redirect option", () => {
  for (const method of ["GET", "POST"]) {
    test(`"error" is one request, and an error that is not transient: ${method}`, async (t) => {
      const { client, home } = await start(t);
      for (const status of STATUSES) {
        home.requests.length = 0;
        const call = client.fetch(to(status, "/end"), { method, redirect: "error" });
        const error = await rejection(call);
        assert.deepEqual(
          [error.name, error.code, error.transient],
          ["CallError", "redirect_refused", false],
        );
        assert.equal(home.requests.length, 1);
      }
      assert.equal((await client.fetch("things", { redirect: "error" })).status, 200);
    });
  }

  test('"manual" gives the response as it came', async (t) => {
    const { client, home, stranger } = await start(t);
    for (const status of STATUSES) {
      for (const location of ["/end", `${stranger.url}/away`]) {
        const response = await client.fetch(to(status, location), { redirect: "manual" });
        assert.deepEqual(
          [response.status, response.headers.get("location"), response.redirected],
          [status, location, false],
        );
        assert.equal(await response.text(), "moved");
      }
    }
    assert.equal(home.requests.length, 2 * STATUSES.length);
    assert.deepEqual(stranger.requests, []);
  });

  for (const redirect of ["error", "manual", "follow"]) {
    test(`"${redirect}" in a Request counts as well`, async (t) => {
      const { client, home } = await start(t);
      const call = client.fetch(new Request(`${home.url}${to(302, "/end")}`, { redirect }));
      const outcome = await call.then(
        ({ status }) => status,
        ({ code }) => code,
      );
      const expected = { error: "redirect_refused", manual: 302, follow: 200 };
      assert.equal(outcome, expected[redirect]);
    });
  }

  test("another value is refused, as by fetch", async (t) => {
    const { client, home } = await start(t);
    const error = await rejection(client.fetch("things", { redirect: "never" }));
    assert.deepEqual([error.name, error.code], ["CallError", "invalid_call"]);
    assert.deepEqual(home.requests, []);
  });
});

test("a custom fetch is told not to follow, and is called once for each step", async (t) => {
  const asked = [];
  const api = ({ init }) => {
    asked.push(init.redirect);
    return asked.length === 1
      ? Response.redirect("https://api.example.com/v1/end", 302)
      : new Response("{}");
  };
  const { client, calls } = connectDouble(t, { api });
  const response = await client.fetch("things");
  assert.deepEqual([response.status, asked], [200, ["manual", "manual"]]);
  assert.equal(calls[1].url, "https://api.example.com/v1/end");
});
