// Owns the options of a pool: their types and their documentation.

import type { OAuthClientOptions } from "../client/options.js";
import type { WebSignal } from "../runtime/web-types.js";

/** The names of what credentials may hold. */
export const CREDENTIALS = [
  ...["tokenUrl", "issuer", "clientId", "clientSecret", "clientAuthentication"],
  ...["privateKey", "keyId", "keyAlgorithm", "certificate", "assertionAudience"],
  ...["assertionClaims", "assertionHeader", "clientAssertion", "clientAssertionType"],
  ...["grant", "subjectTokenType", "scope", "audience", "resource", "tokenParameters"],
  "tokenRequestHeaders",
] as const;

/** What a tenant's token requests are made with. Members that are not given are the pool's own options. */
export type TenantCredentials = Pick<
  OAuthClientOptions,
  | "tokenUrl"
  | "issuer"
  | "clientId"
  | "clientSecret"
  | "clientAuthentication"
  | "privateKey"
  | "keyId"
  | "keyAlgorithm"
  | "certificate"
  | "assertionAudience"
  | "assertionClaims"
  | "assertionHeader"
  | "clientAssertion"
  | "clientAssertionType"
  | "grant"
  | "subjectTokenType"
  | "scope"
  | "audience"
  | "resource"
  | "tokenParameters"
  | "tokenRequestHeaders"
>;

/**
 * Gives a tenant's credentials, such as from a database or a secret store. Asked before each token request of the tenant,
 * once at a time, and once more if the token endpoint refuses the client; all of it has to happen within
 * `tokenTimeoutMs`. What it gives is forgotten after the token request.
 *
 * @param tenant - The tenant's name, as `pool.for` got it. It may be anything that a request of yours contained.
 * @param context - `signal` is aborted when the token request is given up.
 * @returns The credentials, or a promise of them. An error, or no object, fails the calls that wait for the token
 * (`credentials_unavailable`).
 */
export type CredentialsFunction = (
  tenant: string,
  context: { readonly signal: WebSignal },
) => TenantCredentials | PromiseLike<TenantCredentials>;

/** The limits of a pool's token requests, at each origin of a token endpoint. */
export interface TokenRequestLimits {
  /**
   * How many are in the air at once. Those that calls wait for go first. From 1 to 1,000. Default: 16.
   * `PREFIX_TOKEN_REQUESTS_AT_ONCE`.
   */
  readonly atOnce?: number | undefined;
  /**
   * How many begin within any minute, for providers that count them for all your clients together. From 1 to 10,000.
   * Default: any number. `PREFIX_TOKEN_REQUESTS_PER_MINUTE`.
   */
  readonly perMinute?: number | undefined;
}

/** The options of a {@link ClientPool}: what all tenants have in common, and where the rest comes from. */
export interface ClientPoolOptions extends OAuthClientOptions {
  /** Gives a tenant's credentials. Required. */
  readonly credentials: CredentialsFunction;
  /**
   * How many tenants are remembered, from 1 to 1,000,000. Beyond that, those without a token are forgotten first, then
   * those that have not been used for the longest time; one with a call or a token request in the air is never
   * forgotten. Default: 100,000; 1,000 in workers (Cloudflare, Vercel). `PREFIX_MAX_TENANTS`.
   */
  readonly maxTenants?: number | undefined;
  /** The limits of token requests, at each origin of a token endpoint. Default: 16 at once, and any number in a minute. */
  readonly tokenRequests?: TokenRequestLimits | undefined;
}

/** What a pool is doing. */
export interface PoolStatus {
  /** `open`, or `closed` after `close`. */
  readonly state: "open" | "closed";
  /** How many tenants are remembered. */
  readonly tenants: number;
  /** How many of them are at rest: with nothing in the air, and with little memory. */
  readonly atRest: number;
  /** How many token requests are in the air, with the credentials for them being asked for. */
  readonly requesting: number;
  /** How many more wait for their turn. */
  readonly waiting: number;
  /** How many tenants have been forgotten to make room. */
  readonly evicted: number;
}
