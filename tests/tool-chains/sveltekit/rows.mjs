// Owns the rows of SvelteKit with its adapter for Node. The adapter leaves `dependencies` to be installed
// beside its output, and bundles `devDependencies`.

import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** SvelteKit needs Node 22. */
const node = (project) => project.node(22);

/** Builds with the package among these dependencies. */
async function build(project, dependencies) {
  const path = project.path("package.json");
  const manifest = JSON.parse(readFileSync(path, "utf8"));
  const { version } = await project.json(join("node_modules", "everbearer", "package.json"));
  const edited = { ...manifest, dependencies: {} };
  edited[dependencies].everbearer = version;
  writeFileSync(path, JSON.stringify(edited));
  await project.run(node(project), [project.installed("vite", "bin", "vite.js"), "build"]);
}

async function takenIn(project) {
  await build(project, "devDependencies");
  return project.served(node(project), [join(await project.moved("build"), "index.js")]);
}

async function leftOut(project) {
  await build(project, "dependencies");
  return project.served(node(project), [project.path("build", "index.js")]);
}

export const rows = {
  "SvelteKit {@sveltejs/kit}, adapter-node {@sveltejs/adapter-node}, inside of its output": takenIn,
  "SvelteKit {@sveltejs/kit}, adapter-node {@sveltejs/adapter-node}, installed beside it": leftOut,
};
