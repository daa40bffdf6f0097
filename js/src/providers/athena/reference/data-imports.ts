// Owns the operations of the chapter DataImports of athenahealth's reference, with their parameters but those
// of the path. Written by scripts/docs/index.mjs.

// prettier-ignore
export type DataImportsChapter = {
  "POST /import/downloadspecification": { destinationpath: string; importtype: string; identityname?: string };
  "GET /import/downloadspecification/{requestid}/status": object;
};
