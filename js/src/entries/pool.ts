// The entry for pools, in every runtime: the package's own name resolves to the entry of the runtime.

import "everbearer";

export * from "../pool/index.js";
