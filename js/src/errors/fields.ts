// Owns the fields of an error, as plain data from the core.

import type { ErrorCode } from "../generated/error-codes.js";

/** The fields of an error, as the core describes it. */
export interface ErrorFields {
  readonly code: ErrorCode;
  readonly message: string;
  readonly retryAfterMs?: number;
  readonly status?: number;
  readonly error?: string;
  readonly errorDescription?: string;
  readonly errorUri?: string;
  readonly problems?: readonly Problem[];
}

/** One thing that is wrong with the configuration. */
export interface Problem {
  /** The option's name. */
  readonly option: string;
  /** The environment variable that it can come from, if any. */
  readonly variable?: string;
  /** What is wrong and what to do. */
  readonly problem: string;
}
