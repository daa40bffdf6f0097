// Owns Node's diagnostics channels: what a client tells its listeners, for tools that observe the whole process.

import type diagnostics from "node:diagnostics_channel";

/** Node has loaded it already for its own use; an import would have it prepare all its exports. */
const channels = (): typeof diagnostics => process.getBuiltinModule("node:diagnostics_channel");

/** Publishes a message on the channel `everbearer:<name>`. It is made only if there is a subscriber. */
export function publish(name: string, message: () => object): void {
  const channel = channels().channel(`everbearer:${name}`);
  if (channel.hasSubscribers) channel.publish(message());
}
