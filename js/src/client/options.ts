// Owns the options people give: their types and their documentation.

import type { Signer } from "../authentication/key.js";
import type { Policy, Profile } from "../generated/error-codes.js";
import type { Clock } from "../runtime/clock.js";
import type { TokenStore } from "../stores/contract.js";
import type { WebFetch, WebKey, WebSignal, WebUrl } from "../runtime/web-types.js";

export type { Profile, Signer };

/** How the client proves who it is. */
export type ClientAuthentication =
  /** A Basic header of the form-encoded id and secret (RFC 6749 §2.3.1). */
  | "client_secret_basic"
  /** A Basic header of the raw id and secret, for servers that expect that. */
  | "client_secret_basic_raw"
  /** Id and secret as parameters (RFC 6749 §2.3.1). */
  | "client_secret_post"
  /** Id and secret where `tokenRequestHeaders` has their placeholders. */
  | "client_secret_headers"
  /** An assertion that a private key signs (RFC 7523 §2.2). */
  | "private_key_jwt"
  /** An assertion that the secret signs. */
  | "client_secret_jwt"
  /** An assertion that somebody else has signed, such as a platform. */
  | "client_assertion"
  /** A certificate that your own `fetch` presents (RFC 8705 §2.1). */
  | "tls_client_auth"
  /** The same with a self-signed certificate that the server knows (RFC 8705 §2.2). */
  | "self_signed_tls_client_auth"
  /** No authentication, as with the grants `jwt-bearer` and `token-exchange`. */
  | "none";

/**
 * Gives the client secret, such as from a secret store. Asked before each token request, and once more if the
 * token endpoint refuses the client; all of it has to happen within `tokenTimeoutMs`.
 *
 * @param context - `signal` is aborted when the token request is given up.
 * @returns The secret, or a promise of it.
 */
export type SecretFunction = (context: {
  readonly signal: WebSignal;
}) => string | PromiseLike<string>;

/**
 * Gives the JWT of each token request: a platform's identity token, for example. Asked before each token request, and
 * once more if the token endpoint refuses the client; all of it has to happen within `tokenTimeoutMs`.
 *
 * @param context - `signal` is aborted when the token request is given up.
 * @returns The JWT, or a promise of it.
 */
export type AssertionFunction = (context: {
  readonly signal: WebSignal;
}) => string | PromiseLike<string>;

/** The algorithm of signed assertions (RFC 7518 §3.1, RFC 8037 §3.1, RFC 9864). */
export type KeyAlgorithmName =
  | "RS256"
  | "RS384"
  | "RS512"
  | "PS256"
  | "PS384"
  | "PS512"
  | "ES256"
  | "ES384"
  | "ES512"
  | "Ed25519"
  | "EdDSA"
  | "HS256"
  | "HS384"
  | "HS512";

/** The grant: one that the client knows by its short name, or a provider's own word. */
export type Grant = "client_credentials" | "jwt-bearer" | "token-exchange" | (string & {});

/** A parameter of the token request: a string; with `tokenRequestFormat` `json` also another JSON value, but for null. */
export type ParameterValue =
  | string
  | number
  | boolean
  | readonly ParameterValue[]
  | { readonly [name: string]: ParameterValue };

/** A private key: PEM (PKCS#8, PKCS#1 or SEC1), JWK as an object or as JSON text, CryptoKey, or a signer. */
export type PrivateKey = string | Readonly<Record<string, unknown>> | WebKey | Signer;

/**
 * Gives the private key, such as from a secret store. Asked as {@link SecretFunction} is; a key of the same text is
 * imported once.
 *
 * @param context - `signal` is aborted when the token request is given up.
 * @returns The key, or a promise of it.
 */
export type PrivateKeyFunction = (context: {
  readonly signal: WebSignal;
}) => PrivateKey | PromiseLike<PrivateKey>;

/**
 * The options of an {@link OAuthClient}. With `fromEnv("ACME")` most can come from the environment
 * as well; the variable is named with each.
 */
export interface OAuthClientOptions {
  /**
   * Token endpoint (RFC 6749 §3.2). Form: https URL; http on loopback only. Required, unless
   * `issuer` is given. Variable: `ACME_TOKEN_URL`.
   */
  readonly tokenUrl?: string | WebUrl | undefined;
  /**
   * Authorization server (RFC 8414 §2), to the letter: the audience of assertions and, without
   * `tokenUrl`, where the token endpoint is discovered. Its metadata (RFC 8414, or OpenID Connect
   * Discovery) are requested by the first token request, never at construction, and kept for a day;
   * in an outage the last ones serve. With `tokenUrl` nothing is requested. Form: https URL; http
   * on loopback only. Default: none. Variable: `ACME_ISSUER`.
   */
  readonly issuer?: string | WebUrl | undefined;
  /**
   * Client id (RFC 6749 §2.2). Required, unless a grant has a JWT and `clientAuthentication` is
   * `none`. Variable: `ACME_CLIENT_ID`.
   */
  readonly clientId?: string | undefined;
  /**
   * Client secret (RFC 6749 §2.3.1), or a function that gives it. A function is asked before each
   * token request, and once more if the token endpoint refuses the client; so is a file read. A
   * rotated secret then fails no call. The function gets `{ signal }`, may be asynchronous, and has
   * to answer within `tokenTimeoutMs`. If it fails, the error is `credentials_unavailable`.
   * Required, unless there is another credential. Variable: `ACME_CLIENT_SECRET`, or
   * `ACME_CLIENT_SECRET_FILE` with the path of a file that holds it.
   */
  readonly clientSecret?: string | SecretFunction | undefined;
  /**
   * How the client authenticates. Id and secret in a Basic header, either form-encoded first as RFC
   * 6749 has it (`client_secret_basic`) or as they are (`client_secret_basic_raw`), as parameters
   * (`client_secret_post`), or where `tokenRequestHeaders` has their placeholders
   * (`client_secret_headers`); an assertion signed by a private key (`private_key_jwt`) or by the
   * secret (`client_secret_jwt`), or given (`client_assertion`); a certificate that your own
   * `fetch` presents (`tls_client_auth`, `self_signed_tls_client_auth`); or not at all (`none`).
   * Default: by the credential; of a secret: `client_secret_basic`; `client_secret_post` with JSON.
   * Variable: `ACME_CLIENT_AUTHENTICATION`.
   */
  readonly clientAuthentication?: ClientAuthentication | undefined;
  /**
   * Private key that signs assertions (RFC 7523): PEM (PKCS#8, PKCS#1 or SEC1), JWK, CryptoKey, a
   * signer for a key that stays in a KMS or HSM, or a function that gives one of these. It never
   * enters the WebAssembly module. A function, and a file, are asked for each token request, and
   * once more if the token endpoint refuses the client: a rotated key then fails no call, and comes
   * with its `keyId`. A signer is `{ algorithm, keyId, sign(data) }`; it signs the bytes and gives
   * the raw signature (RFC 7518 §3). Default: none. Variable: `ACME_PRIVATE_KEY`, or
   * `ACME_PRIVATE_KEY_FILE` with the path of a file that holds it.
   */
  readonly privateKey?: PrivateKey | PrivateKeyFunction | undefined;
  /**
   * Key id (`kid`, RFC 7515 §4.1.4) in the header of assertions. Default: that of the JWK or
   * signer. Variable: `ACME_KEY_ID`.
   */
  readonly keyId?: string | undefined;
  /**
   * Algorithm of assertions (RFC 7518 §3.1, RFC 8037): `RS256` to `RS512`, `PS256` to `PS512`,
   * `ES256` to `ES512`, `Ed25519` or `EdDSA`; with `client_secret_jwt`, `HS256` to `HS512`.
   * Default: by the JWK or the curve; `RS256` for RSA, `HS256` for a secret. Variable:
   * `ACME_KEY_ALGORITHM`.
   */
  readonly keyAlgorithm?: KeyAlgorithmName | undefined;
  /**
   * Certificate of the key, as PEM: its SHA-256 digest becomes `x5t#S256` (RFC 7515 §4.1.8) in the
   * header, as Microsoft Entra wants it. Default: none. Variable: `ACME_CERTIFICATE`, or
   * `ACME_CERTIFICATE_FILE` with the path of a file that holds it.
   */
  readonly certificate?: string | undefined;
  /**
   * Another audience of signed assertions than `issuer`; the word `tokenUrl` means the token
   * endpoint. Then their type is `JWT`; otherwise it is `client-authentication+jwt`, so that no
   * server can use at another what it was sent. Default: `issuer`. Variable:
   * `ACME_ASSERTION_AUDIENCE`.
   */
  readonly assertionAudience?: string | undefined;
  /**
   * How long a signed assertion is valid. Each try has its own. Unit: seconds, 5 to 3600. Default:
   * 60. Variable: `ACME_ASSERTION_LIFETIME_SECONDS`.
   */
  readonly assertionLifetimeSeconds?: number | undefined;
  /**
   * Further claims of signed assertions, such as the `scope` that NetSuite wants there. The
   * client's own claims win, but for `iss` and `sub` of the grants `jwt-bearer` and
   * `token-exchange`. Default: none.
   */
  readonly assertionClaims?: Readonly<Record<string, unknown>> | undefined;
  /**
   * Further header members of signed assertions, such as `x5c`. The client's own win, but for
   * `typ`. Default: none.
   */
  readonly assertionHeader?: Readonly<Record<string, unknown>> | undefined;
  /**
   * Function that gives a JWT that somebody else has signed: a platform's, for workload identity
   * (RFC 7523 §4.2). It is asked before each token request, and a file is read; what they give is
   * never kept, since it expires. Default: none. Variable: `ACME_CLIENT_ASSERTION_FILE`.
   */
  readonly clientAssertion?: AssertionFunction | undefined;
  /**
   * Type of the client assertion (RFC 7521 §4.2). Default:
   * `urn:ietf:params:oauth:client-assertion-type:jwt-bearer`. Variable:
   * `ACME_CLIENT_ASSERTION_TYPE`.
   */
  readonly clientAssertionType?: string | undefined;
  /**
   * Grant: `client_credentials` (RFC 6749 §4.4), `jwt-bearer` (RFC 7523 §2.1), `token-exchange`
   * (RFC 8693), or a provider's own word, which is sent as it is. The JWT of `privateKey` or
   * `clientAssertion` is then the `assertion` or the `subject_token`. Default:
   * `client_credentials`. Variable: `ACME_GRANT`.
   */
  readonly grant?: Grant | undefined;
  /**
   * Type of the token that is exchanged (RFC 8693 §3), with the grant `token-exchange`. Default:
   * `urn:ietf:params:oauth:token-type:jwt`. Variable: `ACME_SUBJECT_TOKEN_TYPE`.
   */
  readonly subjectTokenType?: string | undefined;
  /**
   * Method of the token request (RFC 6749 §3.2 wants `POST`). A `GET` has no body. Default: `POST`.
   * Variable: `ACME_TOKEN_REQUEST_METHOD`.
   */
  readonly tokenRequestMethod?: "POST" | "GET" | undefined;
  /**
   * Format of the token request's parameters: a body as `form` (RFC 6749 §4.4.2) or as `json`, or
   * the `query` of the token endpoint's URL without a body, for providers that want that. A secret
   * in a URL ends up in the logs of servers and proxies (RFC 6749 §2.3.1 forbids it), so it is
   * there with `clientAuthentication` `client_secret_post` only. A query that the URL has already
   * stays. Default: `form`; `query` with `GET`. Variable: `ACME_TOKEN_REQUEST_FORMAT`.
   */
  readonly tokenRequestFormat?: "form" | "json" | "query" | undefined;
  /**
   * Scope to ask for (RFC 6749 §3.3). One string is sent as it is, with single spaces. A list, and
   * the words of the variable, are joined by the `scopeSeparator` of `profile`. Default: none.
   * Variable: `ACME_SCOPE`.
   */
  readonly scope?: string | readonly string[] | undefined;
  /** Audience to ask for, as some providers want it. Default: none. Variable: `ACME_AUDIENCE`. */
  readonly audience?: string | undefined;
  /**
   * Resource indicators (RFC 8707: absolute URIs), or whatever the provider names its resources by.
   * Default: none. Variable: `ACME_RESOURCE`.
   */
  readonly resource?: string | readonly string[] | undefined;
  /**
   * Further parameters of the token request, by any name that it does not have already. With
   * `tokenRequestFormat` `json` also numbers, booleans, arrays and objects, nested up to five
   * levels and up to 64 KiB; otherwise strings only. Default: none.
   */
  readonly tokenParameters?: Readonly<Record<string, ParameterValue>> | undefined;
  /**
   * Further headers of the token request, by their names. In their values, `{client_id}` and
   * `{client_secret}` stand for id and secret, the latter with `clientAuthentication`
   * `client_secret_headers` only, and `{uuid}` for a random UUID (RFC 9562 §5.4) of each token
   * request. `Accept` may be set. Headers that describe body or connection may not, nor
   * `Authorization` with `client_secret_basic` and `client_secret_basic_raw`. Their values are
   * never shown. Default: none.
   */
  readonly tokenRequestHeaders?: Readonly<Record<string, string | undefined>> | undefined;
  /**
   * Base of relative URLs, taken as a folder. The token may be sent to its origin. Without it,
   * calls need `allowedOrigins`, or a provider that names the base with each token
   * (`profile.baseUrlMember`). Form: https URL; http on loopback only. Default: none. Variable:
   * `ACME_BASE_URL`.
   */
  readonly baseUrl?: string | WebUrl | undefined;
  /**
   * Further origins that the token may be sent to. Default: none. Variable: `ACME_ALLOWED_ORIGINS`.
   */
  readonly allowedOrigins?: readonly string[] | undefined;
  /**
   * Longest time of a call until its response's headers arrive, waits and retries included. Unit:
   * milliseconds, 1 to 2147483647. Default: none. Variable: `ACME_TIMEOUT_MS`.
   */
  readonly timeoutMs?: number | undefined;
  /**
   * Longest time of one token request. Unit: milliseconds, 1 to 2147483647. Default: 10000.
   * Variable: `ACME_TOKEN_TIMEOUT_MS`.
   */
  readonly tokenTimeoutMs?: number | undefined;
  /**
   * Longest time that a call waits for a token, all attempts and the waits between them included.
   * Unit: milliseconds, 1 to 2147483647. Default: 60000. Variable: `ACME_TOKEN_WAIT_MS`.
   */
  readonly tokenWaitMs?: number | undefined;
  /**
   * How often a call is retried after a transient status (such as 429 or 503) or a network fault,
   * where that is safe. Unit: retries, 0 to 20. Default: 2. Variable: `ACME_MAX_RETRIES`.
   */
  readonly maxRetries?: number | undefined;
  /**
   * Headers of every call, by their names; token requests do not have them. In their values,
   * `{client_id}` stands for the client id, `{token}` for the token, and `{uuid}` for a random UUID
   * (RFC 9562 §5.4) of each call. A call's own header of the same name wins. A redirect to an
   * origin that is not allowed drops them, like the token. The header that carries the token, and
   * `Idempotency-Key`, are invalid here. Their values are never shown. Default: none.
   */
  readonly headers?: Readonly<Record<string, string | undefined>> | undefined;
  /**
   * Whether the client's token replaces a call's own Authorization header. Otherwise such a call is
   * the error `authorization_header_present`. For libraries that always set that header. A header
   * that `profile` names for the token is replaced as well. `withOptions` has this option, too, so
   * that it need not hold for all calls. Default: false.
   */
  readonly replaceAuthorization?: boolean | undefined;
  /**
   * Whether a timer refreshes the token while the client is idle, where the runtime allows one. The
   * timer never keeps a process alive; a token request under way does, for `tokenTimeoutMs` at
   * most. Default: true. Variable: `ACME_BACKGROUND_REFRESH`.
   */
  readonly backgroundRefresh?: boolean | undefined;
  /**
   * Store that several processes share, so that all of them together make one token request
   * (docs/fleet.md). `redisStore` of `everbearer/redis`, `durableObjectStore` or `kvStore` of
   * `everbearer/cloudflare`, `fileStore` of `everbearer/file`, or your own {@link TokenStore}.
   * Without it, each process makes its own token requests. A store that fails fails no call: the
   * process then makes its own, too. Default: none.
   */
  readonly store?: TokenStore | undefined;
  /**
   * Key of the store: 32 random bytes in base64 (`openssl rand -base64 32`), the same in all
   * processes. Required with `store`. It encrypts the tokens in the store, and names them. While it
   * is replaced, give a list: the new key first, then the old one. It never enters the WebAssembly
   * module. Default: none. Variable: `ACME_STORE_KEY`, or `ACME_STORE_KEY_FILE` with the path of a
   * file that holds it.
   */
  readonly storeKey?: string | readonly string[] | undefined;
  /**
   * Longest time of all operations of the store before a token request; at most half of
   * `tokenTimeoutMs`. After it, the process goes on alone. Unit: milliseconds, 1 to 2147483647.
   * Default: 500. Variable: `ACME_STORE_TIMEOUT_MS`.
   */
  readonly storeTimeoutMs?: number | undefined;
  /** Parameters of the lifecycle, each of them optional. Default: each has its own. */
  readonly policy?: Policy | undefined;
  /**
   * Wire profile: how the provider departs from RFC 6749 and RFC 6750, as data. Default: as the
   * RFCs have it.
   */
  readonly profile?: Profile | undefined;
  /** The fetch for token requests and calls. Default: the global one, looked up at each call. */
  readonly fetch?: WebFetch | undefined;
  /**
   * Clock and timers, for tests that move time. `virtualClock()` of `everbearer/sandbox`, or any
   * object with these four methods. Default: the runtime's, looked up at each use.
   */
  readonly clock?: Clock | undefined;
  /**
   * Allows the client in a web page, where everyone who opens the page can read its secret. For
   * pages that only their maker opens. Default: false.
   */
  readonly dangerouslyAllowBrowser?: boolean | undefined;
}

/** What `withOptions` takes: what calls have unless they say otherwise. What is not given stays as it is. */
export interface CallDefaults {
  /**
   * What relative URLs of calls are relative to; taken as a folder. Its origin must be one of the client's:
   * that of its `baseUrl`, or one of its `allowedOrigins`. Default: the client's.
   */
  readonly baseUrl?: string | WebUrl | undefined;
  /**
   * Longest time, in milliseconds, until the headers of a response are there; `Infinity` for no limit.
   * Default: the client's.
   */
  readonly timeoutMs?: number | undefined;
  /** How often a call is retried: a whole number of retries from 0 to 20. Default: the client's. */
  readonly maxRetries?: number | undefined;
  /** Headers of calls, beside the client's; `null` takes one of those away. Default: the client's. */
  readonly headers?: Readonly<Record<string, string | null | undefined>> | undefined;
  /**
   * Whether the client's token replaces a call's own Authorization header, instead of an error. For the `fetch`
   * that a library gets. Default: the client's.
   */
  readonly replaceAuthorization?: boolean | undefined;
}

/** An environment: `process.env`, or the bindings of a worker. What is no string is passed over. */
export type Environment = object;

/** Some of the options. */
export type Given<T> = { readonly [K in keyof T]?: T[K] | undefined };

/** What `fromEnv` takes: options that beat the variables, and those that have none. */
export type FromEnv<T> = Given<T> & {
  /** The environment. Default: `process.env`, where there is one. Workers hand their bindings in. */
  readonly env?: Environment | undefined;
};

/** The environment that `fromEnv` reads, and the prefix of the variables that matter. */
export interface PrefixedEnvironment {
  /** What the variables' names begin with, without the underscore. */
  readonly prefix: string;
  /** The environment, whatever it is. */
  readonly env: unknown;
}

/**
 * The presets that `fromEnv` looks the name in `ACME_PRESET` up in: `preset` of `everbearer/presets`.
 *
 * @param environment - Where the name and the preset's variables are.
 * @param given - The options that `fromEnv` got, which beat those of the preset.
 * @returns All of them together.
 */
export type PresetFunction = (environment: PrefixedEnvironment, given: object) => object;

/** What `fromEnv` takes where presets can be named. */
export type FromEnvWithPreset<T> = FromEnv<T> & {
  /** The presets, if `ACME_PRESET` may name one: `preset` of `everbearer/presets`. Default: none. */
  readonly preset?: PresetFunction | undefined;
};
