// Owns the rows of Vitest: docs/testing.md shows its tests.

const tested = (count, what, args) => async (project) => {
  const report = project.path("report.json");
  const flags = ["run", "--reporter=default", "--reporter=json", `--outputFile=${report}`, ...args];
  await project.bin("vitest/vitest.mjs", flags);
  const { numPassedTests } = await project.json("report.json");
  if (numPassedTests !== count) throw new Error(`${numPassedTests} tests passed, not ${count}`);
  return what;
};

const CLIENT = "token, call, replay, virtual clock";
const inEnvironment = (environment, ...flags) =>
  tested(3, CLIENT, [`--environment=${environment}`, ...flags, "client.test.mjs"]);

export const rows = {
  "Vitest {vitest}, node": inEnvironment("node"),
  "Vitest {vitest}, vmThreads": inEnvironment("node", "--pool=vmThreads"),
  "Vitest {vitest}, its fake timers": tested(1, "token, call, fake time", ["fake-timers"]),
  "Vitest {vitest}, a stub of fetch": tested(1, "token, call", ["stubbed-fetch"]),
  "Vitest {vitest}, jsdom {jsdom}": inEnvironment("jsdom"),
  "Vitest {vitest}, happy-dom {happy-dom}": inEnvironment(
    "happy-dom",
    "--config=happy-dom.config.mjs",
  ),
  "Vitest {vitest}, edge-runtime {@edge-runtime/vm}": inEnvironment("edge-runtime"),
};
