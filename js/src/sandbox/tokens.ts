// Owns the tokens that one system has issued: when they expire, in which order they were issued, and which is the
// newest of each grant.
import { epochMs, monotonicMs } from "./clock.js";
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
  /** In ms since the Unix epoch. */
  readonly issuedAt: number;
}

/** The life of a token, without the token. */
export interface TokenLife {
  /** 1 for the first token the system issued since its start or reset, 2 for the second, ... */
  readonly generation: number;
  /** When it was issued, in ms since the Unix epoch. */
  readonly issuedAt: number;
  /** When it expires or was revoked, in ms since the Unix epoch. */
  readonly endsAt: number;
  readonly state: "live" | "expired" | "revoked";
}

/** The newest token of a grant, while it lives. */
export interface NewestToken {
  readonly token: string;
  /** The time until its end, in milliseconds. */
  readonly leftMs: number;
}

const PRUNE_ABOVE = 10_000;
const LIVES_SHOWN = 50;

/** Knows every token of one system. */
export class TokenBook {
  readonly #issued = new Map<string, IssuedToken>();
  readonly #newest = new Map<string, string>();
  #revoked: readonly TokenLife[] = [];
  #generation = 0;

  /** Makes `token` valid for `lifetimeSeconds` from now, as the newest of the grant with this name. */
  issue(token: string, lifetimeSeconds: number, rights: readonly string[], grant: string): void {
    this.#generation += 1;
    const expiresAtMs = monotonicMs() + lifetimeSeconds * 1000;
    // Deleted first to keep the map in the order of issue, which pruning relies on.
    this.#issued.delete(token);
    const issuedAt = epochMs();
    this.#issued.set(token, { generation: this.#generation, rights, expiresAtMs, issuedAt });
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
    const endsAt = epochMs();
    const lives = this.lives();
    this.#revoked = lives.map((life) =>
      life.state === "live" ? { ...life, endsAt, state: "revoked" } : life,
    );
    this.#issued.clear();
  }

  /** Forgets everything, the numbering as well. */
  reset(): void {
    this.revoke();
    this.#revoked = [];
    this.#generation = 0;
  }

  /** The lives of the last tokens, in the order of issue. */
  lives(): readonly TokenLife[] {
    const shift = epochMs() - monotonicMs();
    const issued = [...this.#issued.values()].slice(-LIVES_SHOWN).map((token): TokenLife => {
      const { generation, issuedAt, expiresAtMs } = token;
      const state = isLive(token) ? "live" : "expired";
      return { generation, issuedAt, endsAt: expiresAtMs + shift, state };
    });
    return [...this.#revoked, ...issued].slice(-LIVES_SHOWN);
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
