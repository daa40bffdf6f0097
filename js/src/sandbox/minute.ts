// Owns counting requests by the minute of the clock, for limits like those of real token endpoints.
import { epochMs } from "./clock.js";

const MINUTE_MS = 60_000;

/** Counts the requests of the current minute. */
export class MinuteMeter {
  #minute = 0;
  #count = 0;

  /** Counts one request and says whether it exceeds `limit`. */
  exceeds(limit: number | null | undefined): boolean {
    const minute = Math.floor(epochMs() / MINUTE_MS);
    if (minute !== this.#minute) {
      this.#minute = minute;
      this.clear();
    }
    this.#count += 1;
    return typeof limit === "number" && this.#count > limit;
  }

  /** How many requests of the current minute `limit` still allows. */
  left(limit: number): number {
    return Math.max(0, limit - this.#count);
  }

  /** Starts again from 0. */
  clear(): void {
    this.#count = 0;
  }
}
