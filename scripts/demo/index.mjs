// Owns the demo, `npm run demo`: starts the sandbox, plays every scene against athenahealth's and
// Vagaro's system, and prints a table of the counts. Exit code 1 if anything was not as expected.

import { startSandbox } from "everbearer/sandbox";
import { play } from "./play.mjs";
import { scenes } from "./scenes.mjs";
import { systems } from "./systems.mjs";
import { terminal } from "./terminal.mjs";

const startedAt = performance.now();
const screen = terminal(process.stdout, process.env);
const sandbox = await startSandbox();

try {
  screen.heading("everbearer demo");
  screen.line(
    `The sandbox at ${sandbox.url}, on this machine, plays the token endpoints and APIs.`,
  );
  const results = [];
  for (const scene of scenes)
    results.push(...(await play(scene, systems(sandbox), sandbox, screen)));
  screen.table(results);
  const failed = results.flatMap(({ problems }) => problems);
  const time = `${((performance.now() - startedAt) / 1000).toFixed(1)} s`;
  if (failed.length === 0) {
    screen.good(`All ${scenes.length} scenes went as expected on both systems, in ${time}.`);
  } else {
    screen.bad(`${failed.length} expectations were not met, in ${time}.`);
    process.exitCode = 1;
  }
} finally {
  await sandbox.close();
}
