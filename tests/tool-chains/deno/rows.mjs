// Owns the row of Deno's bundler, which brings its own esbuild.

import { join } from "node:path";

async function bundled(project) {
  const deno = project.deno();
  // It fetches its esbuild by itself, and trusts no certificate of the machine's own unless it is told to.
  const env = { DENO_TLS_CA_STORE: "mozilla,system" };
  await project.run(deno, ["bundle", "--no-lock", "main.mjs", "--output", "out/main.mjs"], { env });
  const file = join(await project.moved("out"), "main.mjs");
  return project.exercised(deno, ["run", "--no-lock", "--allow-env", "--allow-net", file]);
}

export const rows = { "deno bundle {@deno/linux-x64-glibc}": bundled };
