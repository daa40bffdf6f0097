import { defineConfig } from "vitest/config";

// happy-dom's fetch asks servers for permission (CORS), as a page's does, unless it is disabled.
export default defineConfig({
  test: {
    environment: "happy-dom",
    environmentOptions: {
      happyDOM: { settings: { fetch: { disableSameOriginPolicy: true } } },
    },
  },
});
