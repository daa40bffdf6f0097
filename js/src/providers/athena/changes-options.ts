// Owns what a caller gives to a loop over changes, and gets.

import type { CallOptions } from "../../operations/declare.js";

/** Options of `changes`, beside those of every call. */
export interface ChangesOptions extends CallOptions {
  /**
   * The wait for new changes once all have been handed out, in milliseconds: a whole number from 1000 to
   * 2147483647. Default: 60000.
   */
  readonly everyMs?: number | undefined;
  /**
   * The `since` of an earlier loop, in milliseconds since the Unix epoch: what athenahealth has dropped since
   * then is handed out first. Default: none.
   */
  readonly since?: number | undefined;
}

/** The changes of a feed. A later loop over them goes on where the one before has ended. */
export interface Changes<Row> extends AsyncIterable<Row> {
  /**
   * A time before which all that was dropped has been processed, in milliseconds since the Unix epoch;
   * undefined before the first loop. Store it after a change has been processed, and give it to the first
   * loop of the next process.
   */
  readonly since: number | undefined;
}
