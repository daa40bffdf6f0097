// Owns a store in memory, whose time is that of a clock, and which counts its operations.

/** A store for clients that stand for processes. */
export function memoryStore(clock) {
  const kept = new Map();
  const leftMs = (key) => (kept.get(key)?.until ?? 0) - clock.monotonic();
  const keep = (key, value, forMs) => kept.set(key, { value, until: clock.monotonic() + forMs });
  const store = {
    operations: 0,
    /** Keys and values that have not ended. */
    entries: () =>
      [...kept].filter(([key]) => leftMs(key) > 0).map(([key, { value }]) => [key, value]),
    /** Changes a value and not its end. */
    change(key, value) {
      kept.get(key).value = value;
    },
    /**
     * For `advance` of a virtual clock: busy while there is a lease. A client writes its record after its token request, and
     * the time that this really takes must not be hours of the clock.
     */
    status() {
      const isLease = ([key, value]) => key.endsWith(".l") && value.startsWith("f.");
      return { state: store.entries().some(isLease) ? "refreshing" : "idle" };
    },
    async get(key) {
      store.operations += 1;
      const left = leftMs(key);
      return left > 0 ? { value: kept.get(key).value, leftMs: left } : undefined;
    },
    async set(key, value, forMs) {
      store.operations += 1;
      keep(key, value, forMs);
    },
    async add(key, value, forMs) {
      store.operations += 1;
      if (leftMs(key) > 0) return false;
      keep(key, value, forMs);
      return true;
    },
    async delete(key) {
      store.operations += 1;
      kept.delete(key);
    },
  };
  return store;
}
