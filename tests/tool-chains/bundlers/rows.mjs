// Owns the rows of bundlers in set-ups that the table of runtimes does not have: for Lambda, with custom
// conditions, and in an executable of Node.

import { join } from "node:path";

const outputs = { esm: "main.mjs", cjs: "main.cjs" };

const deployed = (format, build) => async (project) => {
  await build(project, { entry: `./${outputs[format]}`, file: outputs[format], format });
  const away = await project.moved("out");
  return project.exercised(process.execPath, [join(away, outputs[format])]);
};

/** AWS's advice for CommonJS inside a bundle that is a module. */
const BANNER = `import { createRequire } from "module"; const require = createRequire(import.meta.url);`;

const esbuild =
  (settings = {}) =>
  async (project, { entry, file, format }) => {
    const { build } = await project.load("esbuild/lib/main.js");
    await build({
      absWorkingDir: project.place,
      entryPoints: [entry],
      ...(settings.splitting
        ? { outdir: "out", outExtension: { ".js": ".mjs" } }
        : { outfile: `out/${file}` }),
      bundle: true,
      platform: "node",
      format,
      logLevel: "error",
      ...settings,
    });
  };

async function rolldown(project, { entry, file, format }) {
  const { rolldown: start } = await project.load("rolldown/dist/index.mjs");
  const bundle = await start({ cwd: project.place, input: entry, platform: "node" });
  await bundle.write({ file: project.path("out", file), format, codeSplitting: false });
  await bundle.close();
}

const packs =
  (module) =>
  async (project, { entry, file, format }) => {
    const { default: compile } = await project.load(module);
    const compiler = compile({
      context: project.place,
      mode: "production",
      target: "node",
      entry,
      output: {
        path: project.path("out"),
        filename: file,
        ...(format === "esm" && { module: true, chunkFormat: "module" }),
      },
      ...(format === "esm" && { experiments: { outputModule: true } }),
    });
    const stats = await new Promise((resolve, reject) => {
      compiler.run((error, result) => (error ? reject(error) : resolve(result)));
    });
    await new Promise((resolve) => compiler.close(resolve));
    if (stats.hasErrors() || stats.hasWarnings()) throw new Error(stats.toString());
  };

const rspack = packs("@rspack/core/dist/index.js");
const webpack = packs("webpack/lib/index.js");

export const rows = {
  "esbuild {esbuild}, ESM": deployed("esm", esbuild()),
  "esbuild {esbuild}, CommonJS": deployed("cjs", esbuild()),
  "esbuild {esbuild}, ESM, banner of AWS": deployed("esm", esbuild({ banner: { js: BANNER } })),
  "esbuild {esbuild}, ESM, splitting": deployed("esm", esbuild({ splitting: true })),
  "rspack {@rspack/core}, ESM": deployed("esm", rspack),
  "rspack {@rspack/core}, CommonJS": deployed("cjs", rspack),
  "webpack {webpack}, ESM": deployed("esm", webpack),
  "webpack {webpack}, CommonJS": deployed("cjs", webpack),
  "rolldown {rolldown}, ESM": deployed("esm", rolldown),
  "rolldown {rolldown}, CommonJS": deployed("cjs", rolldown),
  "esbuild {esbuild}, conditions of the user's own, ESM": deployed(
    "esm",
    esbuild({ conditions: ["own"] }),
  ),
  "esbuild {esbuild}, conditions of the user's own, CommonJS": deployed(
    "cjs",
    esbuild({ conditions: ["own"] }),
  ),
};
