// Owns the order of the Rust modules: each may use only those below it. So nothing imports upwards, and
// there are no circles between files or rooms.

/** All modules of `src`, the topmost first. A room is above its contents. */
export const ORDER = [
  "lib",
  "wasm",
  "wasm::pool",
  "wasm::client",
  "wasm::call",
  "wasm::turn",
  "wasm::launch",
  "wasm::driver",
  "wasm::tenants",
  "wasm::flight",
  "wasm::timer",
  "wasm::clock",
  "wasm::fetch",
  "wasm::convert",
  "wasm::host",
  "wasm::entropy",
  "wasm::race",
  "engine",
  "engine::shapes",
  "engine::pool",
  "engine::pool::machine",
  "engine::pool::turns",
  "engine::pool::deadlines",
  "engine::pool::tenants",
  "engine::client",
  "engine::client::tenant",
  "engine::client::engine",
  "engine::status",
  "engine::token_endpoint",
  "engine::token_endpoint::preparation",
  "engine::token_endpoint::discovery",
  "engine::token_endpoint::response",
  "engine::token_endpoint::advice",
  "engine::token_endpoint::assertion",
  "engine::token_endpoint::request",
  "engine::token_endpoint::credentials",
  "engine::token_endpoint::expiry",
  "engine::token_endpoint::encoding",
  "engine::fleet",
  "engine::fleet::sharing",
  "engine::fleet::coordination",
  "engine::fleet::record",
  "engine::fleet::lease",
  "engine::fleet::health",
  "engine::config",
  "engine::config::options",
  "engine::config::identity",
  "engine::config::headers",
  "engine::config::option_table",
  "engine::config::parameters",
  "engine::config::settings",
  "engine::config::placeholders",
  "engine::config::authentication",
  "engine::config::wire_profile",
  "engine::config::reader",
  "engine::call",
  "engine::call::verdict",
  "engine::call::challenge",
  "engine::call::step",
  "engine::call::retry_budget",
  "engine::lifecycle",
  "engine::lifecycle::machine",
  "engine::lifecycle::pacing",
  "engine::lifecycle::state",
  "engine::lifecycle::token",
  "engine::lifecycle::schedule",
  "engine::policy",
  "engine::backoff",
  "engine::retry_after",
  "engine::event",
  "engine::error",
  "engine::http_status",
  "engine::runtime_code",
  "engine::origin",
  "engine::ids",
  "engine::json",
  "engine::decimal",
  "engine::text",
  "engine::secret",
  "engine::time",
  "engine::rng",
];

/** "src/engine/call/mod.rs" -> "engine::call" */
export const moduleOf = (path) => path.replace(/^src\/|(\/mod)?\.rs$/g, "").replaceAll("/", "::");

/** Splits a list at the commas outside of inner braces. */
function items(list) {
  const depths = [...list].reduce((all, char) => {
    const depth = (all.at(-1) ?? 0) + (char === "{") - (char === "}");
    return [...all, depth];
  }, []);
  const cuts = [...list].flatMap((char, at) => (char === "," && depths[at] === 0 ? [at] : []));
  return [...cuts, list.length].map((cut, index) => list.slice((cuts[index - 1] ?? -1) + 1, cut));
}

/** "super::{a, b::{c, d}}" -> "super::a", "super::b::c", "super::b::d" */
function expanded(tree) {
  const open = tree.indexOf("{");
  if (open === -1) return [tree.replace(/ as \w+$/, "")];
  const inner = tree.slice(open + 1, tree.lastIndexOf("}"));
  return items(inner)
    .filter(Boolean)
    .flatMap((item) => expanded(tree.slice(0, open) + item));
}

/** A path from the crate's root: resolves "super::state::Need" in engine::lifecycle::pacing, for example. */
function absolute(from, path) {
  const [first, ...rest] = path.split("::");
  if (first === "crate") return rest;
  let base = from.split("::");
  let parts = [first, ...rest];
  while (parts[0] === "super" || parts[0] === "self") {
    if (parts[0] === "super") base = base.slice(0, -1);
    parts = parts.slice(1);
  }
  return [...base, ...parts];
}

/** The module of a path: its longest prefix that is a module. */
function target(from, path) {
  const parts = absolute(from, path);
  const beginnings = parts.map((_, index) => parts.slice(0, parts.length - index).join("::"));
  return beginnings.find((name) => ORDER.includes(name)) ?? "lib";
}

/** Every path to a module of this crate in a text without comments, with its line. */
function uses(text) {
  const lineAt = (index) => text.slice(0, index).split("\n").length;
  const visible = text.replace(/\bpub\s*\([^)]*\)/g, (found) => " ".repeat(found.length));
  const pattern = /\b(?:crate|super|self)(?:::(?:\w+|\*))*(?:::\{(?:[^{}]|\{[^{}]*\})*\})?/g;
  return [...visible.matchAll(pattern)]
    .filter(([path]) => path.includes("::"))
    .flatMap(({ 0: tree, index }) =>
      expanded(tree.replace(/\s+/g, " ").replace(/ ?([{},]|::) ?/g, "$1")).map((path) => ({
        path,
        line: lineAt(index),
      })),
    );
}

/** The modules that a file uses. `text` is without comments and unit tests. */
export function usedModules(path, text) {
  const from = moduleOf(path);
  return new Set(uses(text).map(({ path: used }) => target(from, used)));
}

/** The imports of a file that do not run downwards. `text` is without comments and unit tests. */
export function upwardUses(path, text) {
  const from = moduleOf(path);
  const place = ORDER.indexOf(from);
  if (place === -1) return [{ line: 1, message: `${from} is missing in the order of modules` }];
  return uses(text).flatMap(({ path: used, line }) => {
    const to = target(from, used);
    if (to === from || ORDER.indexOf(to) > place) return [];
    return [{ line, message: `uses ${to}, which is above ${from}` }];
  });
}
