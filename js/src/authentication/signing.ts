// Owns what a client signs assertions with, as it was given, and what the core wants signed.

import type { Signer } from "./key.js";

/** What the core decides of an assertion. */
export interface AssertionPlan {
  /** The type in the header. */
  readonly typ: string;
  /** Whom it is for, and its times in seconds since the Unix epoch. */
  readonly aud: string;
  readonly iat: number;
  readonly exp: number;
  /** Whether it is the grant itself, so that the user's own claims may say whose it is. */
  readonly grant: boolean;
}

/** A key that can sign. */
export interface Usable {
  readonly algorithm: string;
  readonly keyId: string | undefined;
  readonly sign: Signer["sign"];
}

/** What assertions are signed with. Held by the client, and never by the module. */
export interface Signing {
  /** The key, or what gives it for each token request: a function, or the reader of a file. */
  readonly key: unknown;
  /** Whether the key is the client secret. */
  readonly isSecret: boolean;
  readonly keyId: string | undefined;
  readonly algorithm: string | undefined;
  /** The algorithm of a provider, where none is set. */
  usual?: string;
  /** As PEM. */
  readonly certificate: string | undefined;
  readonly claims: object | undefined;
  readonly header: object | undefined;
  /** The key that signed last, and what it was made of. */
  last?: { readonly value: unknown; readonly usable: Usable };
}
