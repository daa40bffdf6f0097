// Owns the settings of Nitro 3: it serves `routes` beside this file.

import { defineConfig } from "nitro";

export default defineConfig({ compatibilityDate: "2026-01-01", serverDir: "./" });
