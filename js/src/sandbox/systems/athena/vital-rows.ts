// Owns vitals as responses show them: one row for each kind of value, readings as an array of arrays.
import type { VitalReading } from "./records.js";

interface VitalKind {
  readonly key: string;
  readonly abbreviation: string;
  /** The name of the value, after `VITALS.`. */
  readonly elements: readonly string[];
}

/** What the practice measures. */
export const VITAL_KINDS: readonly VitalKind[] = [
  {
    key: "BLOODPRESSURE",
    abbreviation: "BP",
    elements: ["BLOODPRESSURE.SYSTOLIC", "BLOODPRESSURE.DIASTOLIC"],
  },
  { key: "HEARTRATE", abbreviation: "Pulse", elements: ["HEARTRATE.RATE"] },
  { key: "TEMPERATURE", abbreviation: "T", elements: ["TEMPERATURE"] },
  { key: "WEIGHT", abbreviation: "Wt", elements: ["WEIGHT"] },
  { key: "HEIGHT", abbreviation: "Ht", elements: ["HEIGHT"] },
];

/** Whether the practice measures this value. */
export function isVital(clinicalelementid: unknown): clinicalelementid is string {
  return VITAL_KINDS.some(({ elements }) =>
    elements.some((element) => clinicalelementid === `VITALS.${element}`),
  );
}

/** The rows for the given readings. */
export function vitalRows(readings: readonly VitalReading[], showEmpty: boolean): unknown[] {
  return VITAL_KINDS.flatMap(({ key, abbreviation, elements }, index) => {
    const found = readings.filter(({ clinicalelementid }) =>
      elements.includes(clinicalelementid.replace("VITALS.", "")),
    );
    if (found.length === 0 && !showEmpty) return [];
    return [{ key, abbreviation, ordering: index + 1, readings: together(found) }];
  });
}

function together(readings: readonly VitalReading[]): unknown[][] {
  const groups = new Map<string, unknown[]>();
  for (const { vitalid, readingid, clinicalelementid, value, readingtaken } of readings) {
    const group = groups.get(readingid) ?? [];
    groups.set(readingid, group);
    group.push({
      vitalid: Number(vitalid),
      readingid: Number(readingid),
      clinicalelementid,
      value,
      readingtaken,
      source: "ENCOUNTER",
    });
  }
  return [...groups.values()];
}
