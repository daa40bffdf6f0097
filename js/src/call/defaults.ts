// Owns the defaults of calls: those of the client, or of the face of it, that makes them.

import type { Settings } from "../wasm/contract.js";
import type { CallSession } from "./call-session.js";

/** Headers by their names in lower case: each as it is written, with its value. */
export type DefaultHeaders = ReadonlyMap<string, readonly [name: string, value: string]>;

/** The defaults of calls. Every member is present, so that none comes from a prototype. */
export interface Defaults extends Pick<Settings, "allowedOrigins" | "tokenHeader"> {
  readonly baseUrl: string | undefined;
  /** Whether the base comes with the token, where there is no `baseUrl`. */
  readonly basedOnToken: boolean;
  readonly timeoutMs: number | undefined;
  /** Undefined: the core's own limit holds. */
  readonly maxRetries: number | undefined;
  readonly headers: DefaultHeaders | undefined;
  /** Those of them that have placeholders. */
  readonly templates: DefaultHeaders | undefined;
  /** Whether a call's own Authorization header is dropped; otherwise it is an error. */
  readonly replaceAuthorization: boolean;
}

/** What makes a call: a session, with the defaults of one of its faces. */
export interface Caller {
  readonly session: CallSession;
  readonly defaults: Defaults;
}
