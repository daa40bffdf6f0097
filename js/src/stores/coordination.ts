// Owns carrying out what the core decides for a flight that shares its token: reads, leases, waits and writes. All
// of it happens in the asynchronous context of the caller who began the flight.

import type { Keeper, Names } from "./keeper.js";
import { nameOf, within } from "./operation.js";
import type { Timers } from "./operation.js";

/** The next step of a flight, as the core decides it (`Need` in src/engine/fleet/coordination.rs). */
export interface Need {
  readonly need: "read" | "take" | "pause" | "request" | "write" | "holdOff" | "release" | "end";
  /** What is to be stored in the place of the lease. */
  readonly text?: string;
  /** The record to be stored. */
  readonly record?: object;
  /** For how long it is stored, or the wait. */
  readonly ms?: number;
  /** The wait in a store that tells of changes. */
  readonly changeMs?: number;
  /** Longest time of the operation. */
  readonly limitMs: number;
}

/** What the core is told. */
type Told = readonly [told: string, data?: unknown];

/** The part of the core that coordinates. */
export interface Coordinator {
  coordinate(flight: number, told: string, data: unknown): Need;
}

/** One flight's way through the store. */
export class Coordination {
  readonly flight: number;
  readonly #keeper: Keeper;
  readonly #timers: Timers;
  /** The core, while it is the client's. */
  readonly #core: () => Coordinator | undefined;
  #names: Promise<Names>;
  /** The lease that is this flight's: its key and its text. */
  #lease: readonly [key: string, text: string] | undefined;

  constructor(
    flight: number,
    keeper: Keeper,
    timers: Timers,
    core: () => Coordinator | undefined,
    identity: string,
  ) {
    this.flight = flight;
    this.#keeper = keeper;
    this.#timers = timers;
    this.#core = core;
    this.#names = keeper.names(identity);
  }

  /** The flight's token request says something else than before. */
  renamed(identity: string): void {
    this.#names = this.#keeper.names(identity);
  }

  /** Leads the flight to a token or to its token request. Whether that is to be made. */
  async lead(): Promise<boolean> {
    return (await this.#follow(["begun"])) === "request";
  }

  /** After the flight has landed: writes what it has brought, and gives the lease back. */
  async settle(): Promise<void> {
    await this.#follow(["landed"]);
    await this.#giveBack();
  }

  async #follow(first: Told): Promise<Need["need"]> {
    for (let told = first; ;) {
      const need = this.#core()?.coordinate(this.flight, ...(told as [string, unknown]));
      // The client was closed, or its instance has failed.
      if (!need || need.need === "end" || need.need === "request") return need?.need ?? "end";
      told = await this.#told(need);
    }
  }

  async #told(need: Need): Promise<Told> {
    if (need.need === "pause") return await this.#pause(need);
    try {
      return await this.#carriedOut(need);
    } catch (error) {
      return ["failed", { operation: need.need, error: nameOf(error) }];
    }
  }

  async #carriedOut({ need, text = "", record = {}, ms = 0, limitMs }: Need): Promise<Told> {
    const bounded = <T>(operation: Promise<T>): Promise<T> =>
      within(this.#timers, limitMs, operation);
    const names = await bounded(this.#names);
    const { lease } = names;
    const { store } = this.#keeper;
    if (need === "read") return ["found", await bounded(this.#keeper.read(names))];
    if (need === "take") return ["taken", await this.#take(lease, text, ms, bounded)];
    if (need === "write") {
      await bounded(this.#keeper.write(names, record, ms));
      return ["done"];
    }
    this.#lease = undefined;
    const isHoldOff = need === "holdOff";
    await bounded(called(() => (isHoldOff ? store.set(lease, text, ms) : store.delete(lease))));
    return ["done"];
  }

  /** A lease that is granted after its time is given back when its answer arrives. */
  async #take(
    key: string,
    text: string,
    forMs: number,
    bounded: <T>(operation: Promise<T>) => Promise<T>,
  ): Promise<boolean> {
    const { store } = this.#keeper;
    let late = false;
    const taking = called(() => store.add?.(key, text, forMs)).then(async (granted) => {
      if (granted === true && late) await this.#remove(key, text);
      return granted === true;
    });
    try {
      const granted = await bounded(taking);
      if (granted) this.#lease = [key, text];
      return granted;
    } catch (error) {
      late = true;
      taking.catch(() => undefined);
      throw error;
    }
  }

  /** Gives the lease back that the core could not. */
  async #giveBack(): Promise<void> {
    if (!this.#lease || this.#core()) return;
    await this.#remove(...this.#lease);
  }

  /** Removes a lease, if it is still this one. */
  async #remove(key: string, text: string): Promise<void> {
    const { store } = this.#keeper;
    try {
      if ((await store.get(key))?.value === text) await store.delete(key);
    } catch {
      // It ends by itself.
    }
  }

  async #pause({ ms = 0, changeMs = ms }: Need): Promise<Told> {
    const { store } = this.#keeper;
    const tells = store.changed !== undefined;
    const waitMs = tells ? changeMs : ms;
    let timer: unknown;
    const over = new Promise<void>((resolve) => {
      timer = this.#timers.setTimeout(resolve, waitMs);
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
    this.#timers.clearTimeout(timer);
    return ["done"];
  }
}

/** The promise of an operation; what it throws counts as a rejection. */
const called = async <T>(operation: () => T | PromiseLike<T>): Promise<T> => await operation();
