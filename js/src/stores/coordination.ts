// Owns carrying out what the core decides for a flight that shares its token: reads, leases, waits and writes. All
// of it happens in the asynchronous context of the caller who began the flight.

import { Keeper } from "./keeper.js";
import type { Found, Names } from "./keeper.js";
import { holdOffText, leaseText } from "./lease.js";
import type { HoldOff } from "./lease.js";
import { nameOf, within } from "./operation.js";
import type { TokenStore } from "./contract.js";
import type { Timers } from "./operation.js";
import type { Sharing } from "./sharing.js";

/** The steps of a flight, by the core's numbers (`directions` in src/engine/shapes.rs). */
const END = 0;
const REQUEST = 1;
const READ = 2;
const TAKE = 3;
const PAUSE = 4;
const WRITE = 5;
const HOLD_OFF = 6;

/** The names of operations in events. */
const OPERATIONS = ["", "", "read", "take", "", "write", "holdOff", "release"] as const;

/** The next step of a flight, as the core decides it. */
export interface Directions {
  readonly need: number;
  /** The record to be stored, or the hold-off. */
  readonly record?: object;
  /** For how long it is stored, or the wait. */
  readonly ms?: number;
  /** The wait in a store that tells of changes. */
  readonly changeMs?: number;
  /** Longest time of the operation. */
  readonly limitMs: number;
  /** For how long the store is left alone from now on, because of a fault. */
  readonly heldMs?: number;
}

/** What the core is told, by its numbers (`told` in src/wasm/convert.rs), and what was found. */
type Told = readonly [told: number, found?: Found];
const BEGUN: Told = [0];
const DONE: Told = [1];
const FAILED: Told = [2];
const TAKEN: Told = [3];
const BUSY: Told = [4];
const LANDED: Told = [5];
const FOUND = 6;

/** What a coordination needs of its client. */
export interface Sharer {
  /** The client's core, while it has the one that the flight began with. */
  readonly core: () =>
    | { coordinate(flight: number, told: number, found: unknown): Directions | undefined }
    | undefined;
  readonly clock: Timers;
  /** Tells listeners of an event. */
  readonly tell: (event: object) => void;
  /** Settles when the flight has landed. */
  readonly landed: Promise<unknown> | undefined;
  /** Keeps the runtime's request alive until the promise settles, where there is one. */
  readonly waitUntil: (promise: Promise<unknown>) => void;
}

/**
 * Leads a flight through the store, and after its landing writes what it has brought. Whether its token request is to
 * be made. `identity`: what that says.
 */
export async function through(
  sharing: Sharing,
  flight: number,
  identity: string,
  sharer: Sharer,
): Promise<boolean> {
  const { last } = sharing;
  if (last?.flight === flight) {
    // The second token request of a flight.
    last.renamed(identity);
    return true;
  }
  sharing.keeper ??= Keeper.of(sharing.store, sharing.keys);
  const coordination = new Coordination(flight, sharing.store, sharing.keeper, sharer, identity);
  sharing.last = coordination;
  const isRequest = await coordination.lead();
  sharer.waitUntil(Promise.resolve(sharer.landed).then(() => coordination.settle()));
  return isRequest;
}

/** One flight's way through the store. */
export class Coordination {
  readonly flight: number;
  readonly #store: TokenStore;
  readonly #keeper: Promise<Keeper>;
  readonly #sharer: Sharer;
  #names: Promise<Names>;
  /** The lease that is this flight's: its keys and its text. */
  #lease: readonly [keys: readonly string[], text: string] | undefined;

  constructor(
    flight: number,
    store: TokenStore,
    keeper: Promise<Keeper>,
    sharer: Sharer,
    identity: string,
  ) {
    this.flight = flight;
    this.#store = store;
    this.#keeper = keeper;
    this.#sharer = sharer;
    this.#names = this.#named(identity);
  }

  /** Where Web Crypto is missing or fails, the operations fail that need a name. */
  #named(identity: string): Promise<Names> {
    const names = this.#keeper.then((keeper) => keeper.names(identity));
    names.catch(() => undefined);
    return names;
  }

  /** The flight's token request says something else than before. */
  renamed(identity: string): void {
    this.#names = this.#named(identity);
  }

  /** Leads the flight to a token or to its token request. Whether that is to be made. */
  async lead(): Promise<boolean> {
    return (await this.#follow(BEGUN)) === REQUEST;
  }

  /** After the flight has landed: writes what it has brought, and gives the lease back. */
  async settle(): Promise<void> {
    await this.#follow(LANDED);
    await this.#giveBack();
  }

  async #follow(first: Told): Promise<number> {
    let failed: object | undefined;
    for (let told = first; ;) {
      const next = this.#next(told);
      if (failed && next?.heldMs !== undefined) {
        this.#sharer.tell({ ...failed, retryInMs: next.heldMs });
      }
      failed = undefined;
      if (!next || next.need === END || next.need === REQUEST) return next?.need ?? END;
      try {
        told = await this.#carriedOut(next);
      } catch (error) {
        const operation = OPERATIONS[next.need];
        failed = { type: "store-failed", flight: this.flight, operation, error: nameOf(error) };
        told = FAILED;
      }
    }
  }

  /** The next step; none if the client was closed, or its instance has failed, which its callers are told of. */
  #next([told, found]: Told): Directions | undefined {
    try {
      return this.#sharer.core()?.coordinate(this.flight, told, found);
    } catch {
      return undefined;
    }
  }

  async #carriedOut(next: Directions): Promise<Told> {
    if (next.need === PAUSE) return await this.#pause(next);
    const turn = { late: false };
    const operation = this.#operate(next, turn);
    try {
      return await within(this.#sharer.clock, next.limitMs, operation);
    } catch (error) {
      turn.late = true;
      operation.catch(() => undefined);
      throw error;
    }
  }

  /**
   * An operation. One that is late begins nothing any more. But a lease that is granted late is given back, and one that
   * is found late to stand still is removed.
   */
  async #operate(
    { need, record = {}, ms = 0 }: Directions,
    turn: { readonly late: boolean },
  ): Promise<Told> {
    const [names, keeper] = [await this.#names, await this.#keeper];
    if (turn.late) return DONE;
    if (need === READ) return [FOUND, await this.#read(keeper, names)];
    if (need === TAKE) return await this.#take(keeper, names, ms, turn);
    if (need === WRITE) {
      await keeper.write(names, record, ms);
    } else if (need === HOLD_OFF) {
      this.#lease = undefined;
      await keeper.hold(names, holdOffText(record as HoldOff), ms);
    } else {
      const lease = this.#lease;
      this.#lease = undefined;
      await (lease ? keeper.release(...lease) : keeper.hold(names, undefined, 0));
    }
    return DONE;
  }

  async #read(keeper: Keeper, names: Names): Promise<Found> {
    const { found, ignored } = await keeper.read(names, this.#lease?.[1]);
    if (ignored) {
      this.#sharer.tell({ type: "store-ignored", flight: this.flight, reason: ignored });
    }
    return found;
  }

  async #take(
    keeper: Keeper,
    names: Names,
    forMs: number,
    turn: { readonly late: boolean },
  ): Promise<Told> {
    const text = leaseText();
    if (!(await keeper.take(names, text, forMs))) return BUSY;
    if (turn.late) await keeper.release(names.leases, text);
    else this.#lease = [names.leases, text];
    return TAKEN;
  }

  /** Gives the lease back that the core did not: it is gone, or remembers later flights only. */
  async #giveBack(): Promise<void> {
    if (!this.#lease) return;
    const keeper = await this.#keeper;
    // If that fails, it ends by itself.
    await keeper.release(...this.#lease).catch(() => undefined);
  }

  async #pause({ ms = 0, changeMs = ms }: Directions): Promise<Told> {
    const store = this.#store;
    const tells = store.changed !== undefined;
    const waitMs = tells ? changeMs : ms;
    let timer: unknown;
    const over = new Promise<void>((resolve) => {
      timer = this.#sharer.clock.setTimeout(resolve, waitMs);
      if (!tells) return;
      const told = (): void => {
        resolve();
      };
      // One that fails ends the wait too early; the read that follows tells of a fault.
      this.#names
        .then(({ records }) => store.changed?.(records.at(-1) ?? "", waitMs))
        .then(told, () => undefined);
    });
    await over;
    this.#sharer.clock.clearTimeout(timer);
    return DONE;
  }
}
