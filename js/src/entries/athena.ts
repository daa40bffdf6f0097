// The entry for athenahealth, for every runtime: the package's own name leads to the entry that the
// runtime has.

import "everbearer";

export * from "../providers/athena/index.js";
