// Owns a clock that tests can move while real HTTP goes on: both clocks are skewed by the same amount,
// and the package's own timers fire when the skewed time says so. Other timers are left alone.

import { until } from "./setup.mjs";

const real = {
  monotonic: performance.now.bind(performance),
  wall: Date.now,
  start: globalThis.setTimeout,
  stop: globalThis.clearTimeout,
};

/** Whether a timer is set by the package: the caller's frame is in one of its files. */
const isOurs = (stack) => /[\\/]dist[\\/][\w-]+\.[cm]js/.test(stack.split("\n")[2]);

/** Puts the clock in place until the end of the test. */
export function useClock(t) {
  let skew = 0;
  const timers = [];
  const now = () => real.monotonic() + skew;
  performance.now = now;
  Date.now = () => Math.floor(real.wall() + skew);
  globalThis.setTimeout = (callback, delay, ...args) => {
    if (!isOurs(new Error("who").stack)) return real.start(callback, delay, ...args);
    const timer = { delay, due: now() + delay, pending: true };
    timer.run = () => {
      timer.pending = false;
      callback(...args);
    };
    timer.handle = real.start(timer.run, delay);
    timers.push(timer);
    return timer.handle;
  };
  globalThis.clearTimeout = (handle) => {
    const timer = timers.find((one) => one.handle === handle);
    if (timer) timer.pending = false;
    real.stop(handle);
  };
  t.after(() => {
    delete performance.now;
    Date.now = real.wall;
    globalThis.setTimeout = real.start;
    globalThis.clearTimeout = real.stop;
    for (const { handle } of timers) real.stop(handle);
  });
  return {
    /** Every timer that the package has set: `delay`, `due`, `pending`, `handle`. */
    timers,
    pending: () => timers.filter((timer) => timer.pending),
    now,
    /** Both clocks jump and no timer fires, as on a machine that slept. */
    skip(ms) {
      skew += ms;
    },
    /** Time passes: timers fire in their order, and the client's token requests end in between. */
    async advance(ms, client) {
      const target = now() + ms;
      for (;;) {
        const due = timers.filter((timer) => timer.pending && timer.due <= target);
        const next = due.sort((one, other) => one.due - other.due)[0];
        if (!next) break;
        skew += Math.max(0, next.due - now());
        real.stop(next.handle);
        next.run();
        if (client) await until(() => !/ing$/.test(client.status().state), "the flight lands");
        else await new Promise(setImmediate);
      }
      skew += Math.max(0, target - now());
    },
  };
}
