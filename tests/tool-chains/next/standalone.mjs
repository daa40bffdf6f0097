// Owns the rows of Next.js as a standalone server (`output: "standalone"`): moved elsewhere and started.

import { cpSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { NEXT, QUIET } from "./applications.mjs";

const NAME = "standalone";

/**
 * @param flags - The bundler, if it is not the default one.
 * @param external - Whether the package stays external (`serverExternalPackages`), so that its files are traced.
 */
export const standalone = (flags, external) => async (project) => {
  const place = project.path(NAME);
  rmSync(place, { recursive: true, force: true });
  cpSync(fileURLToPath(new URL(NAME, import.meta.url)), place, { recursive: true });
  cpSync(project.path("exercise.mjs"), join(place, "exercise.mjs"));
  // The server that Next writes is CommonJS, whatever the manifest above it says.
  writeFileSync(join(place, "package.json"), JSON.stringify({ private: true }));
  const env = { ...QUIET, ...(external && { EXTERNAL: "1" }) };
  await project.bin(NEXT, ["build", NAME, ...flags], { env });
  const away = await project.moved(join(NAME, ".next", "standalone"));
  const options = { cwd: away, env: { ...QUIET, HOSTNAME: "127.0.0.1" } };
  return project.served(process.execPath, [join(away, NAME, "server.js")], options);
};
