// Discovery of the token endpoint by the issuer's metadata.

import assert from "node:assert/strict";
import { test } from "node:test";
import { load } from "../packaging/load.mjs";
import { PLACES, tokenResponse, turns } from "../support/double.mjs";
import { virtualClock } from "../support/setup.mjs";

const { OAuthClient } = await load("everbearer");

const ISSUER = "https://auth.example.com/tenant";
const OAUTH = "https://auth.example.com/.well-known/oauth-authorization-server/tenant";
const OIDC = "https://auth.example.com/tenant/.well-known/openid-configuration";
const DAY = 86_400_000;

const metadata = (own) => ({ issuer: ISSUER, token_endpoint: `${ISSUER}/token`, ...own });

const errorOf = (promise) =>
  promise.then(
    () => assert.fail("no error"),
    (error) => error,
  );

/** A client whose server has these documents by their URLs, and `token` at each token endpoint. */
function connect(
  t,
  { documents = { [OAUTH]: () => Response.json(metadata()) }, token, ...options } = {},
) {
  const requests = { metadata: [], tokens: [], calls: [] };
  const fetch = async (input, init) => {
    const url = String(input);
    if (url.includes("/.well-known/")) {
      requests.metadata.push({ url, init });
      return documents[url]?.() ?? new Response("not found", { status: 404 });
    }
    if (url.startsWith(PLACES.baseUrl)) {
      requests.calls.push(url);
      return new Response("{}");
    }
    requests.tokens.push({ url, init });
    return token?.(url, requests.tokens.length) ?? tokenResponse(requests.tokens.length);
  };
  const { clientId, clientSecret, baseUrl } = PLACES;
  const client = new OAuthClient({
    issuer: ISSUER,
    clientId,
    clientSecret,
    baseUrl,
    fetch,
    policy: { backoffBaseMs: 1 },
    ...options,
  });
  t.after(() => client.close());
  return { client, ...requests };
}

test("nothing is requested at construction, and the metadata once for 1,000 calls and two refreshes", async (t) => {
  const { client, metadata, tokens, calls } = connect(t);
  await turns();
  assert.equal(metadata.length, 0);
  await Promise.all(Array.from({ length: 1_000 }, () => client.fetch("things")));
  for (let refresh = 0; refresh < 2; refresh += 1) {
    client.invalidate();
    await client.getToken();
  }
  assert.deepEqual([metadata.length, tokens.length, calls.length], [1, 3, 1_000]);
  assert.equal(tokens[0].url, `${ISSUER}/token`);
  const { init, url } = metadata[0];
  assert.deepEqual([url, init.redirect, init.headers.authorization], [OAUTH, "manual", undefined]);
  assert.equal(client.toJSON().issuer, ISSUER);
});

test("with a token endpoint beside the issuer, nothing is requested", async (t) => {
  const { client, metadata, tokens } = connect(t, { tokenUrl: PLACES.tokenUrl });
  await client.getToken();
  assert.deepEqual([metadata.length, tokens[0].url], [0, PLACES.tokenUrl]);
});

for (const [what, first] of [
  ["a 404", undefined],
  ["no JSON", () => new Response("<html>")],
  ["JSON that is no object", () => Response.json([])],
]) {
  test(`after ${what} at the first place, the second is asked`, async (t) => {
    const documents = { [OAUTH]: first, [OIDC]: () => Response.json(metadata()) };
    const { client, metadata: asked } = connect(t, { documents });
    await client.getToken();
    assert.deepEqual(
      asked.map(({ url }) => url),
      [OAUTH, OIDC],
    );
  });
}

test("an issuer without a path may differ by a slash, and its own spelling is the audience", async (t) => {
  const { generateKeyPairSync } = await import("node:crypto");
  const { privateKey } = generateKeyPairSync("ed25519");
  for (const [given, named] of [
    ["https://auth.example.com", "https://auth.example.com/"],
    ["https://auth.example.com/", "https://auth.example.com"],
  ]) {
    const url = "https://auth.example.com/.well-known/oauth-authorization-server";
    const { client, tokens } = connect(t, {
      issuer: given,
      clientSecret: undefined,
      privateKey: privateKey.export({ type: "pkcs8", format: "pem" }),
      documents: { [url]: () => Response.json(metadata({ issuer: named })) },
    });
    await client.getToken();
    const assertion = new URLSearchParams(tokens[0].init.body).get("client_assertion");
    const { aud } = JSON.parse(Buffer.from(assertion.split(".")[1], "base64url"));
    assert.equal(aud, named);
  }
});

for (const [what, respond, code, words] of [
  [
    "another issuer",
    () => Response.json(metadata({ issuer: `${ISSUER}/` })),
    "invalid_metadata",
    /name another issuer/,
  ],
  ["no issuer", () => Response.json({}), "invalid_metadata", /name another issuer/],
  ["no endpoint", () => Response.json({ issuer: ISSUER }), "invalid_metadata", /no token_endpoint/],
  [
    "a plain http endpoint",
    () => Response.json(metadata({ token_endpoint: "http://auth.example.com/token" })),
    "invalid_metadata",
    /no https URL/,
  ],
  [
    "a redirect",
    () => new Response(null, { status: 302, headers: { location: "/" } }),
    "invalid_metadata",
    /redirect/,
  ],
  ["256 KB", () => new Response(" ".repeat(262_145)), "invalid_metadata", /more than 256 KB/],
  [
    "other methods",
    () =>
      Response.json(
        metadata({ token_endpoint_auth_methods_supported: ["private_key_jwt", "none"] }),
      ),
    "invalid_metadata",
    /do not list client_secret_basic for clientAuthentication, but private_key_jwt, none/,
  ],
  ["403", () => new Response(null, { status: 403 }), "invalid_metadata", /answered with 403/],
  ["503", () => new Response(null, { status: 503 }), "discovery_failed", /answered with 503/],
  [
    "an outage",
    () => Promise.reject(new TypeError("fetch failed")),
    "discovery_failed",
    /could not be reached/,
  ],
]) {
  test(`${what} is an error of its own, and no credential is sent`, async (t) => {
    const { client, tokens } = connect(t, { documents: { [OAUTH]: respond } });
    const error = await errorOf(client.getToken());
    assert.equal(error.code, code);
    assert.equal(error.transient, code === "discovery_failed");
    assert.match(error.message, words);
    assert.match(error.message, /No credential was sent\.$/);
    assert.equal(error.cause?.message, what === "an outage" ? "fetch failed" : undefined);
    assert.equal(tokens.length, 0);
  });
}

test("metadata are kept for a day; in an outage the last ones serve", async (t) => {
  const clock = virtualClock();
  let up = true;
  const documents = {
    [OAUTH]: () => (up ? Response.json(metadata()) : Promise.reject(new TypeError("fetch failed"))),
  };
  const {
    client,
    metadata: asked,
    tokens,
  } = connect(t, { documents, clock, backgroundRefresh: false });
  const again = async (afterMs) => {
    await clock.advance(afterMs);
    client.invalidate();
    await client.getToken();
    return asked.length;
  };
  assert.equal(await again(0), 1);
  assert.equal(await again(DAY - 1_000), 1);
  up = false;
  assert.equal(await again(2_000), 2, "a day later they are requested again, in vain");
  assert.equal(await again(1_000), 2, "and not at once again");
  up = true;
  assert.equal(await again(600_000), 3);
  assert.equal(await again(DAY - 1_000), 3);
  assert.equal(tokens.length, 6);
});

test("a token endpoint that has moved is found at once", async (t) => {
  let place = `${ISSUER}/old`;
  const documents = { [OAUTH]: () => Response.json(metadata({ token_endpoint: place })) };
  const token = (url, count) =>
    url === place ? tokenResponse(count) : new Response(null, { status: 404 });
  const { client, metadata: asked, tokens } = connect(t, { documents, token });
  await client.getToken();
  place = `${ISSUER}/new`;
  client.invalidate();
  await client.getToken();
  assert.deepEqual([asked.length, tokens.length], [2, 3]);
  assert.equal(client.status().tokenFailures, 0);
});

test("a refused client has the metadata requested once more, and not in the same flight twice", async (t) => {
  const token = () => Response.json({ error: "invalid_client" }, { status: 401 });
  const { client, metadata: asked, tokens } = connect(t, { token });
  assert.equal((await errorOf(client.getToken())).code, "invalid_client");
  assert.deepEqual([asked.length, tokens.length], [1, 1]);
});

test("a client known by its certificate is sent to the alias", async (t) => {
  const alias = "https://mtls.example.com/token";
  const documents = {
    [OAUTH]: () => Response.json(metadata({ mtls_endpoint_aliases: { token_endpoint: alias } })),
  };
  const clientSecret = undefined;
  for (const [clientAuthentication, url] of [
    ["tls_client_auth", alias],
    ["self_signed_tls_client_auth", alias],
    ["none", `${ISSUER}/token`],
  ]) {
    const { client, tokens } = connect(t, { documents, clientSecret, clientAuthentication });
    await client.getToken();
    assert.equal(tokens[0].url, url);
    assert.equal(tokens[0].init.body, "client_id=id&grant_type=client_credentials");
  }
});
