// The entry for Node: wasm and secrets from files, timers that let the process exit.

import { install } from "../load.js";
import { readTextFile } from "./parts/files.js";
import { neutral } from "./parts/neutral.js";
import { module } from "./parts/wasm-file.js";

install({ ...neutral, module, readTextFile });

export * from "../index.js";
