// Owns a program in its own context, whose objects are of other classes than the client's.

import { readFile } from "node:fs/promises";
import { createContext, runInContext } from "node:vm";
import { OAuthClient } from "everbearer";

const code = await readFile(new URL("exercise.cjs", import.meta.url), "utf8");
const lent = { fetch, performance, setTimeout, clearTimeout };
const context = createContext({ ...lent, module: { exports: {} }, env: { ...process.env } });
runInContext(code, context);
context.OAuthClient = OAuthClient;
console.log(await runInContext("module.exports.exercise(OAuthClient, { ...env })", context));
