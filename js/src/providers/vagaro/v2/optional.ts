// Owns which operations of VagaroV2Client require no parameters. Written by scripts/docs/index.mjs.

/** The operations that require no parameters, by method and path. */
// prettier-ignore
export interface VagaroV2Optional {
  "POST /locations": unknown;
  "GET /merchants/business": unknown;
  "POST /employees": unknown;
  "GET /merchants/access-levels": unknown;
  "POST /services": unknown;
}
