// Owns the rows of authorization servers that others wrote: each grants tokens in every way that it offers, and
// a refused client is told the right option first.

/** Runs a file of tests, none of which may be missing or skipped. */
async function tested(project, file, env = {}) {
  const args = ["--test", "--test-reporter=spec", file];
  const output = await project.run(process.execPath, args, { env });
  const count = (what) => Number(new RegExp(`^ℹ ${what} (\\d+)$`, "m").exec(output)?.[1]);
  if (!(count("pass") > 0) || count("pass") !== count("tests")) throw new Error(output);
  return `${count("pass")} tests`;
}

const withPython = (file) => async (project) =>
  tested(project, file, { EVERBEARER_PYTHON: await project.python() });

export const rows = {
  "@node-oauth/oauth2-server {@node-oauth/oauth2-server}": (project) =>
    tested(project, "node-oauth.test.mjs"),
  "Authlib {authlib}": withPython("authlib.test.mjs"),
  "Authlib {authlib}, assertions": withPython("authlib-keys.test.mjs"),
  "django-oauth-toolkit {django-oauth-toolkit}": withPython("django.test.mjs"),
};
