// The adapter for the edge runtime, whose code is a script: the outcomes are in a global.

import * as core from "everbearer";
import * as athena from "everbearer/athena";
import * as pool from "everbearer/pool";
import * as vagaro from "everbearer/vagaro";
import { runAll } from "../suite.mjs";

const everbearer = { ...core, ...athena, ...pool, ...vagaro };
const { AsyncLocalStorage } = globalThis;
const [variables, inspect] = [process.env, JSON.stringify];
globalThis.outcomes = runAll({ everbearer, variables, inspect, AsyncLocalStorage });
