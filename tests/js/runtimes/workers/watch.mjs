// Counts what runs in the worker: timers, requests, and promises passed to waitUntil. It must be imported
// before the package, and must not know it.

import { waitUntil } from "cloudflare:workers";

export const running = { timers: 0, requests: 0, handedOver: 0 };

const { fetch, setTimeout, clearTimeout } = globalThis;
const handles = new Set();
const ended = (handle) => {
  if (handles.delete(handle)) running.timers -= 1;
};

globalThis.setTimeout = (task, ms) => {
  const handle = setTimeout(() => {
    ended(handle);
    task();
  }, ms);
  handles.add(handle);
  running.timers += 1;
  return handle;
};

globalThis.clearTimeout = (handle) => {
  ended(handle);
  clearTimeout(handle);
};

globalThis.fetch = async (...args) => {
  running.requests += 1;
  try {
    return await fetch(...args);
  } finally {
    running.requests -= 1;
  }
};

/** Wraps the runtime's own. */
export function watchedWaitUntil(promise) {
  running.handedOver += 1;
  waitUntil(promise.finally(() => (running.handedOver -= 1)));
}
