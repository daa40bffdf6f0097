// Owns how times are written for people.

/** A point in time, in milliseconds since the Unix epoch, as ISO 8601 without milliseconds. */
export const isoOf = (at: number): string => new Date(at).toISOString().replace(/\.\d+Z$/, "Z");

/** A duration in milliseconds: the two largest units. */
export function durationOf(ms: number): string {
  const seconds = Math.round(Math.abs(ms) / 1_000);
  const units: readonly (readonly [number, string])[] = [
    [Math.floor(seconds / 86_400), "d"],
    [Math.floor(seconds / 3_600) % 24, "h"],
    [Math.floor(seconds / 60) % 60, "min"],
    [seconds % 60, "s"],
  ];
  const first = units.findIndex(([count]) => count > 0);
  const shown = first < 0 ? units.slice(-1) : units.slice(first, first + 2);
  return shown
    .filter(([count], index) => index === 0 || count > 0)
    .map(([count, unit]) => `${count} ${unit}`)
    .join(" ");
}
