// The entry for athenahealth, in every runtime: the package's own name resolves to the entry of the runtime.

import "everbearer";

export * from "../providers/athena/index.js";
