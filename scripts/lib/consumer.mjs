// Owns a project that uses the package as any user does: a new directory outside of the repository,
// with the packed tarball installed.

import { cpSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { packedTarball } from "./pack.mjs";
import { inRoot } from "./paths.mjs";
import { capture, npm } from "./run.mjs";

/** Directories that are copied into the consumer, at the same paths. */
const TESTS =
  "packaging e2e console presets security chaos fleet soak fuzz drop-ins support types runtimes".split(
    " ",
  );
const COPIED = [
  "docs/cli.md",
  ...TESTS.map((name) => join("tests", "js", name)),
  ...["athena-booking", "practices", "salon-sync", "drop-ins"].map((name) =>
    join("examples", name),
  ),
];

/** Without the manifest of the runtimes, which Deno would take for the project's. */
const isCopied = (path) => !/[\\/]runtimes[\\/]package(-lock)?\.json$/.test(path);

/** Packages that the tests and examples need, linked from the repository. */
const TEST_PACKAGES = [
  "oidc-provider",
  "jose",
  "fastify",
  "esbuild",
  "rollup",
  "@types/node",
  "fast-check",
  "@sinonjs/fake-timers",
  "abort-controller",
  "node-fetch",
  "node-fetch2",
  "undici",
  "axe-core",
  "playwright-core",
  ...["api", "context-async-hooks", "exporter-prometheus", "sdk-metrics", "sdk-trace-base"].map(
    (name) => `@opentelemetry/${name}`,
  ),
];

/** Makes this directory a project with the packed tarball installed. */
export async function installTarball(directory) {
  const manifest = { name: "consumer", version: "1.0.0", private: true, type: "module" };
  writeFileSync(join(directory, "package.json"), JSON.stringify(manifest));
  const flags = ["--offline", "--ignore-scripts", "--no-audit", "--no-fund"];
  const [command, args] = npm(["install", ...flags, packedTarball()]);
  await capture(command, args, { cwd: directory });
}

/** Strict settings for the type tests. */
const TSCONFIG = {
  compilerOptions: {
    target: "ES2022",
    lib: ["ES2023", "DOM", "DOM.Iterable", "ESNext.Disposable"],
    module: "nodenext",
    moduleResolution: "nodenext",
    types: ["node"],
    strict: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    noPropertyAccessFromIndexSignature: true,
    noEmit: true,
  },
  include: ["tests/js/types"],
};

/** A project for Node without DOM types. */
const NODE_TSCONFIG = {
  compilerOptions: { ...TSCONFIG.compilerOptions, lib: ["ES2022"], skipLibCheck: true },
  files: ["tests/js/types/without-dom.ts"],
};

/** A project with no types but its own and the smallest library, which checks the types of packages. */
const BARE_TSCONFIG = {
  compilerOptions: { ...TSCONFIG.compilerOptions, lib: ["ES2022"], types: [], skipLibCheck: false },
  files: ["tests/js/types/bare.ts"],
};

/** The same in CommonJS, with TypeScript's default up to 5.9: resolution without `exports`. */
const NODE10_TSCONFIG = {
  ...BARE_TSCONFIG,
  compilerOptions: {
    ...BARE_TSCONFIG.compilerOptions,
    module: "commonjs",
    moduleResolution: "node10",
  },
};

const TSCONFIGS = {
  "tsconfig.json": TSCONFIG,
  "tsconfig.node.json": NODE_TSCONFIG,
  "tsconfig.bare.json": BARE_TSCONFIG,
  "tsconfig.node10.json": NODE10_TSCONFIG,
};

/** The settings files for the type tests. */
export const typeSettings = Object.keys(TSCONFIGS);

function addTests(directory) {
  for (const [name, settings] of Object.entries(TSCONFIGS)) {
    writeFileSync(join(directory, name), JSON.stringify(settings));
  }
  for (const path of COPIED) {
    cpSync(inRoot(path), join(directory, path), { recursive: true, filter: isCopied });
  }
  for (const name of TEST_PACKAGES) {
    const link = join(directory, "node_modules", name);
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(inRoot("node_modules", name), link, "junction");
  }
}

/** Runs `work` with the directory of a ready consumer project, and removes it afterwards. */
export async function withConsumer(work) {
  const directory = await mkdtemp(join(tmpdir(), "everbearer-consumer-"));
  try {
    await installTarball(directory);
    addTests(directory);
    return await work(directory);
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}
