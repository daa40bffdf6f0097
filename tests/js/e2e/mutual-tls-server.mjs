// Owns a provider that knows clients by their certificates: oidc-provider over https, and below /api/ an API that
// checks the certificate that a token is bound to (RFC 8705 §3).

import { createHash, X509Certificate } from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:https";
import { decodeJwt } from "jose";
import { authority, leaf } from "../security/tls/server.mjs";
import { startProvider, THINGS } from "./oidc-server.mjs";

const certificate = new X509Certificate(leaf.cert);
const digestOf = (der) => createHash("sha256").update(der).digest("base64url");

/** What tokens of clients with this certificate are bound to. */
export const thumbprint = digestOf(certificate.raw);

const peerOf = (context) => (context.socket ?? context.req.socket).getPeerCertificate().raw;

const BOUND = { tls_client_certificate_bound_access_tokens: true };
const CLIENTS = [
  {
    client_id: "tls_client_auth",
    token_endpoint_auth_method: "tls_client_auth",
    tls_client_auth_san_dns: "localhost",
    ...BOUND,
  },
  {
    client_id: "self_signed_tls_client_auth",
    token_endpoint_auth_method: "self_signed_tls_client_auth",
    jwks: {
      keys: [
        {
          ...certificate.publicKey.export({ format: "jwk" }),
          x5c: [certificate.raw.toString("base64")],
        },
      ],
    },
    ...BOUND,
  },
];

/** The ways to authenticate; the client of each has its name as id. */
export const METHODS = CLIENTS.map(({ client_id: id }) => id);

const MUTUAL_TLS = {
  enabled: true,
  certificateBoundAccessTokens: true,
  selfSignedTlsClientAuth: true,
  tlsClientAuth: true,
  getCertificate: (context) => {
    const raw = peerOf(context);
    return raw && new X509Certificate(raw).toString();
  },
  certificateAuthorized: (context) => (context.socket ?? context.req.socket).authorized,
  certificateSubjectMatches: (context, property, expected) =>
    property === "tls_client_auth_san_dns" &&
    new X509Certificate(peerOf(context)).checkHost(expected) !== undefined,
};

/** Answers calls: 200 if the token is bound to the certificate of the connection. */
async function answer(request, response, seen) {
  const { raw } = request.socket.getPeerCertificate();
  const bound = decodeJwt(request.headers.authorization.slice(7)).cnf?.["x5t#S256"];
  const body = (await request.toArray()).join("");
  seen.push([request.method, body]);
  response.statusCode = raw && bound === digestOf(raw) ? 200 : 401;
  response.end();
}

/** Starts it. `seen` has the method and the body of each call. */
export async function startMutualTls(t) {
  const seen = [];
  const listen = async (_t, handler) => {
    // It leaves it to the provider to refuse a client without a certificate.
    const settings = { ...leaf, ca: authority, requestCert: true, rejectUnauthorized: false };
    const server = createServer(settings, (request, response) => {
      if (request.url.startsWith("/api/")) void answer(request, response, seen);
      else handler(request, response);
    });
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    t.after(() => {
      server.closeAllConnections();
      server.close();
    });
    return `https://localhost:${server.address().port}`;
  };
  const { issuer } = await startProvider(t, {
    server: listen,
    clients: CLIENTS,
    methods: METHODS,
    features: { mTLS: MUTUAL_TLS },
  });
  const options = (method) => ({
    issuer,
    clientId: method,
    clientAuthentication: method,
    resource: THINGS,
    baseUrl: `${issuer}/api/`,
    policy: { backoffBaseMs: 1, tokenAttempts: 1 },
  });
  return { issuer, options, seen };
}
