// Owns the rows of Bun's bundler and compiler: their output is run elsewhere.

import { arch, platform } from "node:os";
import { join } from "node:path";

const cpu = { x64: "x64", arm64: "aarch64" }[arch()];
const bun = (project) => project.installed("@oven", `bun-${platform()}-${cpu}`, "bin", "bun");

const bundled =
  (entry, program, ...flags) =>
  async (project) => {
    const outfile = `out/main.${flags.includes("--format=cjs") ? "cjs" : "mjs"}`;
    await project.run(bun(project), ["build", entry, ...flags, "--outfile", outfile]);
    const file = join(await project.moved("out"), outfile.slice("out/".length));
    return project.exercised(program(project), [file]);
  };

const node = () => process.execPath;

async function compiled(project) {
  await project.run(bun(project), ["build", "--compile", "main.mjs", "--outfile", "out/main"]);
  return project.exercised(join(await project.moved("out"), "main"), []);
}

export const rows = {
  "bun build {@oven/bun-linux-x64} for Bun": bundled("main.mjs", bun, "--target=bun"),
  "bun build {@oven/bun-linux-x64} for Node, ESM": bundled("main.mjs", node, "--target=node"),
  "bun build {@oven/bun-linux-x64} for Node, CommonJS": bundled(
    "main.cjs",
    node,
    "--target=node",
    "--format=cjs",
  ),
  "bun build --compile {@oven/bun-linux-x64}": compiled,
};
