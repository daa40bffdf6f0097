// Owns the rows of Jest: docs/testing.md shows its tests.

/** Runs Jest and gives the result of its tests, all of which must have run. */
const tested = (count, what, args) => async (project) => {
  const report = project.path("report.json");
  const flags = ["--runInBand", "--json", "--outputFile", report, ...args];
  await project.bin("jest/bin/jest.js", flags);
  const { numPassedTests } = await project.json("report.json");
  if (numPassedTests !== count) throw new Error(`${numPassedTests} tests passed, not ${count}`);
  return what;
};

const inEnvironment = (environment, file) => ["--runTestsByPath", file, `--env=${environment}`];

export const rows = {
  "Jest {jest}, node": tested(
    3,
    "token, call, replay, virtual clock",
    inEnvironment("node", "client.test.js"),
  ),
  "Jest {jest}, its fake timers": tested(
    1,
    "token, call, fake time",
    inEnvironment("node", "fake-timers.test.js"),
  ),
  "Jest {jest}, jsdom, with a file for node": tested(
    1,
    "token, call",
    inEnvironment("jsdom", "node-in-jsdom.test.js"),
  ),
  "Jest {jest}, jsdom, as a page": tested(
    3,
    "refused, and what to do",
    inEnvironment("jsdom", "page.test.js"),
  ),
  "Jest {jest}, jest-fixed-jsdom {jest-fixed-jsdom}": tested(
    3,
    "token, call, replay, virtual clock",
    inEnvironment("jest-fixed-jsdom", "client.test.js"),
  ),
  "ts-jest {ts-jest}, node16": tested(3, "token, call, replay, virtual clock", [
    "--rootDir=typescript",
    "--config=typescript/jest.config.cjs",
  ]),
  "ts-jest {ts-jest}, node10": tested(3, "token, call, replay, virtual clock", [
    "--rootDir=typescript",
    "--config=typescript/jest.node10.config.cjs",
  ]),
};
