// Owns where options come from: the caller's and the environment's variables become plain data for the core, which
// checks them.

import { configurationError } from "../errors/errors.js";
import type { Problem } from "../errors/fields.js";
import type { Capabilities } from "../runtime/capabilities.js";
import { isClock } from "../runtime/clock.js";
import { ownMembers } from "../values/own-members.js";
import type { OptionSource } from "../wasm/contract.js";
import type { Environment, Given, OAuthClientOptions } from "./options.js";

/** Options as plain data: URLs as text, and without what the facade itself uses. */
function plain(options: Given<OAuthClientOptions>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(options)
      .filter(([name, value]) => !isUsedHere(name, value))
      .map(([name, value]) => [name, asData(value)]),
  );
}

/** Options that the facade keeps to itself, if they are what they should be. */
export function isUsedHere(name: string, value: unknown): boolean {
  return (name === "fetch" && typeof value === "function") || (name === "clock" && isClock(value));
}

/** The value of an option as plain data. */
export function asData(value: unknown): unknown {
  return value instanceof URL ? value.href : copied(value);
}

/** An option's own members, and theirs: nothing that is looked for lies deeper. */
const DEPTH = 3;

/**
 * What the caller changes later must not change the client, and what throws when it is read must not
 * throw inside of the module.
 */
function copied(value: unknown, depth = DEPTH): unknown {
  if (typeof value === "function") return undefined;
  if (typeof value !== "object" || value === null) return value;
  if (depth === 0) return undefined;
  if (Array.isArray(value)) return value.map((item) => copied(item, depth - 1));
  const entries = Object.entries(value).map(([name, one]) => [name, copied(one, depth - 1)]);
  return Object.fromEntries(entries) as unknown;
}

/** Reads options, which may be anything: getters and proxies throw what they like. */
export function readingOptions<T>(read: () => T): T {
  try {
    return read();
  } catch (cause) {
    const problem = "cannot be read: a member of them throws. cause says more.";
    throw configurationError([{ option: "options", problem }], cause);
  }
}

/** Under it `fromEnv` tells the constructor where options that are not given may come from. */
export const origin = Symbol("origin");

/** Under it a provider's client tells the constructor what it found wrong with its own options. */
export const findings = Symbol("findings");

/** What a provider's client has to say of a configuration. */
export interface Findings {
  /** What is wrong with its own options. */
  readonly problems: readonly Problem[];
  /** Options that it has made, and of which of its own: what is wrong with them is wrong with those. */
  readonly renamed: ReadonlyMap<string, Omit<Problem, "problem">>;
}

/** Environment variables, and what the names of those that matter begin with. */
export interface Origin {
  readonly prefix: string;
  readonly variables: Environment;
}

/** Options as the constructor gets them. */
export type GivenOptions = Given<OAuthClientOptions> & {
  readonly [origin]?: Origin;
  readonly [findings]?: Findings;
};

/** Options for a constructor, with the place where those that are not given come from. */
export function fromVariables<T extends object>(
  prefix: unknown,
  variables: Environment,
  options: Given<T>,
): T {
  const given = readingOptions(() => ({
    ...ownMembers(options),
    [origin]: { prefix: String(prefix), variables },
  }));
  return given as unknown as T;
}

/** The configuration's source: options beat variables. */
export function sourceOf(options: GivenOptions, capabilities: Capabilities): OptionSource {
  const from = options[origin];
  return from ? fromEnvironment(from, options, capabilities) : { options: plain(options) };
}

function fromEnvironment(
  { prefix, variables: environment }: Origin,
  options: GivenOptions,
  capabilities: Capabilities,
): OptionSource {
  const found = Object.entries(environment).filter(
    (variable): variable is [string, string] =>
      variable[0].startsWith(`${prefix}_`) && typeof variable[1] === "string",
  );
  const variables = Object.fromEntries(found);
  const own = ownMembers(variables);
  // A secret that is given in a nearer place leaves the file unread.
  const given = options.clientSecret ?? own[`${prefix}_CLIENT_SECRET`]?.trim();
  const path = given ? undefined : own[`${prefix}_CLIENT_SECRET_FILE`]?.trim();
  return {
    options: plain(options),
    prefix,
    variables,
    ...(path ? { secretFile: readSecret(path, capabilities) } : {}),
  };
}

function readSecret(
  path: string,
  { readTextFile }: Capabilities,
): NonNullable<OptionSource["secretFile"]> {
  if (!readTextFile) return { problem: "this runtime has no files" };
  try {
    return { text: readTextFile(path) };
  } catch (error) {
    // Deno's refusal of a permission has no code, but a name that says it.
    const { code, name } = error as { code?: unknown; name: string };
    return { problem: typeof code === "string" ? code : name };
  }
}
