// Owns the rows of Next 16: caching of components is a setting of the whole application.

import { cached, routes } from "../next/applications.mjs";
import { standalone } from "../next/standalone.mjs";

export const rows = {
  "Next.js {next}, pages and route handlers": routes(1),
  "Next.js {next}, cacheComponents": cached,
  "Next.js {next}, standalone": standalone([], false),
  "Next.js {next}, standalone, serverExternalPackages": standalone([], true),
  "Next.js {next}, standalone, webpack": standalone(["--webpack"], false),
  "Next.js {next}, standalone, webpack, serverExternalPackages": standalone(["--webpack"], true),
};
