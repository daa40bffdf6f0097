// Owns the loops around what is measured. It is imported once for each subject (see alternate.mjs).

/** Microseconds that all threads of this process have had of the processor. */
export function processorClock() {
  const { user, system } = process.cpuUsage();
  return user + system;
}

async function repeat(count, work) {
  for (let index = 0; index < count; index++) await work();
}

/**
 * Microseconds of the processor, in all threads of this process, for one run of `work`, on average over
 * `count` runs one after the other. Other programs can stretch the time on the wall, but not this.
 */
export async function processorTime(count, work) {
  const before = processorClock();
  await repeat(count, work);
  return (processorClock() - before) / count;
}

/** Does the work so many times, so many at once. */
export async function inFlight(count, concurrency, work) {
  let left = count;
  const lane = async () => {
    while (left-- > 0) await work();
  };
  await Promise.all(Array.from({ length: concurrency }, lane));
}
