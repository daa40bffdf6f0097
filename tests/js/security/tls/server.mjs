// Owns a TLS server on the loopback interface. Its key and certificate are for tests only: they are public,
// and whoever trusts them trusts everybody.

import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer } from "node:https";
import { fileURLToPath } from "node:url";

const read = (name) => readFileSync(new URL(name, import.meta.url));

/** The value of `NODE_EXTRA_CA_CERTS` in a process that trusts such a server. */
export const certificateFile = fileURLToPath(new URL("test-only-certificate.pem", import.meta.url));

/** The key and the certificate, for a server and for its clients. */
export const identity = { key: read("test-only-key.pem"), cert: readFileSync(certificateFile) };

/** The same of a certificate that an authority has signed: some runtimes refuse an authority's own at the other end. */
export const leaf = { key: read("test-only-leaf-key.pem"), cert: read("test-only-leaf.pem") };

/** That authority. Nobody has its key any more. */
export const authority = read("test-only-authority.pem");

/** Where the certificate is that has expired, of the same key. */
export const expiredFile = fileURLToPath(new URL("test-only-expired.pem", import.meta.url));

/** The identity of a server whose certificate has expired. */
export const expired = { key: identity.key, cert: readFileSync(expiredFile) };

/** Starts one that records its requests and ends with the test; `wanted` are further TLS options. */
export async function startTls(t, respond, wanted = {}) {
  const requests = [];
  const server = createServer({ ...identity, ...wanted });
  server.on("request", async (request, response) => {
    const { method, url, headers } = request;
    const body = (await request.toArray()).join("");
    requests.push({ method, url, headers, body });
    respond(request, response);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  return { url: `https://localhost:${server.address().port}`, requests };
}
