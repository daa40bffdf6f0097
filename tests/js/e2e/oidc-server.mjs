// Owns a real authorization server (oidc-provider) and a resource server that checks its JWT access tokens
// (jose), both on the loopback interface and neither made for this package.

import { once } from "node:events";
import { createServer } from "node:http";
import { createRemoteJWKSet, exportJWK, generateKeyPair, jwtVerify } from "jose";

/** Ids and secrets that form-encoding changes. */
export const CLIENTS = {
  basic: { id: "back office:eu/1+2%", secret: "p%41 s+1:/&=?~%zz", method: "client_secret_basic" },
  post: { id: "billing & co/7%", secret: 'a+b c%20:/=&"x', method: "client_secret_post" },
  raw: { id: "reports", secret: "50% off+1:/ z", method: "client_secret_basic" },
};

/** The default audience of tokens, and another. */
export const THINGS = "urn:example:things";
export const REPORTS = "urn:example:reports";
const SCOPES = { [THINGS]: "things:read things:write", [REPORTS]: "reports:read" };

const { Provider, errors } = await quietly(() => import("oidc-provider"));

/** Hides the provider's warnings of plain http, its memory store and this version of Node, and no others. */
async function quietly(work) {
  const { warn, info } = console;
  const filtered =
    (print) =>
    (...args) =>
      String(args[0]).includes("oidc-provider ") ? undefined : print(...args);
  Object.assign(console, { warn: filtered(warn), info: filtered(info) });
  try {
    return await work();
  } finally {
    Object.assign(console, { warn, info });
  }
}

async function newKeys() {
  const { privateKey } = await generateKeyPair("ES256", { extractable: true });
  const key = await exportJWK(privateKey);
  return { keys: [{ ...key, alg: "ES256", use: "sig", kid: key.x }] };
}

/** All by which clients may sign, and all ways to authenticate. */
const ALGORITHMS = [
  ...["HS256", "RS256", "RS384", "PS256", "ES256", "ES384"],
  ...["Ed25519", "EdDSA"],
];
const METHODS = [
  ...["client_secret_basic", "client_secret_post", "client_secret_jwt", "private_key_jwt"],
  "none",
];

const withSecrets = Object.values(CLIENTS).map(({ id, secret, method }) => ({
  client_id: id,
  client_secret: secret,
  token_endpoint_auth_method: method,
}));

function configuration(jwks, settings) {
  return {
    jwks,
    clients: [...(settings.fapi ? [] : withSecrets), ...settings.clients].map((client) => ({
      ...client,
      grant_types: ["client_credentials"],
      id_token_signed_response_alg: "ES256",
      response_types: [],
      redirect_uris: [],
    })),
    enabledJWA: { clientAuthSigningAlgValues: ALGORITHMS },
    clientAuthMethods: [...METHODS, ...settings.methods],
    features: {
      ...(settings.fapi && { fapi: { enabled: true, profile: "2.0" } }),
      ...settings.features,
      clientCredentials: { enabled: true },
      devInteractions: { enabled: false },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => THINGS,
        getResourceServerInfo(_context, resource) {
          if (!(resource in SCOPES)) throw new errors.InvalidTarget();
          return {
            scope: SCOPES[resource],
            audience: resource,
            accessTokenFormat: "jwt",
            accessTokenTTL: settings.ttl,
            jwt: { sign: { alg: "ES256" } },
          };
        },
      },
    },
    ttl: { ClientCredentials: () => settings.ttl },
  };
}

async function listen(t, handler) {
  const server = createServer({ keepAliveTimeout: 65_000 }, handler);
  server.listen({ port: 0, host: "127.0.0.1", backlog: 4_096 });
  await once(server, "listening");
  t.after(async () => {
    server.closeAllConnections();
    server.close();
    await once(server, "close");
  });
  return `http://127.0.0.1:${server.address().port}`;
}

/**
 * The authorization server. `settings.ttl` is the lifetime of the tokens that it grants from now on, in
 * seconds; `rotate` replaces its signing keys. `clients` are known beside those with secrets, `fapi` is its FAPI 2.0
 * profile, and `server` listens in place of plain http.
 */
export async function startProvider(
  t,
  { ttl = 600, clients = [], fapi = false, features = {}, methods = [], server } = {},
) {
  const settings = { ttl, clients, fapi, features, methods };
  const counts = { tokenRequests: 0, metadata: 0 };
  let handle;
  const issuer = await (server ?? listen)(t, (request, response) => {
    if (request.url === "/token") counts.tokenRequests += 1;
    if (request.url.startsWith("/.well-known/")) counts.metadata += 1;
    handle(request, response);
  });
  const rotate = async () => {
    const jwks = await newKeys();
    const provider = await quietly(() => new Provider(issuer, configuration(jwks, settings)));
    handle = provider.callback();
  };
  await rotate();
  return { issuer, tokenUrl: `${issuer}/token`, settings, counts, rotate };
}

/**
 * The resource server: 200 with the token's claims, 401 for an invalid token, 403 for one without the
 * scope that a path such as /needs/things:write names. `settings.reject` gets the claims.
 */
export async function startApi(t, { issuer }, { audience = THINGS } = {}) {
  const settings = { reject: () => false };
  const counts = { calls: 0, rejected: 0 };
  let keys;
  const forgetKeys = () => {
    keys = createRemoteJWKSet(new URL(`${issuer}/jwks`));
  };
  forgetKeys();
  // `iat` is in whole seconds, so a token may seem to expire up to a second early.
  const rules = { issuer, audience, typ: "at+jwt", clockTolerance: 1 };
  const decide = async ({ headers, url }) => {
    const token = /^Bearer (\S+)$/.exec(headers.authorization ?? "")?.[1] ?? "";
    let claims;
    try {
      const currentDate = new Date(Date.now());
      ({ payload: claims } = await jwtVerify(token, keys, { ...rules, currentDate }));
    } catch (error) {
      return [401, { error: error.code }];
    }
    if (settings.reject(claims)) return [401, { error: "revoked" }];
    const needed = /^\/needs\/(.+)$/.exec(url)?.[1];
    const granted = claims.scope?.split(" ") ?? [];
    return [needed === undefined || granted.includes(needed) ? 200 : 403, claims];
  };
  const baseUrl = await listen(t, async (request, response) => {
    counts.calls += 1;
    const [status, body] = await decide(request);
    if (status === 401) counts.rejected += 1;
    response.writeHead(status, { "content-type": "application/json" });
    response.end(JSON.stringify(body));
  });
  return { baseUrl, settings, counts, forgetKeys };
}
