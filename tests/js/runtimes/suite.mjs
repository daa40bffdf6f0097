// Owns running the behaviours in the runtime in which an adapter has loaded the package, and reporting each
// outcome.

import { behaviours } from "./behaviours.mjs";

/** The names of the behaviours, in the order of the table's columns. */
export const names = Object.keys(behaviours);

/**
 * Makes the clients that are module constants, so it must be called at module level, and gives a
 * function that runs one behaviour and resolves with "ok" or the failure.
 */
export function suite({ everbearer, variables, inspect, AsyncLocalStorage }) {
  const { OAuthClient, AthenaClient, VagaroClient, VagaroV2Client } = everbearer;
  const constants = {
    oauth: OAuthClient.fromEnv("ACME"),
    athena: AthenaClient.fromEnv(),
    vagaro: VagaroClient.fromEnv(),
    vagaroV2: VagaroV2Client.fromEnv(),
  };

  const steer = async (method, path, body) => {
    const init = { method, ...(body && { body: JSON.stringify(body) }) };
    const response = await fetch(`${variables.SANDBOX_URL}/_sandbox/${path}`, init);
    const content = await response.json();
    if (!response.ok) throw new Error(`the sandbox says: ${content.error}`);
    return content;
  };

  const counters = async () => (await steer("GET", "counters")).oauth;

  const helpers = {
    everbearer,
    variables,
    inspect,
    AsyncLocalStorage,
    constants,
    control: steer,
    counters,
    /** Waits until the sandbox has counted one. */
    async arrival(counter) {
      while ((await counters())[counter] === 0);
    },
    async statusesOf(client, count) {
      const calls = Array.from({ length: count }, async () => {
        const response = await client.fetch("things");
        await response.arrayBuffer();
        return response.status;
      });
      return Promise.all(calls);
    },
  };

  return async (name) => {
    const made = [];
    const connect = (options) => {
      made.push(OAuthClient.fromEnv("ACME", options));
      return made.at(-1);
    };
    try {
      await steer("POST", "reset");
      await behaviours[name]({ ...helpers, connect });
      return "ok";
    } catch (error) {
      return error.stack?.includes(error.message) ? error.stack : `${error}\n${error.stack}`;
    } finally {
      for (const client of made) client.close();
    }
  };
}

/** Runs all of them in order, and gives the outcomes by name. */
export async function runAll(loaded) {
  const run = suite(loaded);
  const outcomes = {};
  for (const name of names) outcomes[name] = await run(name);
  return outcomes;
}
