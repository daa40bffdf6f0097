// Owns the row of Next 14, which has no cached components.

import { routes } from "../next/applications.mjs";

// Next 14 caches the response of a call that says nothing about it, also in a dynamic route handler.
export const rows = { "Next.js {next}, pages and route handlers": routes(0) };
