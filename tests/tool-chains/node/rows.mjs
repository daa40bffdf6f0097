// Owns the rows of Node's ways to run a program: flags, threads, processes, contexts and bundles.

import { spawn } from "node:child_process";
import { chmodSync, copyFileSync, cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const MAJOR = Number(process.versions.node.split(".")[0]);

const ran =
  (...args) =>
  (project) =>
    project.exercised(process.execPath, args);

/** Allows only what the program reads, and no process, thread or addon. */
const permitted = (project) => {
  const model = MAJOR < 23 ? "--experimental-permission" : "--permission";
  const flags = [
    model,
    `--allow-fs-read=${project.place}/`,
    ...(MAJOR < 25 ? [] : ["--allow-net"]),
  ];
  return project.exercised(process.execPath, [...flags, "main.mjs"]);
};

/** Two versions: npm installs the second below the package that needs it. */
function copies(project) {
  const other = project.installed("everbearer-other");
  cpSync(project.installed("everbearer"), other, { recursive: true });
  const manifest = join(other, "package.json");
  const { version, ...rest } = JSON.parse(readFileSync(manifest, "utf8"));
  const older = { ...rest, name: "everbearer-other", version: `${version}-older` };
  writeFileSync(manifest, JSON.stringify(older));
  return project.exercised(process.execPath, ["copies.mjs"]);
}

/** Runs the program, touches its file, and waits until it runs again. */
function watched(project) {
  const file = project.path("main.mjs");
  const child = spawn(process.execPath, ["--watch", file], {
    cwd: project.place,
    env: project.env,
    stdio: ["ignore", "pipe", "inherit"],
  });
  const done = new Promise((settle, reject) => {
    let printed = "";
    child.stdout.setEncoding("utf8").on("data", (text) => {
      const before = exercisesIn(printed);
      printed += text;
      const now = exercisesIn(printed);
      if (now === 1 && before === 0) writeFileSync(file, readFileSync(file));
      if (now === 2) settle("token, call, replay, fake time");
    });
    child.once("close", () => reject(new Error(printed)));
  });
  return done.finally(() => child.kill("SIGKILL"));
}

const exercisesIn = (text) => text.split("token, call, replay, fake time").length - 1;

/** The marker of the bundle's place in Node's program. */
const FUSE = "NODE_SEA_FUSE_fce680ab2cc467b6e072b8b5df1996b2";

/** One executable with Node and the program. */
async function singleExecutable(project) {
  const out = (name) => project.path("out", name);
  const { build } = await project.load("esbuild/lib/main.js");
  await build({
    absWorkingDir: project.place,
    entryPoints: ["main.cjs"],
    bundle: true,
    platform: "node",
    outfile: out("main.cjs"),
    logLevel: "silent",
  });
  const settings = {
    main: out("main.cjs"),
    output: out("blob"),
    disableExperimentalSEAWarning: true,
  };
  writeFileSync(out("sea.json"), JSON.stringify(settings));
  await project.run(process.execPath, ["--experimental-sea-config", out("sea.json")]);
  copyFileSync(process.execPath, out("program"));
  chmodSync(out("program"), 0o755);
  const marks = ["NODE_SEA_BLOB", out("blob"), "--sentinel-fuse", FUSE];
  await project.bin("postject/dist/cli.js", [out("program"), ...marks]);
  return project.exercised(join(await project.moved("out"), "program"), []);
}

/** Takes only what nft finds of a program elsewhere, as platforms do for functions. */
const traced = (entry) => async (project) => {
  const { nodeFileTrace } = await project.load("@vercel/nft/out/index.js");
  const { fileList } = await nodeFileTrace([project.path(entry)], { base: project.place });
  for (const file of fileList) cpSync(project.path(file), project.path("out", file));
  return project.exercised(process.execPath, [join(await project.moved("out"), entry)]);
};

export const rows = {
  "Node, permission model": permitted,
  "Node, --frozen-intrinsics": ran("--frozen-intrinsics", "main.mjs"),
  "Node, --disallow-code-generation-from-strings": ran(
    "--disallow-code-generation-from-strings",
    "main.mjs",
  ),
  "Node, a worker thread": ran("worker.mjs"),
  "Node, a process of a cluster": ran("cluster.mjs"),
  "Node, a context of node:vm": ran("vm.mjs"),
  "Node, --watch": watched,
  "Node, both formats and two versions in one process": copies,
  "zone.js {zone.js}": ran("zone.mjs"),
  "domino {@mixmark-io/domino}": ran("domino.mjs"),
  "global-jsdom {global-jsdom}, jsdom {jsdom}": ran("global-jsdom.mjs"),
  "nft {@vercel/nft}, ESM": traced("main.mjs"),
  "nft {@vercel/nft}, CommonJS": traced("main.cjs"),
  "ProxyAgent of undici {undici}": ran("proxy.mjs"),
  "setGlobalDispatcher of undici {undici}": ran("proxy.mjs", "global"),
  "Node, single executable (postject {postject})": singleExecutable,
};
