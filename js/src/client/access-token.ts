// Owns the token for callers: readable by name, redacted wherever it could be printed.

import type { TokenFields } from "../wasm/contract.js";

const inspect = Symbol.for("nodejs.util.inspect.custom");

/**
 * An access token (RFC 6749 §1.4). `console.log`, `util.inspect`, `JSON.stringify` and string conversion
 * show everything but the token itself.
 */
export interface AccessToken {
  /** The token itself. */
  readonly accessToken: string;
  /** Always `Bearer` (RFC 6750). */
  readonly tokenType: "Bearer";
  /** When it expires, in milliseconds since the Unix epoch. At most a day away: see `maxLifetimeMs`. */
  readonly expiresAt: number;
  /**
   * The granted scope (RFC 6749 §3.3), if the server named one. `status().missingScope` is what it lacks of the
   * option `scope`.
   */
  readonly scope: string | undefined;
  /** The base of the API's URLs, if `profile.baseUrlMember` names it. */
  readonly baseUrl: string | undefined;
  /** Counts the client's tokens from 1. */
  readonly generation: number;
  /** Everything but the token. */
  toJSON(): object;
}

/** The implementation: the token is in a private field, which nothing prints. */
export class RedactedToken implements AccessToken {
  readonly #accessToken: string;
  readonly tokenType = "Bearer";
  readonly expiresAt: number;
  readonly scope: string | undefined;
  readonly baseUrl: string | undefined;
  readonly generation: number;

  constructor(fields: TokenFields) {
    this.#accessToken = fields.accessToken;
    this.expiresAt = fields.expiresAt;
    this.scope = fields.scope;
    this.baseUrl = fields.baseUrl;
    this.generation = fields.generation;
  }

  get accessToken(): string {
    return this.#accessToken;
  }

  toJSON(): object {
    const { tokenType, expiresAt, scope, baseUrl, generation } = this;
    return { accessToken: "[redacted]", tokenType, expiresAt, scope, baseUrl, generation };
  }

  toString(): string {
    return "[AccessToken redacted]";
  }

  [inspect](): object {
    return this.toJSON();
  }
}
