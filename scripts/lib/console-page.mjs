// Owns making the page of the sandbox's console, its style and its script, a module of texts that the sandbox serves.

import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { build, transform } from "esbuild";
import { inRoot } from "./paths.mjs";

const part = (name) => inRoot("js", "src", "sandbox", "console", "page", name);
const read = (name) => readFileSync(part(name), "utf8");

async function script() {
  const { outputFiles } = await build({
    entryPoints: [part("page.ts")],
    bundle: true,
    write: false,
    format: "iife",
    minify: true,
    charset: "utf8",
    target: "es2022",
  });
  return outputFiles[0].text;
}

const style = async () =>
  (await transform(read("page.css"), { loader: "css", minify: true, charset: "utf8" })).code;

/** Writes the module. */
export async function writeConsole(file) {
  const texts = {
    consoleHtml: ["The page.", read("page.html").replace(/\n\s+/g, "\n")],
    consoleCss: ["Its style.", await style()],
    consoleJs: ["Its script.", await script()],
  };
  const lines = Object.entries(texts).map(
    ([name, [about, text]]) => `/** ${about} */\nexport const ${name} = ${JSON.stringify(text)};\n`,
  );
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, ["// Written by scripts/build.mjs: do not edit.\n", ...lines].join("\n"));
  return `${lines.join("").length} characters`;
}
