// Owns the types of presets: what they give, and what their variables are.

import type { OAuthClientOptions } from "../client/options.js";

/** What a preset gives: options of an `OAuthClient`, all but the credentials. Options beside it win. */
export interface PresetOptions extends Omit<
  OAuthClientOptions,
  "tokenUrl" | "clientId" | "clientSecret" | "fetch" | "store"
> {
  /** Token endpoint of the provider. */
  readonly tokenUrl: string;
}

/** No variables. */
export type NoVariables = Readonly<Record<string, never>>;

/** Gives the value of a variable by its name; `undefined` if there is none. */
export type VariableLookup = (variable: string) => string | undefined;

/** Variables that are known at run time only. */
export type AnyVariables = VariableLookup | Readonly<Record<string, string | undefined>>;
