// Owns the token that callers get to see: readable by name, redacted wherever it could be printed.

import type { TokenFields } from "./core-api.js";

const inspect = Symbol.for("nodejs.util.inspect.custom");

/** An access token (RFC 6749 §1.4). Printing it, in any way, shows everything but the token. */
export class AccessToken {
  readonly #accessToken: string;
  /** Always `Bearer` (RFC 6750). */
  readonly tokenType = "Bearer";
  /** When it expires, in milliseconds since the Unix epoch. At most a day away: see `maxLifetimeMs`. */
  readonly expiresAt: number;
  /** The scope that was granted, if the server named one. */
  readonly scope: string | undefined;
  /** Counts the client's tokens from 1. */
  readonly generation: number;

  /** @internal */
  constructor(fields: TokenFields) {
    this.#accessToken = fields.accessToken;
    this.expiresAt = fields.expiresAt;
    this.scope = fields.scope;
    this.generation = fields.generation;
  }

  /** The token itself. */
  get accessToken(): string {
    return this.#accessToken;
  }

  /** Everything but the token. */
  toJSON(): object {
    const { tokenType, expiresAt, scope, generation } = this;
    return { accessToken: "[redacted]", tokenType, expiresAt, scope, generation };
  }

  /** The same for a template literal or a string concatenation. */
  toString(): string {
    return "[AccessToken redacted]";
  }

  /** @internal */
  [inspect](): object {
    return this.toJSON();
  }
}
