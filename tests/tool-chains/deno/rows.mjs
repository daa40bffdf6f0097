// Owns the row of Deno's bundler, which brings the esbuild that it works with itself.

import { arch, platform } from "node:os";
import { join } from "node:path";

const cpu = { x64: "x64", arm64: "arm64" }[arch()];
const deno = (project) => project.installed("@deno", `${platform()}-${cpu}-glibc`, "deno");

async function bundled(project) {
  await project.run(deno(project), ["bundle", "--no-lock", "main.mjs", "--output", "out/main.mjs"]);
  const file = join(await project.moved("out"), "main.mjs");
  return project.exercised(deno(project), ["run", "--no-lock", "--allow-env", "--allow-net", file]);
}

export const rows = { "deno bundle {@deno/linux-x64-glibc}": bundled };
