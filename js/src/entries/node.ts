// The entry for Node: wasm and secrets come from files, and timers let the process exit.

import { install } from "../runtime/installed.js";
import { publish } from "./parts/channels.js";
import { neutral } from "./parts/neutral.js";
import { module, readTextFile } from "./parts/package-files.js";

install({ ...neutral, module, readTextFile, publish });

export * from "../index.js";
