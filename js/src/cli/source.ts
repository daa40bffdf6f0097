// Owns where a command has its credentials from: variables by their prefix, a file of variables, and options that
// hold nothing secret. All become variables of one environment.

import { parseEnv } from "node:util";
import { OAuthClient } from "../client/client.js";
import type { OAuthClientOptions, PresetFunction } from "../client/options.js";
import type { CommandOptions, Context, Given } from "./arguments.js";
import { variableOf } from "../presets/variable.js";
import { contentOf } from "./files.js";
import { UsageError } from "./outcome.js";

/** Options that are variables as well: `--token-url` is `PREFIX_TOKEN_URL`. None of them holds a secret. */
export const PUBLIC_OPTIONS = [
  ...["token-url", "issuer", "client-id", "client-authentication", "client-secret-file"],
  ...["private-key-file", "key-id", "key-algorithm", "client-assertion-file"],
  ...["grant", "token-request-format", "scope", "audience", "resource", "base-url"],
] as const;

/** The clients of providers, by the word for `--provider`: prefix, entry and class. */
const PROVIDERS: Readonly<Record<string, readonly [prefix: string, entry: string, name: string]>> =
  {
    athena: ["ATHENA", "everbearer/athena", "AthenaClient"],
    vagaro: ["VAGARO", "everbearer/vagaro", "VagaroClient"],
    "vagaro-v2": ["VAGARO", "everbearer/vagaro", "VagaroV2Client"],
  };

interface ClientClass {
  fromEnv(prefix: string, options: Own): OAuthClient;
}

type Own = Partial<OAuthClientOptions> & {
  readonly env: Readonly<Record<string, string>>;
  readonly preset?: PresetFunction;
};

/** The options that say where the credentials are. */
export const SOURCE_OPTIONS: CommandOptions = {
  prefix: { value: "NAME", help: "What the variables' names begin with. Default: OAUTH." },
  // Node takes --env-file for itself, wherever it stands.
  dotenv: { value: "FILE", help: "A file of variables (.env). Those of the process win." },
  provider: {
    value: "NAME",
    help: `A provider's client: ${Object.keys(PROVIDERS).join(", ")}. Default: any provider.`,
  },
  preset: { value: "NAME", help: "A provider's preset: see everbearer presets." },
  set: {
    value: "NAME=VALUE",
    multiple: true,
    help: "A variable of the preset, such as tenant=acme.",
  },
  ...Object.fromEntries(
    PUBLIC_OPTIONS.map((name) => [
      name,
      { value: name.endsWith("-file") ? "FILE" : "VALUE", help: `Instead of ${variable(name)}.` },
    ]),
  ),
};

function variable(option: string, prefix = "PREFIX"): string {
  return `${prefix}_${option.replaceAll("-", "_").toUpperCase()}`;
}

/** Where the credentials come from. */
export interface Source {
  readonly prefix: string;
  /** The variables with this prefix. */
  readonly env: Readonly<Record<string, string>>;
  readonly provider: string | undefined;
}

/** The error of a provider without a client. */
export const unknownProvider = (): UsageError =>
  new UsageError(`--provider must be one of ${Object.keys(PROVIDERS).join(", ")}.`);

/**
 * What the variables' names begin with.
 *
 * @throws UsageError
 */
export function prefixOf(given: Given): string {
  const provider = given.text("provider") ?? "";
  const [usual] = (Object.hasOwn(PROVIDERS, provider) && PROVIDERS[provider]) || ["OAUTH"];
  const prefix = given.text("prefix") ?? usual;
  if (/^\w+$/.test(prefix)) return prefix;
  throw new UsageError("--prefix may hold letters, digits and _ only, such as ACME.");
}

/** Names of variables whose values are secrets. */
const SECRET = /(?:SECRET|PRIVATE_KEY|STORE_KEY|ASSERTION|CERTIFICATE|TOKEN|PASSWORD)$/;

/**
 * Reads the source of credentials, and keeps its secrets out of everything that is printed.
 *
 * @throws UsageError
 */
export function sourceOf(given: Given, { env, output }: Context): Source {
  const provider = given.text("provider");
  if (provider !== undefined && !Object.hasOwn(PROVIDERS, provider)) {
    throw unknownProvider();
  }
  const prefix = prefixOf(given);
  const file = given.text("dotenv");
  const all = { ...(file === undefined ? {} : variablesIn(file)), ...env };
  const own: Record<string, string> = {};
  for (const [name, value] of Object.entries(all)) {
    if (value !== undefined && name.startsWith(`${prefix}_`)) own[name] = value;
  }
  for (const name of PUBLIC_OPTIONS) {
    const value = given.text(name);
    if (value !== undefined) own[variable(name, prefix)] = value;
  }
  Object.assign(own, presetIn(given, prefix));
  for (const [name, value] of Object.entries(own)) if (SECRET.test(name)) output.hide(value);
  return { prefix, env: own, provider };
}

/** The variables by which `fromEnv` knows a preset. */
function presetIn(given: Given, prefix: string): Readonly<Record<string, string>> {
  const name = given.text("preset");
  const set = given.list("set").map((text) => {
    const [, variable, value] = /^([a-zA-Z]\w*)=(.*)$/s.exec(text) ?? [];
    if (variable === undefined || value === undefined) {
      throw new UsageError("--set must be NAME=VALUE, such as tenant=acme.");
    }
    return [variableOf(`${prefix}_PRESET`, variable), value] as const;
  });
  return {
    ...(name === undefined ? {} : { [`${prefix}_PRESET`]: name }),
    ...Object.fromEntries(set),
  };
}

const variablesIn = (file: string): Readonly<Record<string, string | undefined>> =>
  parseEnv(contentOf("--dotenv", file).toString());

/**
 * The client of a source.
 *
 * @throws ConfigurationError that names variables.
 */
export async function clientOf(
  { prefix, env, provider }: Source,
  own: Partial<OAuthClientOptions> = {},
): Promise<OAuthClient> {
  const [, entry, name] = PROVIDERS[provider ?? ""] ?? [];
  // By its name in the package: a path would tear its file into several.
  const from = entry === undefined ? {} : ((await import(entry)) as Record<string, ClientClass>);
  const Client = from[name ?? ""] ?? OAuthClient;
  return Client.fromEnv(prefix, { ...own, ...(await presetsFor(prefix, env)), env });
}

/** The presets, if the environment names one. */
async function presetsFor(
  prefix: string,
  env: Readonly<Record<string, string>>,
): Promise<{ readonly preset?: PresetFunction }> {
  if (env[`${prefix}_PRESET`] === undefined) return {};
  const entry = "everbearer/presets";
  const { preset } = (await import(entry)) as { preset: PresetFunction };
  return { preset };
}
