// Owns filling a record with its variables. Beside its record, a bundle with one preset has only this of the room, so
// it is short.

import { configurationError } from "../errors/errors.js";
import type { Kind } from "./kinds.js";
import type { PresetOptions } from "./types.js";

/**
 * What fits a variable; what it is without being given; and the values that each of its words stands for, if it has
 * words. A member of the options with the value "\0" in it is left out.
 */
export type Rule = readonly [
  fits: Kind,
  usual?: string | undefined,
  standsFor?: Readonly<Record<string, object>>,
];

/**
 * The options of a preset: its template with variables in the place of their names in braces. The client itself fills
 * in `{client_id}`, `{client_secret}`, `{uuid}` and `{token}`.
 *
 * @throws ConfigurationError with each variable that is missing or does not fit, but never a value.
 */
export function fill(
  preset: string,
  given: object | undefined,
  rules: Readonly<Record<string, Rule>>,
  template: PresetOptions,
): PresetOptions {
  // Without a prototype: what a program has written to that of objects is no variable.
  const own = { __proto__: null, ...given } as unknown as Record<string, unknown>;
  const values: Record<string, string> = {};
  const problems = Object.entries(rules).flatMap(([name, [[pattern, words], usual, standsFor]]) => {
    const value = own[name] ?? usual;
    return typeof value === "string" && (value === usual || pattern.test(value))
      ? (Object.assign(values, { [name]: value }, standsFor?.[value]), [])
      : {
          option: preset + "." + name,
          problem: (value === undefined ? "is missing: " : "must be ") + words,
        };
  });
  if (problems[0]) throw configurationError(problems);
  return JSON.parse(JSON.stringify(template), (_, value: unknown) => {
    if (typeof value !== "string") return value;
    const filled = value.replace(/{(\w+)}/g, (whole, name: string) => values[name] ?? whole);
    return filled.includes("\0") ? undefined : filled;
  }) as PresetOptions;
}
