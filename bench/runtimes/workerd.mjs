// Owns measuring workerd, from outside, because its clock stands still between two inputs. A request asks
// for many calls, in turns with a request for as many by raw fetch.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import { workerModules } from "../../tests/js/runtimes/bundlers.mjs";
import { inModules } from "../../tests/js/runtimes/tools.mjs";
import { startWorker } from "../../tests/js/runtimes/worker.mjs";
import { pairs, warmUp } from "../lib/alternate.mjs";
import { settingsFor } from "../lib/subjects.mjs";

/** So many calls that the request around them does not matter. */
const CALLS = { calls: 200, stubbed: 5_000 };
const WARM_UP = 10;

const workerIn = (project, name) => join(project, "runtimes", "workers", `${name}.mjs`);

async function rawModules(project) {
  const { outputFiles } = await build({
    entryPoints: [workerIn(project, "raw")],
    bundle: true,
    write: false,
    format: "esm",
    external: ["cloudflare:*"],
  });
  return [{ type: "ESModule", path: "worker.mjs", contents: outputFiles[0].text }];
}

const bindingsFor = (server) => ({ SETTINGS: JSON.stringify(settingsFor(server)) });

async function timed(work) {
  const startedAt = performance.now();
  await work();
  return performance.now() - startedAt;
}

export const workerd = {
  name() {
    const { version } = JSON.parse(readFileSync(inModules("workerd", "package.json"), "utf8"));
    return `workerd ${version}`;
  },

  /** A start lasts from the creation of a miniflare, which starts workerd, to the first response. */
  async starter({ project, server }) {
    const modules = {
      raw: await rawModules(project),
      everbearer: await workerModules(workerIn(project, "both")),
    };
    return async (goal, peer) => {
      let worker;
      const milliseconds = await timed(async () => {
        worker = await startWorker({ bindings: bindingsFor(server), modules: modules[peer] });
        await worker.ask("", { goal, peer });
      });
      await worker.dispose();
      return milliseconds;
    };
  },

  async calls({ project, server }, { groups }, peer) {
    const modules = await workerModules(workerIn(project, "both"));
    const worker = await startWorker({ bindings: bindingsFor(server), modules });
    const asked = (goal, one) => async () => {
      const count = CALLS[goal];
      return ((await timed(() => worker.ask("", { goal, peer: one, count }))) * 1e3) / count;
    };
    const own = peer === "raw" ? "again" : peer;
    const found = {};
    for (const one of ["raw", own]) await worker.ask("", { goal: "header", peer: one });
    for (const [name, goal] of [
      ["latency", "calls"],
      ["wrapper", "stubbed"],
    ]) {
      const both = [asked(goal, "raw"), asked(goal, own)];
      await warmUp(WARM_UP, ...both);
      found[name] = await pairs(groups, ...both);
    }
    await worker.dispose();
    return found;
  },
};
