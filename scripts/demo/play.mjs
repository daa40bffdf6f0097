// Owns playing one scene: makes a client for each system, prints what happens to it, and compares the
// counts with those that the scene expects.

import { OAuthClient } from "everbearer";

/** Longest wait for an event, in milliseconds. */
const PATIENCE_MS = 8_000;

/** Why a token is asked for. */
const WHY = {
  needed: "a call waits for it",
  ahead: "ahead of time, nobody waits for it",
  rejected: "the API has rejected the last token",
  forced: "a caller wants a newer token",
};

/** One scene on one system. */
class Run {
  calls = 0;
  problems = [];
  #client;
  #screen;
  #startedAt = performance.now();

  constructor(system, screen) {
    this.system = system;
    this.#screen = screen;
  }

  get client() {
    return this.#client;
  }

  /** Prints one event. */
  say(text) {
    this.#screen.event(performance.now() - this.#startedAt, this.system.name, text);
  }

  /** An expectation. */
  check(truth, text) {
    if (truth) return;
    this.problems.push(text);
    this.#screen.problem(performance.now() - this.#startedAt, this.system.name, text);
  }

  /** Makes the scene's client, and prints its events. */
  open(options = {}) {
    const client = new OAuthClient({ ...this.system.options, ...options });
    client.on("token-request", ({ flight, reason }) =>
      this.say(`token request ${flight} goes out (${WHY[reason]})`),
    );
    client.on("token", ({ generation, flight, durationMs, lifetimeMs }) =>
      this.say(
        `token ${generation} granted for ${lifetimeMs / 1000} s (request ${flight}, ${durationMs} ms)`,
      ),
    );
    client.on("token-failed", ({ flight, error }) =>
      this.say(`token request ${flight} failed: ${error.code}`),
    );
    client.on("replayed", ({ rejectedGeneration, generation }) =>
      this.say(
        `token ${rejectedGeneration} was rejected; the call is replayed with token ${generation}`,
      ),
    );
    client.on("retried", ({ status, delayMs }) =>
      this.say(`the API responded ${status}; the call is retried in ${delayMs} ms`),
    );
    this.#client = client;
    return client;
  }

  /** Makes one call and reads its response. */
  async call() {
    this.calls++;
    const startedAt = performance.now();
    const response = await this.#client.fetch(this.system.operation);
    await response.arrayBuffer();
    return { status: response.status, ms: performance.now() - startedAt };
  }

  /** Makes one call and prints its result. */
  async tellCall() {
    const { status, ms } = await this.call();
    const { generation } = this.#client.status();
    this.say(
      `GET ${this.system.operation} -> ${status} in ${ms.toFixed(0)} ms, with token ${generation}`,
    );
    this.check(status === 200, `the API responded ${status}`);
    return ms;
  }

  /** The client's next event of this kind; undefined if it does not come. */
  next(type) {
    return new Promise((resolve) => {
      const timer = setTimeout(() => resolve(undefined), PATIENCE_MS);
      const stop = this.#client.on(type, (event) => {
        stop();
        clearTimeout(timer);
        resolve(event);
      });
    });
  }

  /** The client's own counts, which must agree with the server's. */
  finish(expected) {
    const {
      tokenRequests = 0,
      tokenFailures = 0,
      replays = 0,
      retries = 0,
    } = this.#client?.status() ?? {};
    const counts = {
      calls: this.calls,
      "token requests": tokenRequests,
      failures: tokenFailures,
      replays,
      retries,
    };
    for (const [name, wanted] of Object.entries(expected)) {
      this.check(counts[name] === wanted, `${counts[name]} ${name} instead of ${wanted}`);
    }
    const seen = this.system.server.counters().tokenRequests;
    this.check(seen === tokenRequests, `the server counted ${seen} token requests`);
    this.#client?.close();
    return counts;
  }
}

/**
 * Plays a scene on every system: one after the other, or side by side if it mostly waits. Returns
 * one result for each system.
 */
export async function play(scene, systems, sandbox, screen) {
  screen.scene(scene.number, scene.title, scene.about);
  sandbox.reset();
  const one = async (system) => {
    if (scene.tokenLifetimeSeconds !== undefined) {
      system.server.settings.tokenLifetimeSeconds = scene.tokenLifetimeSeconds;
    }
    const run = new Run(system, screen);
    try {
      await scene.run(run);
    } catch (error) {
      run.check(false, `${error}`);
    }
    const counts = run.finish(scene.expected);
    return { title: scene.title, system: system.name, counts, problems: run.problems };
  };
  if (scene.sideBySide) return Promise.all(systems.map(one));
  const results = [];
  for (const system of systems) results.push(await one(system));
  return results;
}
