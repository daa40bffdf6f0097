// Owns the statistics: medians, quartiles, and the confidence of a median. Nothing here assumes a
// distribution of the noise, which has a long tail on any machine with other load.

const RESAMPLES = 1_000;

const ascending = (values) => Float64Array.from(values).sort();

/** The quantile of sorted values, interpolated between neighbours. */
function quantile(sorted, share) {
  const at = (sorted.length - 1) * share;
  const below = Math.floor(at);
  const above = Math.min(below + 1, sorted.length - 1);
  return sorted[below] + (sorted[above] - sorted[below]) * (at - below);
}

export const median = (values) => quantile(ascending(values), 0.5);

export function quartiles(values) {
  const sorted = ascending(values);
  return [quantile(sorted, 0.25), quantile(sorted, 0.75)];
}

/** A small generator (mulberry32) with a fixed seed: the same samples give the same figures. */
function random(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** The 95 % confidence interval of the median, by the bootstrap. */
export function confidence(values) {
  const next = random(values.length);
  const medians = Array.from({ length: RESAMPLES }, () =>
    median(Array.from(values, () => values[Math.floor(next() * values.length)])),
  );
  const sorted = ascending(medians);
  return [quantile(sorted, 0.025), quantile(sorted, 0.975)];
}

/** The slope through points [x, y] (Theil and Sen): the median of the slopes between all pairs. */
export function slope(points) {
  const slopes = points.flatMap(([x1, y1], index) =>
    points.slice(index + 1).map(([x2, y2]) => (y2 - y1) / (x2 - x1)),
  );
  return median(slopes);
}
