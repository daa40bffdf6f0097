// Owns the rows of authorization servers that others wrote: a refused client is told the right option first.

export const rows = {
  "@node-oauth/oauth2-server {@node-oauth/oauth2-server}": async (project) => {
    const args = ["--test", "--test-reporter=spec", "node-oauth.test.mjs"];
    const output = await project.run(process.execPath, args);
    const passed = /^ℹ pass (\d+)$/m.exec(output)?.[1];
    if (passed !== "9" || !/^ℹ fail 0$/m.test(output)) throw new Error(output);
    return "tokens, and advice for refused clients";
  },
};
