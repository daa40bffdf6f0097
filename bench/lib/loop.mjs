// Owns the loops around what is measured. It is imported once for each subject (see alternate.mjs).

/** Nanoseconds for one run of `work`, on average over `count` runs one after the other. */
export async function nanoseconds(count, work) {
  const startedAt = process.hrtime.bigint();
  for (let index = 0; index < count; index++) await work();
  return Number(process.hrtime.bigint() - startedAt) / count;
}

/** Does the work so many times, so many at once. */
export async function inFlight(count, concurrency, work) {
  let left = count;
  const lane = async () => {
    while (left-- > 0) await work();
  };
  await Promise.all(Array.from({ length: concurrency }, lane));
}
