// Owns running a script in its own process, which loads the package in the format of the run.

import { execFile } from "node:child_process";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";

const directory = dirname(fileURLToPath(import.meta.url));
const loader = new URL("../packaging/load.mjs", import.meta.url).href;

/**
 * Runs module code that may use `load` and `env`, and resolves with the outcome. The default limit of ten
 * seconds is enough for any start-up and less than any timer of a client.
 */
export function runScript(code, { env = {}, flags = [], timeout = 10_000 } = {}) {
  const text = `import { load } from ${JSON.stringify(loader)};\nconst { env } = process;\n${code}`;
  const args = [...flags, "--input-type=module", "-e", text];
  const options = { cwd: directory, env: { ...process.env, ...env }, timeout };
  return new Promise((resolve) => {
    execFile(process.execPath, args, options, (error, stdout, stderr) => {
      resolve({ code: error ? (error.code ?? error.signal) : 0, stdout, stderr });
    });
  });
}

/** The environment of a script with a client of this sandbox: its options are `JSON.parse(env.OPTIONS)`. */
export const optionsFor = ({ oauth, clientId, clientSecret }, own = {}) => ({
  OPTIONS: JSON.stringify({
    tokenUrl: oauth.tokenUrl,
    clientId,
    clientSecret,
    baseUrl: oauth.baseUrl,
    ...own,
  }),
});
