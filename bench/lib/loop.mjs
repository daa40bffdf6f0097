// Owns the loops around the measured work. It is imported once for each subject (see alternate.mjs).

/** Microseconds of processor time of all threads of this process. */
export function processorClock() {
  const { user, system } = process.cpuUsage();
  return user + system;
}

async function repeat(count, work) {
  for (let index = 0; index < count; index++) await work();
}

/**
 * Microseconds of processor time, in all threads of this process, for one run of `work`: the mean of
 * `count` runs, one after the other. Other programs can stretch the elapsed time, but not this.
 */
export async function processorTime(count, work) {
  const before = processorClock();
  await repeat(count, work);
  return (processorClock() - before) / count;
}

/** Does the work `count` times, `concurrency` at once. */
export async function inFlight(count, concurrency, work) {
  let left = count;
  const lane = async () => {
    while (left-- > 0) await work();
  };
  await Promise.all(Array.from({ length: concurrency }, lane));
}
