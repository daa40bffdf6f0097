// Owns the row of Next 14, which has no components that are cached.

import { routes } from "../next/applications.mjs";

// Next 14 keeps the answer of a call that says nothing of it, in a dynamic route handler as well.
export const rows = { "Next.js {next}, pages and route handlers": routes(0) };
