// Owns playing a scenario of the simulation through the package (tests/sim/record.rs has the format): a
// client on a virtual clock, with a fetch that responds as recorded.

import { setImmediate as turn } from "node:timers/promises";
import { OAuthClient } from "everbearer";
import { virtualClock } from "everbearer/sandbox";
import { EVENTS } from "./setup.mjs";

const API = "https://api.example.com";

/** The reason of a caller's signal. */
const ABORTED = new Error("the caller has aborted");

/** An error of fetch that is not a network fault. */
const FOREIGN = new RangeError("a fault of the fetch itself");

/** Lets promises settle, body streams included. */
async function settle() {
  for (let turns = 0; turns < 4; turns += 1) await turn();
}

/** The promise that fetch returns. */
function arrival(clock, outcome, signal) {
  return new Promise((resolve, reject) => {
    signal?.addEventListener("abort", () => reject(signal.reason), { once: true });
    // Requests beyond the recorded ones get no response; that they were made is recorded.
    if (outcome === undefined || outcome.never) return;
    clock.setTimeout(() => land(outcome, resolve, reject), outcome.latencyMs);
  });
}

function land(outcome, resolve, reject) {
  if (outcome.foreign) return reject(FOREIGN);
  if ("fault" in outcome) {
    const code = outcome.fault === null ? {} : { code: outcome.fault };
    return reject(new TypeError("fetch failed", { cause: Object.assign(new Error(), code) }));
  }
  const { status, body = "", retryAfter, challenge } = outcome;
  const headers = { "retry-after": retryAfter, "www-authenticate": challenge };
  for (const name of Object.keys(headers))
    if (typeof headers[name] !== "string") delete headers[name];
  return resolve(new Response(body, { status, headers }));
}

class Player {
  saw = { tokenRequests: [], sendings: [], endings: [], events: [] };
  #scenario;
  #clock;
  #began;
  #client;
  #closed = false;
  #signals = new Map();
  #tokenOutcomes;
  #outcomes = new Map();

  constructor(scenario) {
    this.#scenario = scenario;
    this.#clock = virtualClock({ wall: scenario.wall });
    this.#began = this.#clock.monotonic();
    this.#tokenOutcomes = scenario.tokenRequests.map(({ outcome }) => outcome);
    for (const { caller, outcome } of scenario.sendings) {
      this.#outcomes.set(caller, [...(this.#outcomes.get(caller) ?? []), outcome]);
    }
    this.#client = new OAuthClient({
      tokenUrl: "https://auth.example.com/token",
      clientId: "acme",
      clientSecret: "secret",
      baseUrl: API,
      ...scenario.options,
      clock: this.#clock,
      fetch: (url, init) => this.#fetch(String(url), init),
    });
    for (const type of EVENTS) this.#client.on(type, (event) => this.#heard(event));
  }

  get #at() {
    return this.#clock.monotonic() - this.#began;
  }

  async play() {
    for (const step of this.#scenario.steps) {
      await this.#do(step);
      await settle();
    }
    const { tokenRequests, tokenFailures, replays, retries } = this.#client.status();
    this.#client.close();
    return { ...this.saw, counters: { tokenRequests, tokenFailures, replays, retries } };
  }

  async #do(step) {
    if ("advance" in step) return this.#clock.advance(step.advance);
    if ("shiftWall" in step) return this.#clock.setWall(this.#clock.wall() + step.shiftWall);
    if ("abort" in step) {
      return step.abort.forEach((caller) => this.#signals.get(caller).abort(ABORTED));
    }
    if (step.invalidate) return this.#client.invalidate();
    if (step.close) {
      this.#closed = true;
      return this.#client.close();
    }
    this.#begin(step);
  }

  #begin({ call: caller, kind, timeoutMs }) {
    const controller = new AbortController();
    this.#signals.set(caller, controller);
    const limits = {
      signal: controller.signal,
      ...(timeoutMs === null ? {} : { timeoutMs }),
    };
    const told = (ending) => this.saw.endings.push({ at: this.#at, caller, ...ending });
    this.#made(kind, caller, limits).then(told, (error) => told(failure(error)));
  }

  async #made(kind, caller, limits) {
    const client = this.#client;
    const url = `/calls/${caller}`;
    const sent = async (init) => ({ status: (await client.fetch(url, init)).status });
    switch (kind) {
      case "get":
        return sent(limits);
      case "post":
        return sent({ ...limits, method: "POST", body: "text" });
      case "stream":
        return sent({ ...limits, method: "POST", body: new Blob(["text"]).stream() });
      case "getToken":
        return { token: (await client.getToken(limits)).accessToken };
      case "force":
        return { token: (await client.getToken({ ...limits, forceRefresh: true })).accessToken };
      default:
        return this.#user(url, limits.signal);
    }
  }

  /** Sends its own requests, and calls invalidate after a rejection. */
  async #user(url, signal) {
    for (let again = false; ; again = true) {
      const authorization = await this.#client.authorization({ signal });
      let response;
      try {
        const init = { headers: { authorization }, signal };
        response = await this.#fetch(`${API}${url}`, init);
      } catch (error) {
        if (error === ABORTED) throw error;
        return { code: "network_error" };
      }
      const { status, headers } = response;
      const { rejectedStatuses } = this.#scenario.options.profile;
      const meansCaller = /insufficient_scope/.test(headers.get("www-authenticate"));
      const rejected =
        rejectedStatuses.includes(status) && !headers.has("retry-after") && !meansCaller;
      if (!rejected || again || this.#closed) return { status };
      this.#client.invalidate(authorization);
    }
  }

  #fetch(url, { headers, signal }) {
    const at = this.#at;
    if (url.endsWith("/token")) {
      this.saw.tokenRequests.push({ at });
      return arrival(this.#clock, this.#tokenOutcomes.shift(), signal);
    }
    const caller = Number(url.split("/").at(-1));
    const token = new Headers(headers).get("authorization")?.replace("Bearer ", "");
    this.saw.sendings.push({ at, caller, token });
    return arrival(this.#clock, this.#outcomes.get(caller)?.shift(), signal);
  }

  #heard({ type, at: wall, ...detail }) {
    const numbers = Object.entries(detail).filter(([, value]) => typeof value === "number");
    this.saw.events.push({ at: this.#at, type, wall, ...Object.fromEntries(numbers) });
  }
}

function failure(error) {
  if (error === ABORTED) return { aborted: true };
  if (error === FOREIGN) return { code: "fetch_failed" };
  if (error?.code === "call_timeout") return { timedOut: true };
  return { code: error?.code ?? String(error) };
}

/** Plays a scenario; gives what happened in the form of the record. */
export const play = (scenario) => new Player(scenario).play();

/** The record in the same form. Events of the same moment may come in any order. */
export function expected({ tokenRequests, sendings, endings, events, counters }) {
  return {
    tokenRequests: tokenRequests.map(({ at }) => ({ at })),
    sendings: ordered(sendings.map(({ at, caller, token }) => ({ at, caller, token }))),
    endings: ordered(endings),
    events,
    counters,
  };
}

export const ordered = (list) =>
  [...list].sort((one, other) => one.at - other.at || one.caller - other.caller);
