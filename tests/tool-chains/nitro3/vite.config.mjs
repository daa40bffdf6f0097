// Owns the settings of Vite, with Nitro 3 as a plugin.

import { nitro } from "nitro/vite";
import { defineConfig } from "vite";

export default defineConfig({ plugins: [nitro()] });
