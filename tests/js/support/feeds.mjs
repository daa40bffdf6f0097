// Owns taking changes from a loop: some of them, or the next one while a virtual clock moves.

import { until } from "./setup.mjs";

/** The wait of loops in tests, in ms: no other timer has this delay. */
export const EVERY_MS = 5_432;

const isWaiting = (clock) => clock.pending().some(({ delayMs }) => delayMs === EVERY_MS);

/** Waits, in real time, until a loop waits for new changes. */
export const waiting = (clock) => until(() => isWaiting(clock), "a loop that waits");

/** The first `count` changes of a feed; then the loop ends by `break`. */
export async function taken(changes, count) {
  const rows = [];
  for await (const row of changes) {
    rows.push(row);
    if (rows.length === count) break;
  }
  return rows;
}

/** The value that a loop gives next. Whenever it waits, the clock moves on. */
export async function nextOf(promise, clock, client) {
  let isOver = false;
  const over = promise.finally(() => {
    isOver = true;
  });
  over.catch(() => undefined);
  while (!isOver) {
    await until(() => isOver || isWaiting(clock), "the next change, or a wait for it");
    if (!isOver) await clock.advance(EVERY_MS, client);
  }
  return (await over).value;
}
