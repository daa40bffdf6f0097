// Owns the default capabilities of all runtimes.

import type { Capabilities } from "../../runtime/capabilities.js";

interface Globals {
  readonly process?: { readonly env?: Readonly<Record<string, unknown>> };
}

/** Node's diagnostics channels, as far as they are used. */
interface Diagnostics {
  channel(name: string): {
    readonly hasSubscribers: boolean;
    publish(message: unknown): void;
  };
}

/** Publishes on the channel `everbearer:<name>`, with the module that `load` gets. Here, so that no entry needs one more file. */
export const publisher =
  (load: () => Diagnostics): NonNullable<Capabilities["publish"]> =>
  (name, message) => {
    const channel = load().channel(`everbearer:${name}`);
    if (channel.hasSubscribers) channel.publish(message());
  };

/** All capabilities except the module; those that differ between runtimes are read from the globals. */
export const neutral: Omit<Capabilities, "module"> = {
  environment: () => (globalThis as Globals).process?.env ?? {},
  timers: true,
  unrefTimer: (handle) => {
    // Timers that are numbers, such as fake timers of test tools, have no unref.
    if (typeof handle === "object") (handle as { unref?: () => void }).unref?.();
  },
  waitUntil: () => undefined,
  cacheable: () => true,
  browserPage: () => false,
};
