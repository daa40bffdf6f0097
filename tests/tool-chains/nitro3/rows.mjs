// Owns the rows of Nitro 3, which builds with a bundler of choice: its server is run elsewhere.

import { join } from "node:path";

async function served(project) {
  const away = await project.moved(".output");
  return project.served(process.execPath, [join(away, "server", "index.mjs")]);
}

const nodeServer = (builder) => async (project) => {
  const flags = ["--preset", "node-server", "--builder", builder];
  await project.bin("nitro/dist/cli/index.mjs", ["build", ...flags]);
  return served(project);
};

/** Nitro as a plugin of Vite. */
async function viteBuild(project) {
  await project.bin("vite/bin/vite.js", ["build"], { env: { NITRO_PRESET: "node-server" } });
  return served(project);
}

export const rows = {
  "Nitro {nitro}, node-server, with rolldown": nodeServer("rolldown"),
  "Nitro {nitro}, node-server, with Rollup {rollup}": nodeServer("rollup"),
  "Nitro {nitro}, node-server, with Vite {vite}": viteBuild,
};
