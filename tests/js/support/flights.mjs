// Owns playing a flight of the fleet's simulation through the package (tests/fleet/record.rs has the format): a client on
// a clock that moves from timer to timer, with a store and a fetch that answer as recorded.

import { mock } from "node:test";
import { setImmediate as turn } from "node:timers/promises";
import { holdOffIn, holdOffText } from "../../../build/js/stores/lease.js";
import { Seal } from "../../../build/js/stores/seal.js";

const KEY = Buffer.alloc(32, 7);
const seal = await Seal.of(KEY);

const OPTIONS = {
  tokenUrl: "https://auth.example.com/token",
  clientId: "acme",
  clientSecret: "secret",
  storeKey: KEY.toString("base64"),
};

/** Turns of the event loop without work after which nothing is pending. */
const TURNS = 4;

/** The operations of Web Crypto in the air. Their answers come in real time, while the clock stands still. */
class CountedCrypto {
  #busy = 0;

  constructor() {
    for (const name of ["importKey", "sign", "encrypt", "decrypt"]) {
      const original = crypto.subtle[name].bind(crypto.subtle);
      mock.method(crypto.subtle, name, (...args) => this.#count(original(...args)));
    }
  }

  async #count(operation) {
    this.#busy += 1;
    try {
      return await operation;
    } finally {
      this.#busy -= 1;
    }
  }

  /** Settles when nothing is pending. */
  async settled() {
    for (let quiet = 0; quiet < TURNS; quiet = this.#busy === 0 ? quiet + 1 : 0) await turn();
  }
}

/** A clock whose timers run one by one, those that are due at once in the order in which they were set. */
class Clock {
  at = 0;
  #start;
  #timers = new Set();

  constructor(start) {
    this.#start = start;
  }

  wall = () => this.#start + this.at;
  monotonic = () => this.at;
  setTimeout = (run, delayMs) => {
    const timer = { due: this.at + delayMs, run };
    this.#timers.add(timer);
    return timer;
  };
  clearTimeout = (timer) => this.#timers.delete(timer);

  /** Runs the timers that are due before this time. */
  async runUntil(end, settled) {
    for (;;) {
      await settled();
      let next;
      for (const timer of this.#timers) if (!next || timer.due < next.due) next = timer;
      if (!next || next.due >= end) return;
      this.#timers.delete(next);
      this.at = next.due;
      next.run();
    }
  }
}

/** One flight under way. */
class Player {
  #flight;
  #clock;
  #saw = { operations: [], requests: [], ending: null, events: [] };
  /** The name of the record. */
  #name;
  /** The lease that was recorded, and that of the client in its place. */
  #leases = new Map();

  constructor(flight) {
    this.#flight = flight;
    this.#clock = new Clock(flight.wall);
  }

  async play(OAuthClient, settled) {
    const { setup, until } = this.#flight;
    const { leases, tellsChanges, timers, ...options } = setup;
    const client = new OAuthClient({
      ...OPTIONS,
      store: this.#store(leases, tellsChanges),
      backgroundRefresh: timers,
      ...options,
      clock: this.#clock,
      fetch: () => this.#fetch(),
    });
    for (const type of EVENTS) client.on(type, (event) => this.#heard(event));
    const ended = (how) => (this.#saw.ending ??= { at: this.#clock.at, ...how });
    client.getToken().then(
      ({ accessToken }) => ended({ token: accessToken }),
      (error) => ended({ code: error.code ?? String(error) }),
    );
    await this.#clock.runUntil(until, settled);
    const saw = { ...this.#saw, operations: await Promise.all(this.#saw.operations) };
    client.close();
    return saw;
  }

  #store(leases, tellsChanges) {
    const add = (key, lease, forMs) => {
      const { value } = this.#flight.operations[this.#saw.operations.length] ?? {};
      if (value?.lease) this.#leases.set(value.lease, lease);
      return this.#operate("add", key, { value: { lease: value?.lease ?? lease }, forMs });
    };
    const changed = (key, forMs) => this.#operate("changed", key, { forMs });
    return {
      get: (key) => this.#operate("get", key),
      set: async (key, text, forMs) =>
        this.#operate("set", key, { value: this.#value(key, text), forMs }),
      delete: (key) => this.#operate("delete", key),
      ...(leases && { add }),
      ...(tellsChanges && { changed }),
    };
  }

  /** What is recorded of the next operation; it gets the reply of that, if it is the same. */
  #operate(name, at, more = {}) {
    this.#name ??= at.replace(/\.l$/, "");
    const key = { [this.#name]: "record", [`${this.#name}.l`]: "lease" }[at] ?? at;
    const recorded = this.#flight.operations[this.#saw.operations.length];
    const seen = { at: this.#clock.at, name, key, ...more };
    this.#saw.operations.push(Promise.resolve(more.value).then((value) => ({ ...seen, value })));
    const { reply } = recorded?.name === name && recorded.key === key ? recorded : {};
    return new Promise((resolve, reject) => {
      if (!reply) return;
      const answer = this.#answer(reply);
      const arrives = () => (reply.failed ? reject(new Error("fault")) : resolve(answer));
      this.#clock.setTimeout(arrives, reply.at - this.#clock.at);
    });
  }

  async #answer({ added, value, leftMs }) {
    if (added !== undefined) return added;
    if (!value) return undefined;
    return { value: await this.#text(value), ...(typeof leftMs === "number" && { leftMs }) };
  }

  /** A recorded value as the client would find it. */
  async #text({ record, lease, holdOff }) {
    if (record) return await seal.seal(this.#name, record);
    if (lease) return this.#leases.get(lease) ?? `f.${lease}`;
    return holdOff ? holdOffText(holdOff) : "garbage";
  }

  /** A value that the client stores. */
  async #value(key, text) {
    if (text.startsWith("1.")) return { record: await seal.open(key, text) };
    return { holdOff: holdOffIn(text) ?? text };
  }

  #fetch() {
    const response = this.#flight.requests[this.#saw.requests.length]?.response;
    this.#saw.requests.push({ at: this.#clock.at });
    return new Promise((resolve) => {
      if (!response) return;
      const { at, status, retryAfter, body } = response;
      const headers = retryAfter === null ? {} : { "retry-after": retryAfter };
      const arrives = () => resolve(new Response(body, { status, headers }));
      this.#clock.setTimeout(arrives, at - this.#clock.at);
    });
  }

  #heard(event) {
    if ("flight" in event) this.#saw.events.push({ at: this.#clock.at, event: plain(event) });
  }
}

/** What is recorded. */
const EVENTS = ["token-request", "token", "token-failed", "store-failed"];

/** The members of an event that are recorded; of an error, what it is. */
function plain({ type, at, flight, retryInMs, error, ...rest }) {
  if (type === "store-failed") return { type, at, flight, retryInMs };
  const known = Object.entries({ type, at, flight, retryInMs, ...rest });
  const members = Object.fromEntries(known.filter(([, value]) => value !== undefined));
  if (!error) return members;
  return { ...members, error: { code: error.code, status: error.status } };
}

/** A recorded operation without its reply. */
const sent = ({ at, name, key, value, forMs }) => {
  const length = forMs === undefined ? {} : { forMs };
  return { at, name, key, value, ...length };
};

/** The record in the form of what is seen. */
export const expected = ({ operations, requests, ending, events }) => ({
  operations: operations.map(sent),
  requests: requests.map(({ at }) => ({ at })),
  ending,
  events: events.map(({ at, event }) => ({ at, event: plain(event) })),
});

/** Has a class of clients load what it loads late: that takes real time. */
async function warmUp(OAuthClient) {
  const fault = () => Promise.reject(new Error("fault"));
  const client = new OAuthClient({
    ...OPTIONS,
    store: { get: fault, set: fault, delete: fault },
    fetch: async () => Response.json({ access_token: "token", expires_in: 60 }),
  });
  await client.getToken();
  client.close();
}

/** A stage for many flights. Plays one with a class of clients, and gives what was seen. */
export function stage() {
  const crypto = new CountedCrypto();
  const warm = new Set();
  return async (flight, OAuthClient) => {
    if (!warm.has(OAuthClient)) await warmUp(OAuthClient);
    warm.add(OAuthClient);
    const bits = new BigUint64Array([BigInt(`0x${flight.random}`)]);
    const [seed] = new Float64Array(bits.buffer);
    // The seed of the client's jitter.
    const random = mock.method(Math, "random", () => seed);
    try {
      return await new Player(flight).play(OAuthClient, () => crypto.settled());
    } finally {
      random.mock.restore();
    }
  };
}
