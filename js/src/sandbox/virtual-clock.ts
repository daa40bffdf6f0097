// Owns the clock that tests move by hand: an hour of a token's life takes a moment.

import { AsyncResource } from "node:async_hooks";
import type { Clock } from "../runtime/clock.js";
import { isObject } from "./call.js";
import { LONGEST_DELAY_MS, nextTurn, realTime } from "./clock.js";

/** How {@link virtualClock} begins. */
export interface VirtualClockOptions {
  /** The wall time at the start, in ms since the Unix epoch. Default: 2026-01-01T00:00:00Z. */
  wall?: number;
  /**
   * How long {@link VirtualClock.advance} waits for a client's token request, in ms of real time.
   * Default `10000`.
   */
  patienceMs?: number;
}

/** What {@link VirtualClock.advance} needs of a client: every `OAuthClient` has it. */
export interface WatchedClient {
  /** What the client is doing. */
  status(): { readonly state: string };
}

/** A timer that is set. */
export interface PendingTimer {
  /** The delay it was set with, in ms. */
  readonly delayMs: number;
  /** How far away it is, in ms; `0` if it is due. */
  readonly dueInMs: number;
}

/** A clock that stands still until a test moves it. */
export interface VirtualClock extends Clock {
  /**
   * Lets `ms` pass on both clocks. Each timer that becomes due runs at its time, the earliest first,
   * also one that was set on the way. Before the first timer and after each one the event loop gets a
   * turn; with clients given, as many turns as it takes until none of them has a token request in the
   * air, so that real HTTP can end. If a token request is meant to hang, leave its client out.
   *
   * @throws What a timer's callback throws; an Error when a client's token request outlasts
   * `patienceMs`, or while another `advance` is at work; a TypeError for wrong arguments.
   */
  advance(ms: number, clients?: WatchedClient | readonly WatchedClient[]): Promise<void>;
  /**
   * Both clocks jump by `ms` and no timer runs, as on a machine that slept. Timers that became due
   * run at the next `advance`, also at `advance(0)`.
   *
   * @throws TypeError unless `ms` is a number of at least 0.
   */
  skip(ms: number): void;
  /**
   * Sets the wall clock alone, as a time server or a person does. Timers do not go by it.
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
/** A process that has been up for a second: a clock at 0 would hide a check for falsy values. */
const START_MONOTONIC_MS = 1_000;
const PATIENCE_MS = 10_000;
const BUSY: ReadonlySet<string> = new Set(["fetching", "refreshing"]);

/**
 * Makes a clock for the option `clock` of a client and of {@link startSandbox}. It stands still until
 * it is moved.
 *
 * @param options - See {@link VirtualClockOptions}.
 * @throws TypeError which says what is wrong with them.
 */
export function virtualClock(options: VirtualClockOptions = {}): VirtualClock {
  const { wall, patienceMs } = settle(options);
  // Timers in the order in which they were set: of two that are due at once the first is found first.
  const timers = new Set<Timer>();
  let wallMs = wall;
  let nowMs = START_MONOTONIC_MS;
  let advancing = false;

  const move = (ms: number): void => {
    nowMs += ms;
    wallMs += ms;
  };
  const inOrder = (): Timer[] => [...timers].sort((one, other) => one.dueMs - other.dueMs);

  const walk = async (ms: number, clients: readonly WatchedClient[]): Promise<void> => {
    const targetMs = nowMs + ms;
    for (;;) {
      await settled(clients, patienceMs);
      const [next] = inOrder();
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
      // What real runtimes make of a delay that is too long, negative or no number: none.
      const delay = delayMs > 0 && delayMs <= LONGEST_DELAY_MS ? delayMs : 0;
      // A real timer runs in the context in which it was set, not in that of who moves the clock.
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

/** Lets the event loop turn once, and on until no client has a token request in the air. */
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
