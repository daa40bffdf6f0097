// Owns a wait between calls: on the client's clock, ended early by the caller's signal or by `close`.

import { Deadline, within } from "../call/deadline.js";
import type { Clock } from "../runtime/clock.js";
import type { WebSignal } from "../runtime/web-types.js";

/** Ends the waits that are under way. */
export type Wakes = Set<() => void>;

/** Waits, until it is woken by one of `wakes` or the time is over. Throws the signal's reason. */
export async function pause(
  ms: number,
  signal: WebSignal | undefined,
  clock: Clock,
  wakes: Wakes,
): Promise<void> {
  const deadline = Deadline.of(signal, undefined, clock);
  let over: () => void = () => undefined;
  const waited = new Promise<void>((resolve) => {
    over = resolve;
  });
  const timer = clock.setTimeout(over, ms);
  wakes.add(over);
  try {
    await within(deadline, waited);
  } finally {
    clock.clearTimeout(timer);
    wakes.delete(over);
    deadline?.release();
  }
}
