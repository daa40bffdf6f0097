// Owns the signals that callers hand in: of any class, shared by any number of calls, and outliving them.

/** Hears why a signal has fired. */
export type Ended = (reason: unknown) => void;

/**
 * One listener for each signal, however many calls share it: Node warns of more than ten. What it calls
 * only settles promises, so that nothing of a call runs in another's context.
 */
const hubs = new WeakMap<
  AbortSignal,
  { readonly waiting: Set<Ended>; readonly tell: () => void }
>();

/** Calls back when the signal fires. Answers what undoes that. */
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

/** Why it has fired. Polyfills of before 2022 have no reason. */
export function reasonOf(signal: AbortSignal): unknown {
  return signal.reason ?? new DOMException("This operation was aborted", "AbortError");
}

/** Whether it is a signal, by what is needed of one: those of another realm, or of a polyfill, are of other classes. */
export function isSignal(signal: object): boolean {
  const { aborted, addEventListener, removeEventListener } = signal as Record<string, unknown>;
  return (
    typeof aborted === "boolean" &&
    typeof addEventListener === "function" &&
    typeof removeEventListener === "function"
  );
}

/** What fetch takes for a signal by itself. */
export const isNative = (signal: AbortSignal): boolean => signal instanceof AbortSignal;

/** A signal that fetch was given keeps what can fire it. */
const controllers = new WeakMap<AbortSignal, AbortController>();

/** Workers of older compatibility dates have neither; there, signals do not outlive a request. */
const collected =
  "FinalizationRegistry" in globalThis && "WeakRef" in globalThis
    ? new FinalizationRegistry<() => void>((undo) => {
        undo();
      })
    : undefined;

/**
 * The caller's signal goes on to end the reading of a body, and holds nothing of the call: it may outlive
 * a million of them.
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

/** Not in place: an engine may keep for a closure whatever another one beside it has need of. */
const abortWeakly =
  (held: WeakRef<AbortController>): Ended =>
  (reason) =>
    held.deref()?.abort(reason);
