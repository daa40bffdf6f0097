// Owns a copy of the package in which one rule of the loop for fleets is broken at a time.

import { cpSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { inBuild } from "../../../scripts/lib/paths.mjs";
import { mutations } from "../../fleet/loop-mutations.mjs";

const COPY = inBuild("broken-loop");
const SWITCH = "everbearerBroken";

function mutate({ file, rule, find, replace }, number) {
  const path = join(COPY, "stores", file);
  const parts = readFileSync(path, "utf8").split(find);
  if (parts.length !== 2) {
    throw new Error(
      `"${rule}": found ${parts.length - 1} times in ${file} instead of once: ${find}`,
    );
  }
  const broken = replace.replaceAll("BROKEN", `(globalThis.${SWITCH} === ${number})`);
  writeFileSync(path, parts.join(broken));
}

/** Makes the copy. Gives its class of clients, and a function that breaks one rule, or none. */
export async function brokenLoop() {
  rmSync(COPY, { recursive: true, force: true });
  cpSync(inBuild("js"), COPY, { recursive: true });
  mutations.forEach(mutate);
  const { OAuthClient } = await import(pathToFileURL(join(COPY, "entries", "inline.js")));
  const rules = mutations.map(({ rule }) => rule);
  return { OAuthClient, rules, breakRule: (rule) => (globalThis[SWITCH] = rules.indexOf(rule)) };
}
