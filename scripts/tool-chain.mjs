// Owns running projects of the stage `tool-chains` by name, with the package as it is in this tree.
//
//   npm run tool-chain -- nitro      the rows of one project of tests/tool-chains
//   npm run tool-chain               lists the names

import { pack } from "./lib/pack.mjs";
import { fail, say, step } from "./lib/report.mjs";
import { runToolChains, toolChains } from "./lib/tool-chains.mjs";

const names = process.argv.slice(2);

try {
  if (names.length === 0) say(toolChains.join("\n"));
  else {
    await step("tarball", async () => (await pack()).filename);
    let table;
    await step("tool chains", async (note) => void (table = await runToolChains(names, note)));
    say(table);
  }
} catch (error) {
  fail(error);
}
