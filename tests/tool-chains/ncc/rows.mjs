// Owns the rows of ncc, which builds actions of GitHub: its output is run elsewhere.

import { join } from "node:path";

const bundled = (entry, file) => async (project) => {
  await project.bin("@vercel/ncc/dist/ncc/cli.js", ["build", entry, "--out", "out"]);
  return project.exercised(process.execPath, [join(await project.moved("out"), file)]);
};

export const rows = {
  "ncc {@vercel/ncc}, ESM": bundled("main.mjs", "index.mjs"),
  "ncc {@vercel/ncc}, CommonJS": bundled("main.cjs", "index.cjs"),
};
