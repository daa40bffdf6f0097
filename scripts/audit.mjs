// Owns asking the public databases whether any dependency is known to be vulnerable. That needs the
// network, so it is not a stage of `npm test`: the nightly workflow runs it. The checks that need no
// network are in tests/js/unit/security/supply-chain.test.mjs.
//
//   node scripts/audit.mjs
//
// Exits with 1 if something is vulnerable or violates deny.toml, and with 69 if nothing was found but a
// database was unavailable, so that the result is unknown.

import { execFile } from "node:child_process";
import { delimiter } from "node:path";
import { provideTool } from "./lib/cargo-tool.mjs";
import { LOCKED } from "./lib/packages.mjs";
import { inRoot } from "./lib/paths.mjs";
import { bold, fail, say, step, Stop } from "./lib/report.mjs";
import { npm } from "./lib/run.mjs";
import { findTool } from "./lib/toolchain.mjs";

const UNAVAILABLE = 69;
const unasked = [];

/** Runs a program: its output, and whether it succeeded. */
function run(command, args, directory = inRoot()) {
  const limits = { cwd: directory, env, maxBuffer: 64 * 1024 * 1024 };
  return new Promise((resolve) => {
    execFile(command, args, limits, (error, stdout, stderr) =>
      resolve({ passed: !error, stdout, text: `${stdout}${stderr}`.trim() }),
    );
  });
}

function notAsked(what, why) {
  unasked.push(what);
  return `UNAVAILABLE: ${why.split("\n").at(-1)}`;
}

/** npm reports in JSON how many packages are vulnerable, or why it cannot know. */
async function auditNpm(directory) {
  const args = ["audit", "--package-lock-only", "--audit-level=low", "--json"];
  const { passed, stdout, text } = await run(...npm(args), directory);
  const { metadata, vulnerabilities = {}, message = text } = JSON.parse(stdout || "{}");
  if (!metadata) return notAsked("npm", message);
  if (passed) return `${metadata.dependencies.total} packages, none known to be vulnerable`;
  throw new Stop(`vulnerable: ${Object.keys(vulnerabilities).join(", ")}`);
}

/** Checks sources, licences and duplicates by deny.toml first, then advisories, which need the database. */
async function denyCargo() {
  const rules = await run("cargo", ["deny", "--locked", "check", "bans", "licenses", "sources"]);
  if (!rules.passed) throw new Stop(rules.text);
  const fetched = await run("cargo", ["deny", "fetch", "db"]);
  if (!fetched.passed) return notAsked("cargo-deny", fetched.text);
  const { passed, text } = await run("cargo", ["deny", "check", "--disable-fetch", "advisories"]);
  if (!passed) throw new Stop(text);
  return "sources, licences, duplicates and advisories are fine";
}

async function auditCargo() {
  const { passed, text } = await run("cargo", ["audit", "--deny", "warnings"]);
  if (passed) return "no advisory";
  if (text.includes("couldn't fetch advisory database")) return notAsked("cargo-audit", text);
  throw new Stop(text);
}

const env = { ...process.env, NO_COLOR: "1" };
try {
  say(bold("audit"));
  for (const tool of ["cargo-deny", "cargo-audit"]) {
    await step(tool, (note) => provideTool(tool, note));
    env.PATH = [await findTool(tool), env.PATH].join(delimiter);
  }
  for (const place of LOCKED) {
    await step(`npm ${place}`, () => auditNpm(inRoot(place)));
  }
  await step("cargo deny", denyCargo);
  await step("cargo audit", auditCargo);
  if (unasked.length > 0) {
    say(`nothing found, but unavailable: ${[...new Set(unasked)].join(", ")}`);
    process.exitCode = UNAVAILABLE;
  }
} catch (error) {
  fail(error);
}
