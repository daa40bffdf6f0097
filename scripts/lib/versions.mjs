// Owns reading the pinned versions: each one is in a single place (Cargo.toml or package.json), and
// everything else reads it here.

import { readFileSync } from "node:fs";
import { inRoot } from "./paths.mjs";
import { Stop } from "./report.mjs";

const cargoToml = readFileSync(inRoot("Cargo.toml"), "utf8");
export const packageJson = JSON.parse(readFileSync(inRoot("package.json"), "utf8"));

function fromCargo(pattern, what) {
  const found = cargoToml.match(pattern)?.[1];
  if (!found) throw new Stop(`Cargo.toml does not state ${what}`);
  return found;
}

/** The command line tool must have the crate's exact version, so the crate's pin is the only one. */
export const wasmBindgenVersion = fromCargo(
  /^wasm-bindgen\s*=\s*(?:\{[^}]*version\s*=\s*)?"=([\d.]+)"/m,
  "an exact version of wasm-bindgen",
);
export const minimumRust = fromCargo(/^rust-version\s*=\s*"([\d.]+)"/m, "rust-version");
export const {
  wasmPack: wasmPackVersion,
  cargoMutants: cargoMutantsVersion,
  cargoDeny: cargoDenyVersion,
  cargoAudit: cargoAuditVersion,
} = packageJson.everbearer;
export const minimumNode = packageJson.engines.node.replace(/^\D+/, "");

/** The version of an installed development dependency. */
export const installed = (name) =>
  JSON.parse(readFileSync(inRoot("node_modules", name, "package.json"), "utf8")).version;

/** Whether dotted version `found` is at least `wanted`. */
export function isAtLeast(found, wanted) {
  const [a, b] = [found, wanted].map((version) => version.split(".").map((part) => parseInt(part)));
  for (let i = 0; i < b.length; i++) {
    const difference = (a[i] ?? 0) - b[i];
    if (difference !== 0) return difference > 0;
  }
  return true;
}
