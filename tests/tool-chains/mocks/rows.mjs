// Owns the rows of tools that mock a server, and of fake timers outside of a test runner: docs/testing.md
// shows the tests.

const tested = (file, what) => async (project) => {
  const output = await project.run(process.execPath, ["--test", "--test-reporter=spec", file]);
  if (!/^ℹ pass 1$/m.test(output)) throw new Error(output);
  return what;
};

export const rows = {
  "nock {nock}": tested("nock.test.mjs", "token, call"),
  "msw {msw}": tested("msw.test.mjs", "token, call"),
  "MockAgent of undici {undici}": tested("mock-agent.test.mjs", "token, call"),
  "Sinon {sinon}": tested("sinon.test.mjs", "token, call, fake time"),
};
