// The adapter for runtimes that are a process, with require.

const { AsyncLocalStorage } = require("node:async_hooks");
const { inspect } = require("node:util");
const process = require("node:process");
const everbearer = {
  ...require("everbearer"),
  ...require("everbearer/athena"),
  ...require("everbearer/pool"),
  ...require("everbearer/vagaro"),
};

const print = globalThis.Deno?.inspect ?? globalThis.Bun?.inspect ?? inspect;
import("../suite.mjs")
  .then(({ runAll }) =>
    runAll({ everbearer, variables: process.env, inspect: print, AsyncLocalStorage }),
  )
  .then((outcomes) => console.log(JSON.stringify(outcomes)));
