// The entry for Vagaro, in every runtime: the package's own name resolves to the entry of the runtime.

import "everbearer";

export * from "../providers/vagaro/index.js";
