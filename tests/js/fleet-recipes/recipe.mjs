// Owns the recipes of docs/fleet.md as code: their blocks, compiled and loaded with the pinned client libraries.

import { mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { transform } from "esbuild";
import { provideInstalled } from "../../../scripts/lib/installed.mjs";
import { inBuild, inRoot } from "../../../scripts/lib/paths.mjs";

const page = readFileSync(inRoot("docs", "fleet.md"), "utf8");

/** Says what is being installed: the first run takes a while. */
export const noted = (line) => process.stderr.write(`${line}\n`);

/** The blocks of these languages, in their order. */
export const blocks = (...languages) =>
  [...page.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)]
    .map(([, language, text]) => ({ language, text }))
    .filter(({ language }) => languages.includes(language));

/** The first block of this language under this heading. */
export function blockOf(heading, language) {
  const [, section] = page.split(`\n### ${heading}\n`);
  const [, block] = new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\`$`, "m").exec(section);
  return block;
}

/** A directory of the build that goes with the test. */
export function roomFor(t) {
  const place = inBuild(`recipe-${t.name.replaceAll(/\W/g, "-")}-${process.pid}`);
  mkdirSync(place, { recursive: true });
  t.after(() => rmSync(place, { recursive: true, force: true }));
  return { place, write: (name, text) => writeFileSync(join(place, name), text) };
}

/** The client libraries of the recipes: the path of their node_modules. */
export const provideClients = () =>
  provideInstalled("stores", inRoot("tests", "js", "stores"), noted);

/** The recipe under this heading, as a user's build makes it, and the client library that it is for. */
export async function recipeOf(t, heading, library) {
  const room = roomFor(t);
  symlinkSync(await provideClients(), join(room.place, "node_modules"), "junction");
  const { code } = await transform(blockOf(heading, "ts"), { loader: "ts" });
  room.write("recipe.mjs", `export { default as library } from "${library}";\n${code}`);
  return import(pathToFileURL(join(room.place, "recipe.mjs")));
}
