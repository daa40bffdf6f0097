// Owns running a worker in workerd, through miniflare: requests to it, and its log.

import { readFileSync } from "node:fs";
import { certificateFile } from "../security/tls/server.mjs";
import { load } from "./tools.mjs";

/** The newest compatibility date of the pinned version. */
const NEWEST = "2026-04-01";

/** Allows every address and trusts the tests' servers. */
const NETWORK = {
  allow: ["public", "private"],
  tlsOptions: {
    trustBrowserCas: true,
    trustedCertificates: [readFileSync(certificateFile, "utf8")],
  },
};

/** `settings` are the worker's compatibility date and flags. */
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
    /** Makes a request and gives the response: its JSON if it has any, else its text. */
    async ask(path, parameters = {}, init = {}) {
      const url = new URL(path, base);
      url.search = new URLSearchParams(parameters);
      const response = await fetch(url, init);
      const body = await response.text();
      return response.ok ? JSON.parse(body) : body;
    },
    /** Ends it and gives its log. */
    async dispose() {
      await miniflare.dispose();
      return log;
    },
  };
}
