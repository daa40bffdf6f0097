// The entry for every runtime that has none of its own, and for web pages, where it is mostly there
// to refuse.

import { install } from "../runtime/installed.js";
import { neutral } from "./parts/neutral.js";
import { browserPage } from "./parts/page.js";
import { module } from "./parts/wasm-text.js";

install({ ...neutral, browserPage, module });

export * from "../index.js";
