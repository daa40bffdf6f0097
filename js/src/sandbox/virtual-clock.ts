// Owns the clock that tests move by hand: an hour of a token's lifetime takes a moment.

import { AsyncResource } from "node:async_hooks";
import type { Clock } from "../runtime/clock.js";
import { LONGEST_DELAY_MS, nextTurn, realTime } from "./clock.js";
import { isObject } from "./request.js";

/** Options of {@link virtualClock}. */
export interface VirtualClockOptions {
  /** The wall time at the start, in ms since the Unix epoch. Default: 2026-01-01T00:00:00Z. */
  wall?: number;
  /**
   * The longest wait of {@link VirtualClock.advance} for a client's token request, in ms of real time.
   * Default `10000`.
   */
  patienceMs?: number;
}

/** What {@link VirtualClock.advance} needs of a client. Every `OAuthClient` has it. */
export interface WatchedClient {
  /** What the client is doing. */
  status(): { readonly state: string };
}

/** A timer that is set. */
export interface PendingTimer {
  /** The delay it was set with, in ms. */
  readonly delayMs: number;
  /** The time until it is due, in ms; `0` if it is due. */
  readonly dueInMs: number;
}

/** A clock that stands still until a test moves it. */
export interface VirtualClock extends Clock {
  /**
   * Lets `ms` pass on both clocks. Timers that become due run at their time, the earliest first,
   * including those set meanwhile. Before the first timer and after each one the event loop gets a
   * turn; with `clients`, it gets turns until none of them has a token request in the air, so that
   * real HTTP can finish. If a token request is meant to hang, leave its client out.
   *
   * @throws What a timer's callback throws; an Error if a client's token request takes longer than
   * `patienceMs`, or while another `advance` is running; a TypeError for wrong arguments.
   */
  advance(ms: number, clients?: WatchedClient | readonly WatchedClient[]): Promise<void>;
  /**
   * Both clocks jump by `ms` and no timer runs, as on a machine that slept. Timers that became due
   * run at the next `advance`, even `advance(0)`.
   *
   * @throws TypeError unless `ms` is a number of at least 0.
   */
  skip(ms: number): void;
  /**
   * Sets the wall clock only, as a time server or a person does. Timers ignore it.
   *
   * @throws TypeError unless `ms` is a number of at least 0.
   */
  setWall(ms: number): void;
  /** The timers that are set, the next one first. */
  pending(): readonly PendingTimer[];
}

interface Timer {
  readonly delayMs: number;
  readonly dueMs: number;
  readonly run: () => void;
}

const START_WALL_MS = Date.UTC(2026, 0, 1);
/** A process that has been up for a second: a clock at 0 would hide a wrong check for falsy values. */
const START_MONOTONIC_MS = 1_000;
const PATIENCE_MS = 10_000;
const BUSY: ReadonlySet<string> = new Set(["fetching", "refreshing"]);

/**
 * Makes a clock for the option `clock` of a client and of {@link startSandbox}. It stands still until
 * a test moves it.
 *
 * @param options - See {@link VirtualClockOptions}.
 * @throws TypeError which says what is wrong with them.
 */
export function virtualClock(options: VirtualClockOptions = {}): VirtualClock {
  const { wall, patienceMs } = settle(options);
  // In the order in which they were set: of two timers due at once, the first comes first.
  const timers = new Set<Timer>();
  let wallMs = wall;
  let nowMs = START_MONOTONIC_MS;
  let advancing = false;

  const move = (ms: number): void => {
    nowMs += ms;
    wallMs += ms;
  };
  const inOrder = (): Timer[] => [...timers].sort((one, other) => one.dueMs - other.dueMs);
  /** Of those that are due first, the one that was set first. */
  const first = (): Timer | undefined => {
    let found: Timer | undefined;
    for (const timer of timers) if (!found || timer.dueMs < found.dueMs) found = timer;
    return found;
  };

  const walk = async (ms: number, clients: readonly WatchedClient[]): Promise<void> => {
    const targetMs = nowMs + ms;
    for (;;) {
      await settled(clients, patienceMs);
      const next = first();
      if (next === undefined || next.dueMs > targetMs) break;
      move(Math.max(0, next.dueMs - nowMs));
      timers.delete(next);
      next.run();
    }
    move(Math.max(0, targetMs - nowMs));
  };

  return {
    wall: () => Math.floor(wallMs),
    monotonic: () => nowMs,
    setTimeout(callback, delayMs) {
      if (typeof callback !== "function") throw new TypeError("callback must be a function");
      // As real runtimes do: a delay that is too long, negative or NaN is 0.
      const delay = delayMs > 0 && delayMs <= LONGEST_DELAY_MS ? delayMs : 0;
      // Like a real timer, it runs in the async context in which it was set, not in that of `advance`.
      const run = AsyncResource.bind(() => {
        callback();
      });
      const timer: Timer = { delayMs: delay, dueMs: nowMs + delay, run };
      timers.add(timer);
      return timer;
    },
    clearTimeout(handle) {
      timers.delete(handle as Timer);
    },
    async advance(ms, clients = []) {
      check("ms", ms);
      const watched = Array.isArray(clients) ? clients : [clients];
      for (const client of watched) checkClient(client);
      if (advancing) throw new Error("the clock is being advanced already: await that first");
      advancing = true;
      try {
        await walk(ms, watched);
      } finally {
        advancing = false;
      }
    },
    skip(ms) {
      check("ms", ms);
      move(ms);
    },
    setWall(ms) {
      check("ms", ms);
      wallMs = ms;
    },
    pending: () =>
      inOrder().map(({ delayMs, dueMs }) => ({ delayMs, dueInMs: Math.max(0, dueMs - nowMs) })),
  };
}

/** Gives the event loop turns, at least one, until no client has a token request in the air. */
async function settled(clients: readonly WatchedClient[], patienceMs: number): Promise<void> {
  const startMs = realTime.monotonic();
  for (;;) {
    await new Promise<void>(nextTurn);
    const state = clients.map((client) => client.status().state).find((each) => BUSY.has(each));
    if (state === undefined) return;
    if (realTime.monotonic() - startMs > patienceMs) {
      throw new Error(
        `a client was still ${state} after ${patienceMs} ms of real time: ` +
          "if its token request is meant to hang, advance the clock without that client",
      );
    }
  }
}

function settle(options: unknown): Required<VirtualClockOptions> {
  if (!isObject(options)) throw new TypeError("the options must be an object");
  const { wall = START_WALL_MS, patienceMs = PATIENCE_MS, ...others } = options;
  const [stray] = Object.keys(others);
  if (stray !== undefined) throw new TypeError(`unknown option: ${stray}`);
  check("wall", wall);
  check("patienceMs", patienceMs);
  return { wall, patienceMs };
}

function check(name: string, value: unknown): asserts value is number {
  if (typeof value === "number" && Number.isFinite(value) && value >= 0) return;
  throw new TypeError(`${name} must be a number of milliseconds of at least 0`);
}

function checkClient(client: unknown): void {
  if (typeof (client as WatchedClient | null | undefined)?.status === "function") return;
  throw new TypeError("clients must be a client or an array of clients");
}
