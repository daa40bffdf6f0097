// Owns the settings of Vitest: its tests run in workerd. The worker's own settings are required, because
// their rules make a wasm file a module.

import process from "node:process";
import { cloudflareTest } from "@cloudflare/vitest-pool-workers";
import { defineConfig } from "vitest/config";

const variables = Object.entries(process.env).filter(([name]) => /^(ACME|SANDBOX)_/.test(name));

export default defineConfig({
  plugins: [
    cloudflareTest({
      wrangler: { configPath: "./wrangler.json" },
      miniflare: { bindings: Object.fromEntries(variables) },
    }),
  ],
});
