// Owns which operations of VagaroClient require no parameters. Written by scripts/docs/index.mjs.

/** The operations that require no parameters, by method and path. */
// prettier-ignore
export interface VagaroOptional {
  "POST /api/locations/retrieve": unknown;
  "POST /api/services/retrieve": unknown;
  "POST /api/tasks/retrieve": unknown;
  "GET /api/access/levels": unknown;
}
