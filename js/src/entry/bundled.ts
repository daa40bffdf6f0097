// The entry for bundles that run in Node: a bundler takes the script along, but no file beside it.

import { install } from "../load.js";
import { readTextFile } from "./parts/files.js";
import { neutral } from "./parts/neutral.js";
import { module } from "./parts/wasm-text.js";

install({ ...neutral, module, readTextFile });

export * from "../index.js";
