import { defineConfig } from "vitest/config";

// happy-dom's fetch asks servers for permission, as a page's does, unless it is told not to.
export default defineConfig({
  test: {
    environment: "happy-dom",
    environmentOptions: {
      happyDOM: { settings: { fetch: { disableSameOriginPolicy: true } } },
    },
  },
});
