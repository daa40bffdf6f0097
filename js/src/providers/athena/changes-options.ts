// Owns the options of a loop over changes.

import type { CallOptions } from "../../operations/declare.js";

/** Options of `changes`, beside those of every call. */
export interface ChangesOptions extends CallOptions {
  /**
   * The wait for new changes once all have been handed out, in milliseconds: a whole number from 1000 to
   * 2147483647. Default: 60000.
   */
  readonly everyMs?: number | undefined;
  /**
   * A time at which everything handed out until then had been processed, in milliseconds since the Unix
   * epoch, like `Date.now()`. What athenahealth has dropped since then is handed out first, which may repeat
   * changes. Default: none.
   */
  readonly since?: number | undefined;
}
