// Owns what the clients of all providers have in common: an OAuthClient whose calls carry an
// X-Request-Id, and options of its own that come from the environment as well.

import { headersOf } from "../call/headers.js";
import { reading } from "../call/init.js";
import type { CallInit } from "../call/init.js";
import { isRequestLike } from "../call/request.js";
import { idOf } from "../call/templates.js";
import { defaultHeader, faceOf, OAuthClient, whole } from "../client/client.js";
import { fromVariables as fromPrefix, OptionReader } from "../client/option-source.js";
import type { CallDefaults, FromEnv, Given, OAuthClientOptions } from "../client/options.js";
import { configurationError, EverbearerError } from "../errors/errors.js";
import type { FetchInput, WebResponse } from "../runtime/web-types.js";
import { isA, textIn, memberOf } from "../values/foreign.js";
import { ownMembers } from "../values/own-members.js";
import { caller, tableOf } from "./call.js";
import type { Declared } from "./call.js";
import type { Caller } from "./call-types.js";
import type { Operations, Resource } from "./declare.js";
import type { Conventions } from "./conventions.js";
import { resource } from "./perform.js";
import type { Send } from "./perform.js";

type OAuthOptions = Given<OAuthClientOptions>;

/** The client of a provider. */
export class ProviderClient extends OAuthClient {
  /**
   * The global fetch with a token, for requests that `call` cannot make: as {@link OAuthClient.fetch}, but each
   * call carries an X-Request-Id, the caller's or a random UUID. Errors have it as `requestId`.
   *
   * @throws As {@link OAuthClient.fetch} does.
   */
  override async fetch(input: FetchInput, init?: CallInit): Promise<WebResponse> {
    // OAuthClient.fetch says what is wrong with it.
    if (reading(() => isRequestLike(init))) return await super.fetch(input, init);
    const { headers, ...own } = reading(() => withHeaders(input, ownMembers(init)));
    const requestId = headers.get("x-request-id") || idOf(this[defaultHeader]("x-request-id"));
    headers.set("x-request-id", requestId);
    try {
      return await super.fetch(input, { ...own, headers });
    } catch (error) {
      throw isA(error, EverbearerError) ? traced(error, requestId) : error;
    }
  }

  /**
   * As {@link OAuthClient.withOptions}; the methods of resources have the defaults as well.
   *
   * @throws ConfigurationError as {@link OAuthClient.withOptions} does.
   */
  override withOptions(options: CallDefaults): this {
    const face = super.withOptions(options);
    for (const [name, value] of Object.entries(face)) {
      const made = makers.get(value as object)?.(face);
      if (made) Object.assign(face, { [name]: made });
    }
    return face;
  }

  /** The methods of a resource. */
  protected resource<T extends Operations>(
    name: string,
    operations: T,
    conventions: Conventions,
  ): Resource<T> {
    return resourceOf(this, name, operations, conventions);
  }
}

/** The methods of a resource of this client. */
export function resourceOf<T extends Operations>(
  client: ProviderClient,
  name: string,
  operations: T,
  conventions: Conventions,
): Resource<T> {
  const defaultRequestId = client[defaultHeader]("x-request-id");
  const made = resource(name, operations, conventions, sender(client), defaultRequestId);
  makers.set(made, (face) => resourceOf(face, name, operations, conventions));
  declarations.set(made, operations);
  return made;
}

/** The function of this client that calls operations by method and path. */
export function callerOf<Operations, Results, Optional>(
  client: ProviderClient,
  conventions: Conventions,
): Caller<Operations, Results, Optional> {
  const declared: Declared = (key) => {
    for (const member of Object.values(client)) {
      const operations = declarations.get(member as object);
      const found = operations && tableOf(operations).get(key);
      if (found) return found;
    }
    return undefined;
  };
  const defaultRequestId = client[defaultHeader]("x-request-id");
  const made = caller(conventions, declared, sender(client), defaultRequestId);
  makers.set(made, (face) => callerOf(face, conventions));
  return made as Caller<Operations, Results, Optional>;
}

/** A member of this client, of which each face has its own. */
export function memberFor<C extends ProviderClient, T extends object>(
  client: C,
  make: (client: C) => T,
): T {
  const made = make(client);
  makers.set(made, (face) => memberFor(face as C, make));
  return made;
}

/** Sends by this client. */
function sender(client: ProviderClient): Send {
  return async ({ url, init, requestId }) => {
    try {
      return await client[whole](url, init);
    } catch (error) {
      throw isA(error, EverbearerError) ? traced(error, requestId) : error;
    }
  };
}

/** The declarations of each resource. */
const declarations = new WeakMap<object, Operations>();

/** How each resource is made for another face: its methods send by the client that it was made for. */
const makers = new WeakMap<object, (face: ProviderClient) => object>();

/** The options of a call, with a copy of its headers. */
function withHeaders(input: FetchInput, own: CallInit): CallInit & { readonly headers: Headers } {
  return {
    ...own,
    headers: headersOf(own.headers ?? (isRequestLike(input) ? input.headers : undefined)),
  };
}

/** The error with the id of its call. No other call has the same error. */
function traced(error: EverbearerError, requestId: string): EverbearerError {
  if (isA(error.cause, Error)) error.cause = withoutText(error.cause);
  return Object.assign(error, { requestId });
}

/** The cause without its text: runtimes quote URLs, and a query may hold a patient's name. */
function withoutText(cause: Error): Error {
  const code = textIn(cause, "code") ?? textIn(memberOf(cause, "cause"), "code");
  const name = textIn(cause, "name") ?? "Error";
  return Object.assign(new Error("The runtime's own text is left out: it may quote the URL."), {
    name,
    ...(code === undefined ? {} : { code }),
  });
}

/** Options for a constructor, with the environment for those that are not given. */
export function fromVariables<T extends object>(
  usual: string,
  prefix: string | FromEnv<T> | undefined,
  options: FromEnv<T> | undefined,
): T {
  return typeof prefix === "object"
    ? fromPrefix<T>(usual, prefix)
    : fromPrefix<T>(prefix ?? usual, options);
}

/** The client that is handed in, such as that of a pool's tenant: a provider's client is a face of it then. */
export interface OnClient {
  /** The client beneath, such as `pool.for(…)` of a ClientPool. Its token, options and status are this client's. */
  readonly client: OAuthClient;
}

/** Reads a provider's own options and their variables as well. */
export class ProviderOptions extends OptionReader {
  /** The client that is handed in, if one is. */
  readonly client: OAuthClient | undefined;

  constructor(given: object | undefined) {
    super(given);
    const client = memberOf(given, "client");
    if (client === undefined) return;
    Reflect.deleteProperty(this.options, "client");
    if (isA(client, OAuthClient)) this.client = client;
    else this.note("client", undefined, "must be an OAuthClient, such as pool.for(…).");
  }

  /**
   * What the client that is handed in is made another face with, besides its own defaults. `own`: the options that this
   * client has nevertheless.
   */
  onClient(
    own: readonly string[],
    defaults: (baseUrl: string) => CallDefaults,
  ): OAuthClientOptions {
    for (const name of Object.keys(this.options)) {
      if (!own.includes(name)) {
        this.note(name, undefined, "is no option beside client: give it to that.");
      }
    }
    if (this.problems.length > 0 || !this.client) throw configurationError(this.problems);
    const face = this.client[faceOf];
    // Its constructor takes a face for what it is.
    return face.with(defaults(face.defaults.baseUrl ?? ""));
  }

  /** What all tenants of a pool have in common: all options but `own`, and what this client makes of those. */
  common(given: object, own: readonly string[], made: OAuthOptions): OAuthClientOptions {
    if (this.problems.length > 0) throw configurationError(this.problems);
    const others = Object.entries(given).filter(([name]) => !own.includes(name));
    return { ...Object.fromEntries(others), ...made };
  }

  /** What the OAuthClient beneath is made with: all options but `own`, and what this client makes of those. */
  beneath(own: readonly string[], made: OAuthOptions): OAuthClientOptions {
    for (const name of own) Reflect.deleteProperty(this.options, name);
    for (const name of Object.keys(made)) {
      if (this.options[name] !== undefined) {
        this.note(name, undefined, "is no option of this client.");
      }
    }
    Object.assign(this.options, made);
    // Its constructor takes a reader for what it is.
    return this as unknown as OAuthClientOptions;
  }

  /** A default for an option of the OAuthClient beneath, unless it is given in one of both ways. */
  unless<K extends keyof OAuthClientOptions>(
    name: K,
    suffix: string,
    usual: OAuthClientOptions[K],
  ): Pick<OAuthOptions, K> {
    const given = this.options[name] ?? this.variable(suffix);
    return (given === undefined ? { [name]: usual } : {}) as Pick<OAuthOptions, K>;
  }

  /** A text that may be missing; `suffix` ends the variable's name. */
  text(name: string, suffix: string): string | undefined {
    const given = this.options[name] ?? this.variable(suffix);
    if (given === undefined) return undefined;
    if (typeof given === "string" && given.trim() !== "") return given;
    this.note(name, suffix, typeof given === "string" ? "is empty." : "must be a string.");
    return undefined;
  }

  /** Several texts, or one. */
  texts(name: string, suffix: string): readonly string[] | undefined {
    const given = this.options[name];
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
      this.note(name, suffix, `is missing: ${what}.`);
    }
    return text;
  }

  /** A text that must not be missing and stands in the API's URLs. */
  segment(name: string, suffix: string, what: string): string {
    const text = this.required(name, suffix, what);
    if (text === undefined || /^[\w-]+$/.test(text)) return text ?? "";
    this.note(name, suffix, "may hold letters, digits, - and _ only.");
    return "";
  }

  /** One of a few words; the first of them where it is none. */
  choice(name: string, suffix: string, words: readonly [string, ...string[]]): string {
    const text = this.required(name, suffix, words.join(" or "));
    if (text === undefined || words.includes(text)) return text ?? words[0];
    this.note(name, suffix, `must be ${words.join(" or ")}.`);
    return words[0];
  }

  /**
   * The base of an API: a URL without a slash at its end, so that paths can be added. What is wrong with
   * the URLs that are made of it is wrong with this option.
   */
  base(name: string, suffix: string, usual: string): string {
    const of = this.named(name, suffix);
    for (const made of ["baseUrl", "tokenUrl"]) this.renamed.set(made, of);
    return (this.text(name, suffix) ?? usual).replace(/(?<!\/)\/+$/, "");
  }

  /** The token endpoint, unless it is given: then it is the caller's own. */
  tokenUrl(usual: string): Pick<OAuthOptions, "tokenUrl"> {
    const made = this.unless("tokenUrl", "TOKEN_URL", usual);
    if (made.tokenUrl === undefined) this.renamed.delete("tokenUrl");
    return made;
  }
}
