// Owns the options people give: their documentation, and turning them into plain data for the core,
// which checks them.

import { configurationError } from "../errors/errors.js";
import type { Problem } from "../errors/fields.js";
import type { Policy, Profile } from "../generated/error-codes.js";
import type { Capabilities } from "../runtime/capabilities.js";
import { isClock } from "../runtime/clock.js";
import type { Clock } from "../runtime/clock.js";
import type { WebFetch, WebUrl } from "../runtime/web-types.js";
import { ownMembers } from "../values/own-members.js";
import type { Source } from "../wasm/contract.js";

export type { Profile };

/** How the client proves who it is. */
export type ClientAuthentication =
  /** A Basic header of the form-encoded id and secret (RFC 6749 §2.3.1). */
  | "client_secret_basic"
  /** A Basic header of the raw id and secret, for servers that expect that. */
  | "client_secret_basic_raw"
  /** Id and secret in the body (RFC 6749 §2.3.1). */
  | "client_secret_post";

/**
 * The options of an {@link OAuthClient}. With `fromEnv("ACME")` most can come from the environment
 * as well; the variable is named with each.
 */
export interface OAuthClientOptions {
  /** The token endpoint (RFC 6749 §3.2): https, or http on loopback. `ACME_TOKEN_URL`. */
  readonly tokenUrl: string | WebUrl;
  /** The client id (RFC 6749 §2.2). `ACME_CLIENT_ID`. */
  readonly clientId: string;
  /**
   * The client secret (RFC 6749 §2.3.1). `ACME_CLIENT_SECRET`, or the path of a file that holds it in
   * `ACME_CLIENT_SECRET_FILE`.
   */
  readonly clientSecret: string;
  /**
   * How the client authenticates at the token endpoint. Default: `client_secret_basic`, or
   * `client_secret_post` with a JSON body. `ACME_CLIENT_AUTHENTICATION`.
   */
  readonly clientAuthentication?: ClientAuthentication | undefined;
  /**
   * How the body of the token request is written. Default: `form` (RFC 6749 §4.4.2); some providers
   * want `json`. `ACME_TOKEN_REQUEST_FORMAT`.
   */
  readonly tokenRequestFormat?: "form" | "json" | undefined;
  /** The scope asked for (RFC 6749 §3.3): one string, or a list. Default: none. `ACME_SCOPE`. */
  readonly scope?: string | readonly string[] | undefined;
  /** The audience asked for, as some providers want it. Default: none. `ACME_AUDIENCE`. */
  readonly audience?: string | undefined;
  /**
   * Resource indicators: absolute URIs (RFC 8707), or what else the provider names its resources by.
   * Default: none. `ACME_RESOURCE`.
   */
  readonly resource?: string | readonly string[] | undefined;
  /** Further parameters of the token request. Default: none. */
  readonly tokenParameters?: Readonly<Record<string, string>> | undefined;
  /**
   * What relative URLs of calls are relative to; taken as a folder. The token is sent to this URL's
   * origin. Default: none, and then calls need `allowedOrigins`. `ACME_BASE_URL`.
   */
  readonly baseUrl?: string | WebUrl | undefined;
  /** Further origins that the token may be sent to. Default: none. `ACME_ALLOWED_ORIGINS`. */
  readonly allowedOrigins?: readonly string[] | undefined;
  /**
   * Longest time, in milliseconds, that a call may take until its answer's headers are there: waiting
   * for a token and retries included. Default: no limit. `ACME_TIMEOUT_MS`.
   */
  readonly timeoutMs?: number | undefined;
  /** Longest time, in milliseconds, of one token request. Default: 10000. `ACME_TOKEN_TIMEOUT_MS`. */
  readonly tokenTimeoutMs?: number | undefined;
  /**
   * Longest time, in milliseconds, that a call waits for a token, with all the tries and waits that
   * lie in it. Default: 60000. `ACME_TOKEN_WAIT_MS`.
   */
  readonly tokenWaitMs?: number | undefined;
  /**
   * How often a call is sent again after 408, 429, 500, 502, 503, 504 or a network fault, where that
   * is safe. Default: 2. `ACME_MAX_RETRIES`.
   */
  readonly maxRetries?: number | undefined;
  /**
   * Whether a timer renews the token when no call comes, where the runtime allows one. It never keeps
   * a process alive; a token request that is on its way does, for `tokenTimeoutMs` at most. Default: true. `ACME_BACKGROUND_REFRESH`.
   */
  readonly backgroundRefresh?: boolean | undefined;
  /** The parameters of the lifecycle; the defaults suit most providers. */
  readonly policy?: Policy | undefined;
  /**
   * How the provider departs from RFC 6749 and RFC 6750, as data: names of its own, codes in bodies.
   * Default: it does not.
   */
  readonly profile?: Profile | undefined;
  /** The fetch to use for token requests and calls. Default: the global one, as it is at each call. */
  readonly fetch?: WebFetch | undefined;
  /**
   * The clock to go by, for tests that move time: `virtualClock()` of `everbearer/sandbox`, or any object with
   * these four methods. Default: the runtime's clocks and timers, as they are at each use.
   */
  readonly clock?: Clock | undefined;
  /**
   * A client secret in a web page is no secret: everyone who opens the page can read it, so the
   * package refuses to work there. `true` lifts that, for pages that only their maker opens.
   * Default: false.
   */
  readonly dangerouslyAllowBrowser?: boolean | undefined;
}

/** An environment: `process.env`, or the bindings of a worker. What is no string is passed over. */
export type Environment = object;

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

/** Some of the options. */
export type Given<T> = { readonly [K in keyof T]?: T[K] | undefined };

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
export function sourceOf(options: GivenOptions, capabilities: Capabilities): Source {
  const from = options[origin];
  return from ? fromEnvironment(from, options, capabilities) : { options: plain(options) };
}

function fromEnvironment(
  { prefix, variables: environment }: Origin,
  options: GivenOptions,
  capabilities: Capabilities,
): Source {
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
): NonNullable<Source["secretFile"]> {
  if (!readTextFile) return { problem: "this runtime has no files" };
  try {
    return { text: readTextFile(path) };
  } catch (error) {
    // Deno's refusal of a permission has no code, but a name that says it.
    const { code, name } = error as { code?: unknown; name: string };
    return { problem: typeof code === "string" ? code : name };
  }
}
