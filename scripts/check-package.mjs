// Owns judging the package as it would be published: which files it holds, whether tools and type
// checkers of every kind can resolve it, and whether it keeps its size budgets.

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { homedir } from "node:os";
import { posix } from "node:path";
import { pack, packedTarball } from "./lib/pack.mjs";
import { LOCKED, TOOL_CHAINS } from "./lib/packages.mjs";
import { inRoot, root } from "./lib/paths.mjs";
import { bold, fail, say, step, Stop } from "./lib/report.mjs";
import { capture } from "./lib/run.mjs";
import { measure, overBudget, table } from "./lib/sizes.mjs";
import { countStampedes } from "./lib/stampede.mjs";
import { packageJson } from "./lib/versions.mjs";

const read = (path) => readFileSync(inRoot(path), "utf8");
let tarball;
let packed;

async function packTarball() {
  const report = await pack();
  tarball = packedTarball();
  packed = report.files.map(({ path }) => path);
  return `${report.filename}, ${packed.length} files, ${report.size} bytes`;
}

/** Every path at the end of the exports map. */
const leaves = (node) => (typeof node === "string" ? [node] : Object.values(node).flatMap(leaves));

/** Where a relative specifier in a package file leads: for declarations, to a declaration. */
function target(from, specifier) {
  const path = posix.join(posix.dirname(from), specifier);
  return /\.d\.[mc]ts$/.test(from) ? path.replace(/\.([mc])js$/, ".d.$1ts") : path;
}

/** The files reachable from the public entries: what the package has to hold, and no more. */
function reachable() {
  const found = new Set();
  const visit = (path) => {
    if (found.has(path)) return;
    if (!existsSync(inRoot(path))) throw new Stop(`${path} is referred to, but was not built`);
    found.add(path);
    if (!/\.[mc]?[jt]s$/.test(path)) return;
    const specifiers = read(path).matchAll(
      /(?:\bfrom |\bimport |\bimport\(|\brequire\(|\bnew URL\()["'](\.\.?\/[^"'?]+)(?:\?module)?["']/g,
    );
    for (const [, specifier] of specifiers) visit(target(path, specifier));
  };
  for (const leaf of leaves(packageJson.exports)) visit(posix.normalize(leaf));
  return found;
}

/** What `files` names beside the build output: each entry has to match something. */
function documents() {
  const names = readdirSync(root);
  return packageJson.files
    .filter((entry) => entry !== "dist")
    .flatMap((entry) => {
      const pattern = new RegExp(`^${entry.replaceAll(".", "\\.").replaceAll("*", ".*")}$`);
      const matches = names.filter((name) => pattern.test(name));
      if (matches.length === 0) throw new Stop(`package.json lists ${entry}, which is missing`);
      return matches;
    });
}

function checkFiles() {
  const expected = new Set([...reachable(), ...documents(), "package.json"]);
  const missing = [...expected].filter((path) => !packed.includes(path));
  const extra = packed.filter((path) => !expected.has(path));
  if (missing.length + extra.length > 0) {
    throw new Stop(
      `missing: ${missing.join(", ") || "none"}; unexpected: ${extra.join(", ") || "none"}`,
    );
  }
  return `${packed.length} files, as expected`;
}

/** Nothing in the package may tell where it was built, or point to files that are not in it. */
function checkContents() {
  const forbidden = [root, homedir(), "registry/src", "sourceMappingURL"];
  const findings = packed.flatMap((path) => {
    const text = readFileSync(inRoot(path), "latin1");
    return forbidden.filter((part) => text.includes(part)).map((part) => `${path} holds ${part}`);
  });
  if (findings.length > 0) throw new Stop(findings.join("\n"));
  const dependencies = Object.keys({
    ...packageJson.dependencies,
    ...packageJson.peerDependencies,
    ...packageJson.optionalDependencies,
  });
  if (dependencies.length > 0) throw new Stop(`the package depends on ${dependencies.join(", ")}`);
  return "no machine paths, no maps, no dependencies";
}

/**
 * npm drops versions from a lock file it rewrites over an installed tree, and only notices on a
 * machine with nothing installed; addresses would tie everybody to one registry.
 */
function checkLockFiles() {
  const files = [...LOCKED, ...TOOL_CHAINS].map((place) => posix.join(place, "package-lock.json"));
  const entries = files.flatMap((file) => {
    const { packages } = JSON.parse(read(file));
    const entries = Object.entries(packages).filter(([path]) => path !== "");
    // What lies inside of another package is covered by that one's integrity.
    const whole = (one) => one.version && (one.integrity || one.inBundle) && !one.resolved;
    const bad = entries.filter(([, one]) => !whole(one));
    if (bad.length === 0) return entries;
    const names = bad.map(([path]) => path).join(", ");
    throw new Stop(`${file}: no version, no integrity, or an address at ${names}`);
  });
  return `${entries.length} packages, each with version and integrity, none with an address`;
}

async function checkWithPublint() {
  const [{ publint }, { formatMessage }] = await Promise.all([
    import("publint"),
    import("publint/utils"),
  ]);
  const bytes = readFileSync(tarball);
  const content = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
  const { messages, pkg } = await publint({ strict: true, pack: { tarball: content } });
  if (messages.length > 0) {
    throw new Stop(messages.map((message) => formatMessage(message, pkg)).join("\n"));
  }
  return "publint has nothing to say";
}

async function checkTypes() {
  const cli = inRoot("node_modules", "@arethetypeswrong", "cli", "dist", "index.js");
  const flags = ["--no-emoji", "--no-color"];
  await capture(process.execPath, [cli, tarball, ...flags]);
  return "types resolve under node10, node16 and bundler";
}

async function checkBudgets() {
  const found = { ...(await measure()), ...(await countStampedes()) };
  const budgets = JSON.parse(read("budgets.json"));
  const over = overBudget(found, budgets);
  say(table(found, budgets));
  if (over.length > 0) throw new Stop(over.join("\n"));
  return "within budget";
}

try {
  say(bold("package"));
  await step("pack", packTarball);
  await step("files", checkFiles);
  await step("contents", checkContents);
  await step("lock files", checkLockFiles);
  await step("publint", checkWithPublint);
  await step("types", checkTypes);
  await step("budgets", checkBudgets);
} catch (error) {
  fail(error);
}
