// The adapter for runtimes that are a process, with import; also the entry of bundlers.

import * as core from "everbearer";
import * as athena from "everbearer/athena";
import * as pool from "everbearer/pool";
import * as vagaro from "everbearer/vagaro";
import { AsyncLocalStorage } from "node:async_hooks";
import { inspect } from "node:util";
import process from "node:process";
import { runAll } from "../suite.mjs";

const everbearer = { ...core, ...athena, ...pool, ...vagaro };
const print = globalThis.Deno?.inspect ?? globalThis.Bun?.inspect ?? inspect;
const variables = process.env;
const outcomes = await runAll({ everbearer, variables, inspect: print, AsyncLocalStorage });
console.log(JSON.stringify(outcomes));
