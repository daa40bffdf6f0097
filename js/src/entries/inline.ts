// The entry for runtimes without an entry of their own, and for web pages, where it mostly refuses to work.

import { install } from "../runtime/installed.js";
import { neutral } from "./parts/neutral.js";
import { browserPage } from "./parts/page.js";
import { module } from "./parts/wasm-text.js";

install({ ...neutral, browserPage, module });

export * from "../index.js";
