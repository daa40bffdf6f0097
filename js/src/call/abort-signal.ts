// Owns the signals of callers: they may be of any class, be shared by any number of calls, and outlive them.

/** Called with the reason once a signal has fired. */
export type Ended = (reason: unknown) => void;

/**
 * One listener for each signal, however many calls share it: Node warns about more than ten. Its callbacks
 * only settle promises, so that no call runs in the context of another.
 */
const hubs = new WeakMap<
  AbortSignal,
  { readonly waiting: Set<Ended>; readonly tell: () => void }
>();

/** Calls back when the signal fires. Returns a function that undoes that. */
export function onAbort(signal: AbortSignal, ended: Ended): () => void {
  const hub = hubs.get(signal) ?? newHub(signal);
  if (hub.waiting.size === 0) signal.addEventListener("abort", hub.tell, { once: true });
  hub.waiting.add(ended);
  return () => {
    if (hub.waiting.delete(ended) && hub.waiting.size === 0) {
      signal.removeEventListener("abort", hub.tell);
    }
  };
}

function newHub(signal: AbortSignal): { waiting: Set<Ended>; tell: () => void } {
  const waiting = new Set<Ended>();
  const tell = (): void => {
    for (const ended of [...waiting]) ended(reasonOf(signal));
  };
  const hub = { waiting, tell };
  hubs.set(signal, hub);
  return hub;
}

/** Why it has fired. Polyfills from before 2022 have no reason. */
export function reasonOf(signal: AbortSignal): unknown {
  return signal.reason ?? new DOMException("This operation was aborted", "AbortError");
}

/** Whether it has the members of a signal. The class does not tell: another realm or a polyfill has its own. */
export function isSignal(signal: object): boolean {
  const { aborted, addEventListener, removeEventListener } = signal as Record<string, unknown>;
  return (
    typeof aborted === "boolean" &&
    typeof addEventListener === "function" &&
    typeof removeEventListener === "function"
  );
}

/** Whether fetch takes it for a signal. */
export const isNative = (signal: AbortSignal): boolean => signal instanceof AbortSignal;

/** Keeps each controller alive as long as its signal, which fetch holds. */
const controllers = new WeakMap<AbortSignal, AbortController>();

/** Undefined in workers of older compatibility dates, where signals do not outlive a request. */
const collected =
  "FinalizationRegistry" in globalThis && "WeakRef" in globalThis
    ? new FinalizationRegistry<() => void>((undo) => {
        undo();
      })
    : undefined;

/**
 * Lets the caller's signal end the reading of a body as well. It holds the controller weakly, because it may
 * outlive a million calls.
 */
export function followWeakly(given: AbortSignal, controller: AbortController): void {
  if (!collected) {
    onAbort(given, (reason) => {
      controller.abort(reason);
    });
    return;
  }
  controllers.set(controller.signal, controller);
  const undo = onAbort(given, abortWeakly(new WeakRef(controller)));
  collected.register(controller, undo);
}

/** A function of its own: an engine may keep alive for one closure what another in the same scope uses. */
const abortWeakly =
  (held: WeakRef<AbortController>): Ended =>
  (reason) =>
    held.deref()?.abort(reason);
