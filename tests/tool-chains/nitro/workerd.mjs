// Owns the configuration with which workerd serves the modules of a directory, as Cloudflare would.

import { extname } from "node:path";

const KINDS = { ".mjs": "esModule", ".wasm": "wasm" };
const ENTRY = "index.mjs";
const COMPATIBILITY_DATE = "2025-01-01";

const moduleOf = (file) => {
  const kind = KINDS[extname(file)];
  return kind && `(name = "${file}", ${kind} = embed "${file}")`;
};

/** workerd takes the first module as the worker itself. */
const entryFirst = (files) => [ENTRY, ...files.filter((file) => file !== ENTRY)];

/** For the file beside these files. The variables are bindings of the worker, from workerd's environment. */
export function workerConfig(files, variables) {
  const modules = entryFirst(files).map(moduleOf).filter(Boolean);
  const bindings = variables.map((name) => `(name = "${name}", fromEnvironment = "${name}")`);
  return `using Workerd = import "/workerd/workerd.capnp";
    const config :Workerd.Config = (
      services = [
        (name = "main", worker = .worker),
        (name = "internet", network = (allow = ["public", "private"])),
      ],
      sockets = [(name = "http", address = "127.0.0.1:0", http = (), service = "main")],
    );
    const worker :Workerd.Worker = (
      modules = [${modules.join(", ")}],
      bindings = [${bindings.join(", ")}],
      compatibilityDate = "${COMPATIBILITY_DATE}",
    );
  `;
}
