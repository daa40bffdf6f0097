// Owns running a worker in workerd, through miniflare: asking it by HTTP, and what it writes to its log.

import { readFileSync } from "node:fs";
import { certificateFile } from "../security/tls/server.mjs";
import { load } from "./tools.mjs";

/** The newest date that the pinned version knows. */
const NEWEST = "2026-04-01";

/** Every address, and the servers of the tests are trusted. */
const NETWORK = {
  allow: ["public", "private"],
  tlsOptions: {
    trustBrowserCas: true,
    trustedCertificates: [readFileSync(certificateFile, "utf8")],
  },
};

/** `settings` are those of the compatibility of workers: its date and flags. */
export async function startWorker({ bindings, modules, settings }) {
  const { Miniflare } = await load("miniflare");
  let log = "";
  const miniflare = new Miniflare({
    compatibilityDate: NEWEST,
    ...settings,
    modules,
    bindings,
    name: "worker",
    outboundService: { network: NETWORK },
    serviceBindings: { SELF: "worker" },
    cf: false,
    handleRuntimeStdio(stdout, stderr) {
      for (const stream of [stdout, stderr]) {
        stream.setEncoding("utf8").on("data", (text) => (log += text));
      }
    },
  });
  const base = await miniflare.ready;
  return {
    base,
    /** Makes a request, and gives what it is answered: the JSON of an answer that is one, else its text. */
    async ask(path, parameters = {}, init = {}) {
      const url = new URL(path, base);
      url.search = new URLSearchParams(parameters);
      const response = await fetch(url, init);
      const body = await response.text();
      return response.ok ? JSON.parse(body) : body;
    },
    /** Ends it, and gives what it has written. */
    async dispose() {
      await miniflare.dispose();
      return log;
    },
  };
}
