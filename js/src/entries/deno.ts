// The entry for Deno. The wasm is part of the script, so that reading it needs no permission.

import { ConfigurationError } from "../errors/errors.js";
import { install } from "../runtime/installed.js";
import { neutral } from "./parts/neutral.js";
import { module } from "./parts/wasm-text.js";

declare const Deno: {
  readonly env: { toObject(): Record<string, string> };
  readTextFileSync(path: string): string;
  unrefTimer(id: number): void;
};

install({
  ...neutral,
  module,
  environment: () => {
    try {
      return Deno.env.toObject();
    } catch (cause) {
      throw new ConfigurationError({
        code: "invalid_configuration",
        message:
          "Deno does not let the environment be read. Run it with --allow-env, or hand the variables " +
          "over as the option env of fromEnv.",
        cause,
      });
    }
  },
  // Node's file system, which Deno has as well, takes longer to load than this whole package.
  readTextFile: (path) => Deno.readTextFileSync(path),
  unrefTimer: (handle) => {
    if (typeof handle === "number") Deno.unrefTimer(handle);
    else neutral.unrefTimer(handle);
  },
});

export * from "../index.js";
