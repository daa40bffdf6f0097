// The recipes of docs/mtls.md for Deno, Bun and workerd: token requests and calls present the certificate, and a
// Request as input works. The one for Node is in tests/js/security.

import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { test } from "node:test";
import { METHODS, startMutualTls } from "../e2e/mutual-tls-server.mjs";
import { authority, leaf } from "../security/tls/server.mjs";
import { workerModules } from "./bundlers.mjs";
import { beside, load, programs, run } from "./tools.mjs";

/** Makes both kinds of calls with a client of these options, and gives their statuses. */
const CALLS = `
  async function statuses(OAuthClient, options, fetchWithCertificate) {
    const client = new OAuthClient({ ...options, fetch: fetchWithCertificate });
    const url = options.baseUrl + "things";
    const responses = [
      await client.fetch("things"),
      await client.fetch(new Request(url, { method: "POST", body: "once" })),
    ];
    client.close();
    return responses.map(({ status }) => status);
  }`;

const program = (fetchWithCertificate) => `
  import { OAuthClient } from "everbearer";
  import process from "node:process";
  ${CALLS}
  const { cert, key, ca, options } = JSON.parse(process.env.GIVEN);
  ${fetchWithCertificate}
  console.log(JSON.stringify(await statuses(OAuthClient, options, fetchWithCertificate)));`;

const PROGRAMS = {
  deno: {
    args: ["run", "-A"],
    code: program(
      `const httpClient = Deno.createHttpClient({ cert, key, caCerts: [ca] });
       const fetchWithCertificate = (input, init) => fetch(input, { ...init, client: httpClient });`,
    ),
  },
  bun: {
    args: [],
    code: program(
      "const fetchWithCertificate = (input, init) => fetch(input, { ...init, tls: { cert, key, ca } });",
    ),
  },
};

const [cert, key, ca] = [leaf.cert, leaf.key, authority].map(String);

const BODIES = [
  ["GET", ""],
  ["POST", "once"],
];

for (const [name, { args, code }] of Object.entries(PROGRAMS)) {
  for (const method of METHODS) {
    test(`${name}: ${method}`, async (t) => {
      const { options, seen } = await startMutualTls(t);
      const path = beside(`mutual-tls-${name}.mjs`);
      writeFileSync(path, code);
      const env = { GIVEN: JSON.stringify({ cert, key, ca, options: options(method) }) };
      const { stdout } = await run(programs[name], [...args, path], { env });
      assert.deepEqual([JSON.parse(stdout), seen], [[200, 200], BODIES]);
    });
  }
}

const WORKER = `
  import { OAuthClient } from "everbearer";
  ${CALLS}
  export default {
    async fetch(_request, env) {
      const fetchWithCertificate = (input, init) => env.CERTIFICATE.fetch(input, init);
      const options = JSON.parse(env.OPTIONS);
      try {
        return Response.json(await statuses(OAuthClient, options, fetchWithCertificate));
      } catch (error) {
        return new Response(error.message + error.cause);
      }
    },
  };`;

for (const method of METHODS) {
  test(`workerd: ${method}`, async (t) => {
    const { options, seen } = await startMutualTls(t);
    const { Miniflare } = await load("miniflare");
    const path = beside("mutual-tls-worker.mjs");
    writeFileSync(path, WORKER);
    const miniflare = new Miniflare({
      compatibilityDate: "2026-04-01",
      modules: await workerModules(path),
      bindings: { OPTIONS: JSON.stringify(options(method)) },
      serviceBindings: {
        CERTIFICATE: {
          network: {
            allow: ["private"],
            tlsOptions: {
              trustedCertificates: [ca],
              keypair: { privateKey: key, certificateChain: cert },
            },
          },
        },
      },
      cf: false,
    });
    t.after(() => miniflare.dispose());
    const response = await miniflare.dispatchFetch("http://worker/");
    const text = await response.text();
    assert.deepEqual([text, seen], ["[200,200]", BODIES]);
  });
}
