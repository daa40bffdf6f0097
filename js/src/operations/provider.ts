// Owns what the clients of all providers have in common: an OAuthClient whose calls carry an
// X-Request-Id, and options of its own that come from the environment as well.

import { headersOf } from "../call/headers.js";
import { reading } from "../call/init.js";
import type { CallInit } from "../call/init.js";
import { isRequestLike } from "../call/request.js";
import { OAuthClient, whole } from "../client/client.js";
import {
  asData,
  findings,
  fromVariables as fromOrigin,
  isUsedHere,
  origin,
  readingOptions,
} from "../client/option-source.js";
import type { Findings, GivenOptions } from "../client/option-source.js";
import type { Environment, Given, OAuthClientOptions } from "../client/options.js";
import { EverbearerError } from "../errors/errors.js";
import type { Problem } from "../errors/fields.js";
import { runtime } from "../runtime/installed.js";
import type { FetchInput, WebResponse } from "../runtime/web-types.js";
import { isA, textIn, memberOf } from "../values/foreign.js";
import { ownMembers } from "../values/own-members.js";
import type { Operations, Resource } from "./declare.js";
import type { Dialect } from "./dialect.js";
import { resource } from "./perform.js";

type OAuthOptions = Given<OAuthClientOptions>;

/** The client of a provider. */
export class ProviderClient extends OAuthClient {
  /**
   * The global fetch with a fresh token, for everything that has no method: as {@link OAuthClient.fetch}, and
   * each call carries an X-Request-Id, the caller's or a fresh UUID. Errors have it as `requestId`.
   *
   * @throws As {@link OAuthClient.fetch} does.
   */
  override async fetch(input: FetchInput, init?: CallInit): Promise<WebResponse> {
    // It refuses that, by name.
    if (reading(() => isRequestLike(init))) return await super.fetch(input, init);
    const { headers, ...own } = reading(() => withHeaders(input, ownMembers(init)));
    const requestId = headers.get("x-request-id") || crypto.randomUUID();
    headers.set("x-request-id", requestId);
    try {
      return await super.fetch(input, { ...own, headers });
    } catch (error) {
      throw isA(error, EverbearerError) ? traced(error, requestId) : error;
    }
  }

  /** The methods of a resource. */
  protected resource<T extends Operations>(
    name: string,
    operations: T,
    dialect: Dialect,
  ): Resource<T> {
    return resource(name, operations, dialect, async ({ url, init, requestId }) => {
      try {
        return await this[whole](url, init);
      } catch (error) {
        throw isA(error, EverbearerError) ? traced(error, requestId) : error;
      }
    });
  }
}

/** The options of a call, with its headers in one place that is ours. */
function withHeaders(input: FetchInput, own: CallInit): CallInit & { readonly headers: Headers } {
  return {
    ...own,
    headers: headersOf(own.headers ?? (isRequestLike(input) ? input.headers : undefined)),
  };
}

/** The error with the id of its call, which it belongs to alone. */
function traced(error: EverbearerError, requestId: string): EverbearerError {
  if (isA(error.cause, Error)) error.cause = withoutWords(error.cause);
  return Object.assign(error, { requestId });
}

/** Runtimes quote the URL in their errors, and a query may hold a patient's name. */
function withoutWords(cause: Error): Error {
  const code = textIn(cause, "code") ?? textIn(memberOf(cause, "cause"), "code");
  const name = textIn(cause, "name") ?? "Error";
  return Object.assign(new Error("The runtime's own words are left out: they may quote the URL."), {
    name,
    ...(code === undefined ? {} : { code }),
  });
}

/** Options for a constructor, with the place where those that are not given come from. */
export function fromVariables<T extends object>(
  prefix: string,
  environment: Environment | undefined,
  options: Given<T>,
): T {
  return fromOrigin<T>(prefix, environment ?? runtime().environment(), options);
}

/** Reads a provider's own options and their variables, and notes what is wrong with them. */
export class ProviderOptions {
  /** What was wrong. */
  readonly problems: Problem[] = [];
  readonly #renamed = new Map<string, Omit<Problem, "problem">>();
  readonly #options: Readonly<Record<string, unknown>>;
  readonly #prefix: string | undefined;
  readonly #variables: Readonly<Record<string, unknown>>;

  constructor(options: object | undefined) {
    const { from, own, variables } = readingOptions(() => {
      const own = ownMembers(options) as Record<string | symbol, unknown>;
      const from = (own as GivenOptions)[origin];
      for (const name of Object.keys(own)) {
        if (!isUsedHere(name, own[name])) own[name] = asData(own[name]);
      }
      return { from, own, variables: ownMembers(from?.variables) };
    });
    this.#options = own;
    this.#prefix = from?.prefix;
    this.#variables = variables as Readonly<Record<string, unknown>>;
  }

  /** The options of the OAuthClient beneath: all but `own`, and what this client makes of those. */
  beneath(own: readonly string[], made: OAuthOptions): OAuthClientOptions {
    const rest: Record<string | symbol, unknown> = ownMembers(this.#options);
    for (const name of own) Reflect.deleteProperty(rest, name);
    for (const name of Object.keys(made)) {
      if (rest[name] !== undefined) this.#note(name, undefined, "is no option of this client.");
    }
    const found: Findings = { problems: this.problems, renamed: this.#renamed };
    return { ...rest, ...made, [findings]: found } as unknown as OAuthClientOptions;
  }

  /** A default for an option of the OAuthClient beneath, unless it is given in one of both ways. */
  unless<K extends keyof OAuthClientOptions>(
    name: K,
    suffix: string,
    usual: OAuthClientOptions[K],
  ): Pick<OAuthOptions, K> {
    const given = this.#options[name] ?? this.#variable(suffix);
    return (given === undefined ? { [name]: usual } : {}) as Pick<OAuthOptions, K>;
  }

  /** A text that may be missing; `suffix` ends the variable's name. */
  text(name: string, suffix: string): string | undefined {
    const given = this.#options[name] ?? this.#variable(suffix);
    if (given === undefined) return undefined;
    if (typeof given === "string" && given.trim() !== "") return given;
    this.#note(name, suffix, typeof given === "string" ? "is empty." : "must be a string.");
    return undefined;
  }

  /** Several texts, or one. */
  texts(name: string, suffix: string): readonly string[] | undefined {
    const given = this.#options[name];
    if (
      Array.isArray(given) &&
      given.length > 0 &&
      given.every((item) => typeof item === "string")
    ) {
      return given;
    }
    const text = this.text(name, suffix);
    return text === undefined ? undefined : [text];
  }

  /** A text that must not be missing. */
  required(name: string, suffix: string, what: string): string | undefined {
    const before = this.problems.length;
    const text = this.text(name, suffix);
    if (text === undefined && this.problems.length === before) {
      this.#note(name, suffix, `is missing: ${what}.`);
    }
    return text;
  }

  /** A text that must not be missing and stands in the API's URLs. */
  segment(name: string, suffix: string, what: string): string {
    const text = this.required(name, suffix, what);
    if (text === undefined || /^[\w-]+$/.test(text)) return text ?? "";
    this.#note(name, suffix, "may hold letters, digits, - and _ only.");
    return "";
  }

  /** One of a few words; the first of them where it is none. */
  choice(name: string, suffix: string, words: readonly [string, ...string[]]): string {
    const text = this.required(name, suffix, words.join(" or "));
    if (text === undefined || words.includes(text)) return text ?? words[0];
    this.#note(name, suffix, `must be ${words.join(" or ")}.`);
    return words[0];
  }

  /**
   * The base of an API: a URL without a slash at its end, so that paths can be added. What is wrong with
   * the URLs that are made of it is wrong with this option.
   */
  base(name: string, suffix: string, usual: string): string {
    const of = this.#named(name, suffix);
    for (const made of ["baseUrl", "tokenUrl"]) this.#renamed.set(made, of);
    return (this.text(name, suffix) ?? usual).replace(/(?<!\/)\/+$/, "");
  }

  /** The token endpoint, unless it is given: then it is the caller's own. */
  tokenUrl(usual: string): Pick<OAuthOptions, "tokenUrl"> {
    const made = this.unless("tokenUrl", "TOKEN_URL", usual);
    if (made.tokenUrl === undefined) this.#renamed.delete("tokenUrl");
    return made;
  }

  #variable(suffix: string): string | undefined {
    const value = this.#variables[`${this.#prefix ?? ""}_${suffix}`];
    return (typeof value === "string" && value.trim()) || undefined;
  }

  #note(name: string, suffix: string | undefined, problem: string): void {
    this.problems.push({ ...this.#named(name, suffix), problem });
  }

  #named(option: string, suffix: string | undefined): Omit<Problem, "problem"> {
    if (this.#prefix === undefined || suffix === undefined) return { option };
    return { option, variable: `${this.#prefix}_${suffix}` };
  }
}
