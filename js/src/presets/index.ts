// Owns the public names of the entry `everbearer/presets`.

export * from "./generated/all.js";
export type { PresetVariables } from "./generated/names.js";
export { preset } from "./name.js";
export type { PresetName, VariablesOf } from "./name.js";
export type { AnyVariables, NoVariables, PresetOptions, VariableLookup } from "./types.js";
