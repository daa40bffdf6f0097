// Owns installing the runtimes and bundlers of the conformance tests: the packages that
// tests/js/runtimes/package-lock.json pins.

import { arch, platform } from "node:os";
import { join } from "node:path";
import { provideInstalled } from "./installed.mjs";
import { inRoot } from "./paths.mjs";

/** Installs them unless they are there. Resolves with the path of their node_modules. */
export const provideRuntimes = (note) =>
  provideInstalled("runtimes", inRoot("tests", "js", "runtimes"), note);

/** A Node of that tree. It is missing if npm has no build for this machine. */
export const nodeOf = (modules, major) =>
  join(modules, `node${major}-${platform()}-${arch()}`, "bin", "node");

/** The Deno of that tree. */
export const denoOf = (modules) => join(modules, "@deno", `${platform()}-${arch()}-glibc`, "deno");
