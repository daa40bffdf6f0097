// Owns the row of Next 14, which has no components that are cached.

import { routes } from "../next/applications.mjs";

export const rows = { "Next.js {next}, pages and route handlers": routes };
