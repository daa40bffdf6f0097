// Owns running the command line of the package, as a process of its own, and what it must never print.

import assert from "node:assert/strict";
import { execFile, spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const cwd = dirname(fileURLToPath(import.meta.url));
const manifestFile = createRequire(import.meta.url).resolve("everbearer/package.json");
const manifest = JSON.parse(readFileSync(manifestFile, "utf8"));

/** The file of the command `everbearer`. */
export const program = join(dirname(manifestFile), manifest.bin.everbearer);

/** Variables that a process needs of the machine; the others would be the machine's own. */
const { PATH, HOME } = process.env;

/** Secrets of tests: nothing that is printed may hold one. */
export const CANARIES = ["canary-s3cret", "canary-t0ken", "sandbox-secret", "BEGIN PRIVATE"];

/**
 * Runs the command line, by this Node or another. Resolves with the exit code and with what it printed, in which there is no canary, unless
 * `reveals` is set.
 */
export async function everbearer(
  args,
  { env = {}, flags = [], reveals = false, node = process.execPath } = {},
) {
  const options = { cwd, env: { PATH, HOME, ...env }, timeout: 60_000 };
  const outcome = await new Promise((resolve) => {
    execFile(node, [...flags, program, ...args], options, (error, stdout, stderr) => {
      resolve({ code: error ? (error.code ?? error.signal) : 0, stdout, stderr });
    });
  });
  if (!reveals) {
    const printed = outcome.stdout + outcome.stderr;
    assert.deepEqual(
      CANARIES.filter((canary) => printed.includes(canary)),
      [],
      "the command prints a secret",
    );
  }
  return outcome;
}

/** Starts the command line, and resolves with the process and its first output. */
export async function started(t, args, { env = {} } = {}) {
  const child = spawn(process.execPath, [program, ...args], { cwd, env: { PATH, HOME, ...env } });
  t.after(() => child.kill("SIGKILL"));
  const [first] = await once(child.stdout, "data");
  return { child, first: String(first) };
}

const once = (emitter, event) =>
  new Promise((resolve, reject) => {
    emitter.once(event, (...values) => resolve(values));
    emitter.once("error", reject);
  });

/** The variables of a client of the sandbox's plain system. */
export const variablesFor = ({ oauth, clientId, clientSecret }, prefix = "ACME") => ({
  [`${prefix}_TOKEN_URL`]: oauth.tokenUrl,
  [`${prefix}_BASE_URL`]: oauth.baseUrl,
  [`${prefix}_CLIENT_ID`]: clientId,
  [`${prefix}_CLIENT_SECRET`]: clientSecret,
});
