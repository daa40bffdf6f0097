// Owns the tokens that one system has issued: when they expire, in which order they were issued, and which is the
// newest of each grant.
import { monotonicMs } from "./clock.js";
import type { TokenProblem } from "./response.js";

/** A token that is valid now. */
export interface LiveToken {
  /** 1 for the first token the system issued since its start or reset, 2 for the second, ... */
  readonly generation: number;
  /** What it permits, in systems that check it. */
  readonly rights: readonly string[];
}

interface IssuedToken extends LiveToken {
  readonly expiresAtMs: number;
}

/** The newest token of a grant, while it lives. */
export interface NewestToken {
  readonly token: string;
  /** The time until its end, in milliseconds. */
  readonly leftMs: number;
}

const PRUNE_ABOVE = 10_000;

/** Knows every token of one system. */
export class TokenBook {
  readonly #issued = new Map<string, IssuedToken>();
  readonly #newest = new Map<string, string>();
  #generation = 0;

  /** Makes `token` valid for `lifetimeSeconds` from now, as the newest of the grant with this name. */
  issue(token: string, lifetimeSeconds: number, rights: readonly string[], grant: string): void {
    this.#generation += 1;
    const expiresAtMs = monotonicMs() + lifetimeSeconds * 1000;
    // Deleted first to keep the map in the order of issue, which pruning relies on.
    this.#issued.delete(token);
    this.#issued.set(token, { generation: this.#generation, rights, expiresAtMs });
    this.#newest.set(grant, token);
    this.#prune();
  }

  /** The newest token of the grant with this name; undefined if there is none that lives. */
  newest(grant: string): NewestToken | undefined {
    const token = this.#newest.get(grant);
    const issued = token === undefined ? undefined : this.#issued.get(token);
    if (token === undefined || issued === undefined || !isLive(issued)) return undefined;
    return { token, leftMs: issued.expiresAtMs - monotonicMs() };
  }

  /** Judges the token of a protected request. */
  judge(token: string | undefined): LiveToken | TokenProblem {
    if (token === undefined) return "missing";
    const issued = this.#issued.get(token);
    if (issued === undefined) return "unknown";
    return isLive(issued) ? issued : "expired";
  }

  /** Rejects every token issued so far. */
  revoke(): void {
    this.#issued.clear();
  }

  /** Forgets everything, the numbering as well. */
  reset(): void {
    this.revoke();
    this.#generation = 0;
  }

  // Looks at the oldest only: constant work for each issue, and enough while lifetimes are similar.
  #prune(): void {
    for (const [token, issued] of this.#issued) {
      if (this.#issued.size <= PRUNE_ABOVE || isLive(issued)) return;
      this.#issued.delete(token);
    }
  }
}

// Written so that a lifetime of NaN counts as expired.
function isLive(issued: IssuedToken): boolean {
  return monotonicMs() < issued.expiresAtMs;
}
