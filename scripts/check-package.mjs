// Owns checking the package as it would be published: its files, whether all kinds of tools and type
// checkers can resolve it, and its size budgets.

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { homedir } from "node:os";
import { posix } from "node:path";
import { pack, packedTarball } from "./lib/pack.mjs";
import { LOCKED, TOOL_CHAINS } from "./lib/packages.mjs";
import { inRoot, root } from "./lib/paths.mjs";
import { bold, fail, say, step, Stop } from "./lib/report.mjs";
import { capture } from "./lib/run.mjs";
import { measure, measurePresets, overBudget, table } from "./lib/sizes.mjs";
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

/** Every path in the exports map. */
const leaves = (node) => (typeof node === "string" ? [node] : Object.values(node).flatMap(leaves));

/** The file that a relative specifier in a package file refers to: in declarations, a declaration. */
function target(from, specifier) {
  const path = posix.join(posix.dirname(from), specifier);
  return /\.d\.[mc]ts$/.test(from) ? path.replace(/\.([mc])js$/, ".d.$1ts") : path;
}

/** The files reachable from the public entries: exactly those that the package must contain. */
function reachable() {
  const found = new Set();
  const visit = (path) => {
    if (found.has(path)) return;
    if (!existsSync(inRoot(path))) throw new Stop(`${path} is referenced but was not built`);
    found.add(path);
    if (!/\.[mc]?[jt]s$/.test(path)) return;
    const specifiers = read(path).matchAll(
      /(?:\bfrom |\bimport |\bimport\(|\brequire\(|\bnew URL\()["'](\.\.?\/[^"'?]+)(?:\?module)?["']/g,
    );
    for (const [, specifier] of specifiers) visit(target(path, specifier));
  };
  const entries = [...leaves(packageJson.exports), ...Object.values(packageJson.bin)];
  for (const entry of entries) visit(posix.normalize(entry));
  return found;
}

/** The files that `files` names beside the build output. Each entry must match a file. */
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

/** No file may contain a path of the build machine, or refer to a file outside of the package. */
function checkContents() {
  const forbidden = [root, homedir(), "registry/src", "sourceMappingURL"];
  const findings = packed.flatMap((path) => {
    const text = readFileSync(inRoot(path), "latin1");
    return forbidden
      .filter((part) => text.includes(part))
      .map((part) => `${path} contains ${part}`);
  });
  if (findings.length > 0) throw new Stop(findings.join("\n"));
  const dependencies = Object.keys({
    ...packageJson.dependencies,
    ...packageJson.optionalDependencies,
  });
  // Only everbearer/telemetry imports this one, and its provider comes from the program.
  const isAllowed = (name) =>
    name === "@opentelemetry/api" && packageJson.peerDependenciesMeta[name]?.optional;
  const peers = Object.keys(packageJson.peerDependencies);
  dependencies.push(...peers.filter((name) => !isAllowed(name)));
  if (dependencies.length > 0) throw new Stop(`the package depends on ${dependencies.join(", ")}`);
  return "no machine paths, no maps, no dependencies";
}

/**
 * npm drops versions when it rewrites a lock file over an installed tree, and notices only on a
 * machine with nothing installed. Addresses would tie every user to one registry.
 */
function checkLockFiles() {
  const files = [...LOCKED, ...TOOL_CHAINS].map((place) => posix.join(place, "package-lock.json"));
  const entries = files.flatMap((file) => {
    const { packages } = JSON.parse(read(file));
    const entries = Object.entries(packages).filter(([path]) => path !== "");
    // A bundled package is covered by the integrity of the package around it.
    const whole = (one) => one.version && (one.integrity || one.inBundle) && !one.resolved;
    const bad = entries.filter(([, one]) => !whole(one));
    if (bad.length === 0) return entries;
    const names = bad.map(([path]) => path).join(", ");
    throw new Stop(`${file}: no version, no integrity, or an address: ${names}`);
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
  return "publint has no complaint";
}

/** Workers have ECMAScript modules only. */
const MODULE_ENTRY = "./cloudflare";

async function checkTypes() {
  const cli = inRoot("node_modules", "@arethetypeswrong", "cli", "dist", "index.js");
  const check = (...flags) =>
    capture(process.execPath, [cli, tarball, "--no-emoji", "--no-color", ...flags]);
  await check("--exclude-entrypoints", MODULE_ENTRY);
  await check("--entrypoints", MODULE_ENTRY, "--ignore-rules", "cjs-resolves-to-esm");
  return "types resolve under node10, node16 and bundler";
}

async function checkBudgets() {
  const found = { ...(await measure()), ...(await measurePresets()), ...(await countStampedes()) };
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
