// Owns the rows of Next 16: its components are cached or not in an application as a whole.

import { cached, routes } from "../next/applications.mjs";

export const rows = {
  "Next.js {next}, pages and route handlers": routes(1),
  "Next.js {next}, cacheComponents": cached,
};
