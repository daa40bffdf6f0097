// Owns the rows of npm's alternatives, which install only the packed package.

import { copyFileSync, cpSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { packedTarball } from "../../../scripts/lib/pack.mjs";

const PROGRAMS = ["main.mjs", "main.cjs", "exercise.mjs", "exercise.cjs"];

/** An application that depends on the package only. */
function application(project, name, files = {}) {
  const place = project.path(name);
  mkdirSync(place);
  for (const program of PROGRAMS) cpSync(project.path(program), join(place, program));
  copyFileSync(packedTarball(), join(place, "everbearer.tgz"));
  const dependencies = { everbearer: "file:./everbearer.tgz" };
  const manifest = JSON.stringify({ name, private: true, dependencies });
  for (const [file, text] of Object.entries({ "package.json": manifest, ...files })) {
    writeFileSync(join(place, file), text);
  }
  return place;
}

/** Both formats, which must print the same. */
async function inBothFormats(run) {
  await run("main.cjs");
  return run("main.mjs");
}

async function pnpm(project) {
  const cwd = application(project, "with-pnpm");
  const flags = ["install", "--offline", "--ignore-scripts", "--store-dir", join(cwd, "store")];
  await project.bin("pnpm/bin/pnpm.cjs", flags, { cwd });
  return inBothFormats((file) => project.exercised(process.execPath, [file], { cwd }));
}

/** Nothing is unpacked: the package is read from its zip. */
const YARN = `nodeLinker: pnp
enableGlobalCache: false
enableTelemetry: false
enableNetwork: false
enableImmutableInstalls: false
`;

/** With this process's Node, or with another version that the project pins. */
const plugAndPlay = (major) => async (project) => {
  const files = { ".yarnrc.yml": YARN, "yarn.lock": "" };
  const cwd = application(project, `with-yarn-${major ?? "here"}`, files);
  const yarn = project.installed("@yarnpkg/cli-dist/bin/yarn.js");
  const node = major === undefined ? process.execPath : project.node(major);
  await project.run(node, [yarn, "install"], { cwd });
  return inBothFormats((file) => project.exercised(node, [yarn, "node", file], { cwd }));
};

export const rows = {
  "pnpm {pnpm}": pnpm,
  "Yarn {@yarnpkg/cli-dist}, Plug'n'Play": plugAndPlay(),
  "Yarn {@yarnpkg/cli-dist}, Plug'n'Play, Node {node22-linux-x64}": plugAndPlay(22),
  "Yarn {@yarnpkg/cli-dist}, Plug'n'Play, Node {node24-linux-x64}": plugAndPlay(24),
};
