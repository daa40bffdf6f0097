// Owns the operations of the chapter DataImports of athenahealth's reference that have no method,
// with their parameters. Written by scripts/docs/index.mjs.

import type { Params } from "../../../operations/call-types.js";
import type { Id } from "../../../operations/declare.js";

// prettier-ignore
export interface DataImportsChapter {
  "POST /import/downloadspecification": Params<{ destinationpath: string; importtype: string; identityname?: string }>;
  "GET /import/downloadspecification/{requestid}/status": Params<{ requestid: Id }>;
}
