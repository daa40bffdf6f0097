// Owns running the projects of tests/tool-chains: each is installed by its lock file, gets the packed
// tarball, and its rows build and run it against its own sandbox.

import { spawn } from "node:child_process";
import {
  copyFileSync,
  cpSync,
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { pathToFileURL } from "node:url";
import { provideInstalled } from "./installed.mjs";
import { packedTarball } from "./pack.mjs";
import { TOOL_CHAINS } from "./packages.mjs";
import { inRoot } from "./paths.mjs";
import { findPython, NO_PYTHON, pinnedIn, providePython } from "./python.mjs";
import { Stop } from "./report.mjs";
import { capture } from "./run.mjs";
import { denoOf, nodeOf } from "./runtimes.mjs";

const PLACE = inRoot("tests", "tool-chains");
const EXERCISED = "token, call, replay, fake time";
/** For one program: much longer than any tool takes. */
const PATIENCE_MS = 180_000;

/** The names of the projects. */
export const toolChains = TOOL_CHAINS.map((path) => basename(path));

/** Files for the runner, which are not copied into the project. */
const OWN = new Set(["rows.mjs", "node_modules"]);

/** Copies a tree as links to its files, because tools that trace files fail on linked directories. */
function linkTree(from, to) {
  mkdirSync(to, { recursive: true });
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory()) linkTree(source, target);
    else if (entry.isSymbolicLink()) symlinkSync(readlinkSync(source), target);
    else linkOrCopy(source, target);
  }
}

function linkOrCopy(source, target) {
  try {
    linkSync(source, target);
  } catch {
    // A different file system, or one without links.
    copyFileSync(source, target);
  }
}

/** Unpacks the packed package, as npm does. */
async function unpackTarball(place) {
  mkdirSync(place, { recursive: true });
  await capture("tar", ["-xzf", packedTarball(), "--strip-components=1", "-C", place]);
}

/** Adds the exercise, as a module and as CommonJS. */
async function addExercise(place) {
  const text = readFileSync(join(PLACE, "exercise.mjs"), "utf8");
  const { transform } = await import("esbuild");
  const { code } = await transform(text, { format: "cjs" });
  writeFileSync(join(place, "exercise.mjs"), text);
  writeFileSync(join(place, "exercise.cjs"), code);
}

async function layOut(name, place, note) {
  const source = join(PLACE, name);
  linkTree(await provideInstalled(`tool-chain-${name}`, source, note), join(place, "node_modules"));
  for (const file of readdirSync(source).filter((one) => !OWN.has(one))) {
    cpSync(join(source, file), join(place, file), { recursive: true });
  }
  await unpackTarball(join(place, "node_modules", "everbearer"));
  await addExercise(place);
}

/** The variables of a developer's shell, without those of the stage that runs this. */
function shell() {
  const { PATH, HOME, TMPDIR } = process.env;
  return { PATH, HOME, ...(TMPDIR && { TMPDIR }), CI: "1" };
}

function judged(output) {
  const last = output.trim().split("\n").at(-1).trim();
  if (last !== EXERCISED) throw new Stop(`printed "${last}" instead of "${EXERCISED}"`);
  return last;
}

/** The tools of a row. */
function projectAt(name, place, env, note, made, sandbox) {
  const run = (command, args, options = {}) =>
    capture(command, args, {
      cwd: place,
      onLine: note,
      timeout: PATIENCE_MS,
      ...options,
      env: { ...env, ...options.env },
    });
  const installed = (...parts) => join(place, "node_modules", ...parts);
  const project = {
    place,
    env,
    /** The server for the project's clients. It is not reset between rows. */
    sandbox,
    installed,
    path: (...parts) => join(place, ...parts),
    /** A Node that the project pins, and its Deno. */
    node: (major) => nodeOf(installed(), major),
    deno: () => denoOf(installed()),
    /** A Python with the packages that the project pins. Ends the row if the machine has no Python. */
    python: () => pythonOf(name, note),
    /** Runs a program to its end. Resolves with its output. */
    run,
    /** Runs a script of an installed package in Node. */
    bin: (script, args, options) => run(process.execPath, [installed(script), ...args], options),
    /** Reads a JSON file that a tool has written. */
    json: async (path) => JSON.parse(readFileSync(join(place, path), "utf8")),
    /** Loads a module of an installed package. */
    load: (file) => import(pathToFileURL(installed(file)).href),
    /** Moves what was built to where no package can be found, and hides the package at its old path. */
    async moved(path) {
      const away = await mkdtemp(join(tmpdir(), "everbearer-deployed-"));
      made.push(away);
      cpSync(join(place, path), away, { recursive: true, verbatimSymlinks: true });
      await rm(join(place, path), { recursive: true });
      renameSync(installed("everbearer"), installed(".everbearer"));
      return away;
    },
    /** Runs a program that prints the result of the exercise last. */
    exercised: async (command, args, options) => judged(await run(command, args, options)),
    /**
     * Starts a server that prints where it listens, as a URL or as its port in JSON. Stops it when `use`
     * of that URL has ended.
     */
    async serving(command, args, use, options = {}) {
      const child = spawn(command, args, {
        cwd: place,
        ...options,
        env: { ...env, PORT: "0", HOST: "127.0.0.1", NO_COLOR: "1", ...options.env },
        stdio: ["ignore", "pipe", "pipe"],
      });
      const printed = printedBy(child);
      try {
        return await use(await listening(child, printed));
      } catch (error) {
        throw new Stop(`${error.message}\n${printed.text}`);
      } finally {
        child.kill("SIGKILL");
      }
    },
    /** Gets the result of the exercise from a server. */
    served: (command, args, options) =>
      project.serving(command, args, async (url) => judged(await responseAt(url)), options),
  };
  return project;
}

async function responseAt(url) {
  const response = await fetch(url);
  const text = await response.text();
  if (!response.ok) throw new Stop(`the server responds ${response.status}\n${text}`);
  return text;
}

function printedBy(child) {
  const printed = { text: "" };
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text) => (printed.text += text));
  }
  return printed;
}

function listening(child, printed) {
  return new Promise((settle, reject) => {
    const hear = () => {
      const port = /(?:https?:\/\/\S+?:|"port":)([1-9]\d*)/.exec(printed.text)?.[1];
      if (port) settle(`http://127.0.0.1:${port}/`);
    };
    for (const stream of [child.stdout, child.stderr]) stream.on("data", hear);
    child.once("error", reject);
    child.once("close", (code) => reject(new Stop(`the server exited with ${code}`)));
  });
}

const pinned = (name) => {
  const { optionalDependencies, devDependencies } = JSON.parse(
    readFileSync(join(PLACE, name, "package.json"), "utf8"),
  );
  const requirements = requirementsOf(name);
  const python = existsSync(requirements) ? pinnedIn(readFileSync(requirements, "utf8")) : {};
  return { ...python, ...optionalDependencies, ...devDependencies };
};

const requirementsOf = (name) => join(PLACE, name, "requirements.txt");

/** The outcome of a row whose tool this machine lacks. In CI that is a failure. */
class NotRun extends Error {}

async function pythonOf(name, note) {
  if (!process.env.CI && !(await findPython())) throw new NotRun(NO_PYTHON);
  return providePython(`tool-chain-${name}`, requirementsOf(name), note);
}

const attempted = async (work) => {
  try {
    return await work();
  } catch (error) {
    return error;
  }
};

/** Runs the rows of one project. Resolves with their titles, outcomes and times. */
async function runProject(name, note) {
  const { variablesOf } = await import(
    pathToFileURL(inRoot("tests", "js", "runtimes", "variables.mjs")).href
  );
  const { startSandbox } = await import("everbearer/sandbox");
  const { rows } = await import(pathToFileURL(join(PLACE, name, "rows.mjs")).href);
  const place = await mkdtemp(join(tmpdir(), `everbearer-${name}-`));
  const made = [place];
  const sandbox = await startSandbox();
  try {
    await layOut(name, place, note);
    const env = { ...shell(), ...variablesOf(sandbox) };
    const outcomes = [];
    for (const [title, row] of Object.entries(rows)) {
      const startedAt = performance.now();
      const hidden = join(place, "node_modules", ".everbearer");
      if (existsSync(hidden)) renameSync(hidden, join(place, "node_modules", "everbearer"));
      const noteRow = (line) => note(`${title}: ${line}`);
      const project = projectAt(name, place, env, noteRow, made, sandbox);
      const outcome = await attempted(() => row(project));
      const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
      outcomes.push({ title: versioned(title, pinned(name)), outcome, seconds });
    }
    return outcomes;
  } finally {
    await sandbox.close();
    for (const one of made) await rm(one, { recursive: true, force: true });
  }
}

/** Replaces `{package}` in a row's title by the pinned version; for an alias, by that of its target. */
const versioned = (title, versions) =>
  title.replace(/\{(.+?)\}/g, (_, name) => {
    const version = versions[name] ?? `(${name} is not pinned)`;
    return version.slice(version.lastIndexOf("@") + 1);
  });

function shown(outcome) {
  if (!(outcome instanceof Error)) return "ok";
  const line = outcome.message.split("\n")[0].slice(0, 160);
  return outcome instanceof NotRun ? `not run: ${line}` : line;
}

/** Runs these projects, one after the other. Resolves with the table; rejects if a row fails. */
export async function runToolChains(names, note) {
  const lines = ["| Tool | What was done | Seconds | |", "| --- | --- | ---: | --- |"];
  const failures = [];
  for (const name of names) {
    if (!existsSync(join(PLACE, name, "rows.mjs"))) {
      throw new Stop(`unknown tool chain "${name}". The tool chains are ${toolChains.join(", ")}`);
    }
    for (const { title, outcome, seconds } of await runProject(name, note)) {
      const failed = outcome instanceof Error;
      if (failed && !(outcome instanceof NotRun)) failures.push(`${title}\n${outcome.message}`);
      lines.push(`| ${title} | ${failed ? "" : outcome} | ${seconds} | ${shown(outcome)} |`);
    }
  }
  if (failures.length > 0) throw new Stop([...failures, ...lines].join("\n"));
  return lines.join("\n");
}
