// Owns the fallback for machines where rustup cannot install the wasm32 standard library: compiles it
// once from Debian's rustc and Rust sources, into a separate toolchain in the cache. To use it, put its
// bin directory first on PATH; rustup's state does not change.

import { createHash } from "node:crypto";
import { chmod, cp, mkdir, readdir, rename, rm, symlink, writeFile } from "node:fs/promises";
import { existsSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { locked } from "./lock.mjs";
import { cacheDirectory, root } from "./paths.mjs";
import { Stop } from "./report.mjs";
import { capture } from "./run.mjs";
import { WASM_TARGET, withoutMachinePaths } from "./toolchain.mjs";

const RUSTC = "/usr/bin/rustc";
const CARGO = "/usr/bin/cargo";
const LLD = "/usr/lib/llvm-22/bin/lld";
const SOURCES = "/usr/lib/rustlib/src";
const PARTS = [RUSTC, CARGO, LLD, SOURCES];
const PACKAGES = ["rustc-web", "cargo-web", "rust-web-src", "lld-22"];

/** With `test`, which wasm tests are linked with. */
const STD_CRATES = "std,panic_abort,panic_unwind,proc_macro,test";

const versionLine = (text, key) => text.match(new RegExp(`^${key}: (.+)$`, "m"))?.[1];

/** Says how to install the packages. Installing them is left to the machine's owner. */
function requirePackages() {
  if (PARTS.every((path) => existsSync(path))) return;
  throw new Stop(
    "Debian's Rust is missing or incomplete. As root run\n\n" +
      `    apt-get update && apt-get install --no-install-recommends ${PACKAGES.join(" ")}`,
  );
}

/** Cargo must use Debian's tools, without redirected output or other flags. */
function plainEnvironment() {
  const own = { RUSTC_BOOTSTRAP: "1", RUSTC, CARGO_ENCODED_RUSTFLAGS: withoutMachinePaths() };
  const env = { ...process.env, ...own };
  for (const name of ["CARGO_TARGET_DIR", "CARGO_BUILD_TARGET", "RUSTFLAGS", "RUSTUP_TOOLCHAIN"]) {
    delete env[name];
  }
  return env;
}

/** Compiles the standard library by building an empty crate. Returns the directory of the libraries. */
async function buildStd(work, note) {
  await mkdir(join(work, "src"), { recursive: true });
  const manifest =
    '[package]\nname = "empty"\nversion = "0.0.0"\nedition = "2021"\n[lib]\ncrate-type = ["rlib"]\n';
  await writeFile(join(work, "Cargo.toml"), manifest);
  await writeFile(join(work, "src", "lib.rs"), "#![no_std]\n");
  const args = ["build", "--release", "--target", WASM_TARGET, `-Zbuild-std=${STD_CRATES}`];
  let compiled = 0;
  // A fetch creates the directory of the crates' sources, whose name is needed in the flags.
  await capture(CARGO, ["fetch", "--locked"], { cwd: root, onLine: note });
  await capture(CARGO, args, {
    cwd: work,
    env: plainEnvironment(),
    onLine: (line) => {
      if (line.startsWith("Compiling")) note(`compiling std, crate ${++compiled}`);
    },
  });
  return join(work, "target", WASM_TARGET, "release", "deps");
}

async function layOut(destination, finalHome, libraries, host) {
  const rustlib = join(destination, "lib", "rustlib");
  const wasmLibraries = join(rustlib, WASM_TARGET, "lib");
  const hostDirectory = join(rustlib, host);
  for (const directory of [join(destination, "bin"), wasmLibraries, join(hostDirectory, "bin")]) {
    await mkdir(directory, { recursive: true });
  }
  for (const name of await readdir(libraries)) {
    if (/^lib.*\.rlib$/.test(name)) await cp(join(libraries, name), join(wasmLibraries, name));
  }
  for (const program of ["rustc", "rustdoc"]) {
    const file = join(destination, "bin", program);
    await writeFile(file, `#!/bin/sh\nexec /usr/bin/${program} --sysroot "${finalHome}" "$@"\n`);
    await chmod(file, 0o755);
  }
  await symlink(CARGO, join(destination, "bin", "cargo"));
  await symlink(`/usr/lib/rustlib/${host}/lib`, join(hostDirectory, "lib"));
  // The target's default linker is rust-lld; with this name lld needs no setting.
  await symlink(LLD, join(hostDirectory, "bin", "rust-lld"));
  await symlink(SOURCES, join(rustlib, "src"));
}

async function build(home, host, note) {
  const work = join(tmpdir(), `everbearer-std-${process.pid}`);
  const temporary = `${home}.${process.pid}.tmp`;
  try {
    const libraries = await buildStd(work, note);
    await layOut(temporary, home, libraries, host);
    await rename(temporary, home);
  } finally {
    await rm(work, { recursive: true, force: true });
    await rm(temporary, { recursive: true, force: true });
  }
}

/** Makes Debian's compiler able to target wasm32. Resolves with the result in a few words. */
export async function layOutDebianToolchain(note) {
  requirePackages();
  const version = await capture(RUSTC, ["-vV"]);
  const release = versionLine(version, "release");
  // Each version of Debian's compiler needs its own library.
  const key = createHash("sha256").update(version).digest("hex").slice(0, 12);
  const home = join(cacheDirectory(), `debian-rust-${release}-${key}`);
  const work = async () => {
    if (existsSync(home)) return;
    await build(home, versionLine(version, "host"), note);
  };
  await locked(`${home}.lock`, work, () => note("another run is building it"));
  return `Debian's Rust ${release} with its own wasm32 standard library`;
}
