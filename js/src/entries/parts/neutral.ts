// Owns what holds in every runtime that does not say otherwise.

import type { Capabilities } from "../../runtime/capabilities.js";

interface Globals {
  readonly process?: { readonly env?: Readonly<Record<string, unknown>> };
}

/** All capabilities but the module, found by looking at globalThis where runtimes differ. */
export const neutral: Omit<Capabilities, "module"> = {
  environment: () => (globalThis as Globals).process?.env ?? {},
  timers: true,
  unrefTimer: (handle) => {
    // Where timers are plain numbers, as with fake timers of test tools, there is nothing to let go of.
    if (typeof handle === "object") (handle as { unref?: () => void }).unref?.();
  },
  waitUntil: () => undefined,
  cacheable: () => true,
  browserPage: () => false,
};
