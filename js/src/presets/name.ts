// Owns presets by name, for configuration.

import type { PrefixedEnvironment } from "../client/options.js";
import { configurationError } from "../errors/errors.js";
import type { Problem } from "../errors/fields.js";
import { presets } from "./generated/names.js";
import type { PresetVariables } from "./generated/names.js";
import { nearest } from "./nearest.js";
import type { AnyVariables, PresetOptions } from "./types.js";
import { variableOf } from "./variable.js";

/** The name of a preset: the provider's slug. */
export type PresetName = keyof PresetVariables;

/** The variables of the preset with this name; any for a name that is known at run time only. */
export type VariablesOf<Name extends string> = Name extends PresetName
  ? Partial<PresetVariables[Name]> extends PresetVariables[Name]
    ? [variables?: PresetVariables[Name]]
    : [variables: PresetVariables[Name]]
  : [variables?: AnyVariables];

/**
 * The options of a preset by its name, for configuration. It brings all presets into a bundle; a function of its own
 * (`auth0`) brings that one only. Hand it to `fromEnv`, and `ACME_PRESET` names the preset.
 *
 * @param name - The provider's slug, as in docs/presets.md.
 * @param variables - The preset's variables, or a function that gives the value of each.
 * @throws ConfigurationError if there is no such preset, with the nearest names, or if a variable is missing, unknown
 * or does not fit.
 *
 * @example
 * const client = new OAuthClient({ ...preset("auth0", { tenant: "acme" }), clientId, clientSecret });
 * const other = OAuthClient.fromEnv("ACME", { preset });
 */
export function preset<Name extends string>(
  name: Name,
  ...variables: VariablesOf<Name>
): PresetOptions;
/**
 * What `fromEnv` calls: the options that it got, and those of the preset that `ACME_PRESET` names where neither an
 * option nor a variable gives them. `ACME_PRESET_TENANT` is the variable `tenant`, and so on.
 *
 * @param environment - The environment, and the prefix `ACME`.
 * @param given - The options that `fromEnv` got.
 * @throws ConfigurationError as by name, with the variables' names.
 */
export function preset(environment: PrefixedEnvironment, given: object): object;
export function preset(from: string | PrefixedEnvironment, given?: unknown): object {
  return typeof from === "string"
    ? byName(from, given as AnyVariables | undefined)
    : fromEnvironment(from, given as Own);
}

type Own = Readonly<Record<string, unknown>>;

function byName(name: string, given: AnyVariables = {}): PresetOptions {
  const entry = Object.hasOwn(presets, name) ? presets[name] : undefined;
  if (!entry) {
    const near = nearest(name, Object.keys(presets)).join(", ");
    throw refused("preset", `must be the slug of a provider; the nearest are ${near}.`);
  }
  const [make, ...known] = entry;
  if (typeof given === "function") {
    return make(Object.fromEntries(known.map((variable) => [variable, given(variable)])));
  }
  const unknown = Object.keys(given).find((variable) => !known.includes(variable));
  if (unknown === undefined) return make(given);
  const names = known.length > 0 ? `it has ${known.join(", ")}` : "it has none";
  throw refused(`${name}.${unknown}`, `is no variable of this preset; ${names}.`);
}

const refused = (option: string, problem: string): Error =>
  configurationError([{ option, problem }]);

function fromEnvironment({ prefix, env }: PrefixedEnvironment, given: Own): object {
  const nameOf = (suffix: string): string => variableOf(prefix, suffix);
  const variable = (suffix: string): string | undefined => {
    const text: unknown = (env as Own | null | undefined)?.[nameOf(suffix)];
    return (typeof text === "string" && text.trim()) || undefined;
  };
  const name = variable("preset");
  if (name === undefined) return given;
  try {
    const options = byName(name, (one) => variable(`preset_${one}`));
    const missing = Object.entries(options).filter(
      ([option]) => given[option] === undefined && variable(option) === undefined,
    );
    return { ...given, ...Object.fromEntries(missing) };
  } catch (error) {
    // Nothing else throws, but what a function of the environment does.
    const { problems } = error as { problems?: readonly Problem[] };
    if (!problems) throw error;
    throw configurationError(
      problems.map(({ option, problem }) => {
        const [, one] = option.split(".");
        return { option, variable: nameOf(one ? `preset_${one}` : "preset"), problem };
      }),
    );
  }
}
