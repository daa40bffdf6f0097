// Owns the setup of most end-to-end tests: a sandbox, clients of it, and waiting for a condition.

import assert from "node:assert/strict";
import { load } from "../packaging/load.mjs";

const { OAuthClient } = await load("everbearer");
export const { startSandbox, virtualClock } = await load("everbearer/sandbox");
const startTimer = setTimeout;

/**
 * A sandbox that closes with the test, and a function that makes clients of its plain system. The option
 * `clock` is the clock of all of them.
 */
export async function setup(t, options) {
  const sandbox = await startSandbox(options);
  const clients = [];
  t.after(async () => {
    for (const client of clients) client.close();
    await sandbox.close();
  });
  const { oauth } = sandbox;
  const optionsOf = (own) => ({
    tokenUrl: oauth.tokenUrl,
    clientId: sandbox.clientId,
    clientSecret: sandbox.clientSecret,
    baseUrl: oauth.baseUrl,
    ...(options?.clock && { clock: options.clock }),
    ...own,
    policy: { backoffBaseMs: 1, ...own?.policy },
  });
  const connect = (own) => {
    const client = new OAuthClient(optionsOf(own));
    clients.push(client);
    return client;
  };
  return { sandbox, oauth, connect, tokenRequests: () => oauth.counters().tokenRequests };
}

/** A fetch that holds back responses of URLs that contain `part`, from `hold` to `release`. */
export function gate() {
  const held = [];
  let wanted;
  return {
    held,
    hold: (part) => (wanted = part),
    release() {
      wanted = undefined;
      for (const go of held.splice(0)) go();
    },
    async fetch(input, init) {
      const response = await fetch(input, init);
      const url = String(input?.url ?? input);
      if (wanted !== undefined && url.includes(wanted)) {
        await new Promise((go) => held.push(go));
      }
      return response;
    },
  };
}

/** Waits, in real time, until a condition holds. */
export async function until(condition, what = String(condition)) {
  const deadline = process.hrtime.bigint() + 10_000_000_000n;
  while (!condition()) {
    assert.ok(process.hrtime.bigint() < deadline, `waited in vain for: ${what}`);
    await new Promise((resolve) => startTimer(resolve, 1));
  }
}

/** The error that a promise rejects with. */
export async function rejection(promise) {
  let value;
  try {
    value = await promise;
  } catch (error) {
    return error;
  }
  return assert.fail(`resolved with ${value?.status ?? typeof value} instead of rejecting`);
}

/** The statuses of `count` calls, made one after the other, with their bodies read. */
export async function statuses(client, count, input = "things", init = undefined) {
  const seen = [];
  for (let index = 0; index < count; index += 1) {
    const response = await client.fetch(input, init);
    await response.arrayBuffer();
    seen.push(response.status);
  }
  return seen;
}

/** The request that the echo operation received. */
export const echoed = async (response) => {
  assert.equal(response.status, 200);
  return response.json();
};

/** The types of all events. */
export const EVENTS = ["token-request", "token", "token-failed", "replayed", "retried"];

/** Hears a client's events, in order, as [type, event]; token requests only where `types` has them. */
export function record(client, types = EVENTS.slice(1)) {
  const heard = [];
  for (const type of types) client.on(type, (event) => heard.push([type, event]));
  return heard;
}
