// The limits of calls' options are those of the core's table, which the facade checks by itself.

import assert from "node:assert/strict";
import { test } from "node:test";
import { OAuthClient } from "everbearer";
import { virtualClock } from "everbearer/sandbox";
import { readOptions } from "../../../scripts/docs/options.mjs";

const OPTIONS = {
  tokenUrl: "https://auth.example.com/token",
  clientId: "id",
  clientSecret: "secret",
  baseUrl: "https://api.example.com/",
  fetch: (url) =>
    Promise.resolve(
      String(url) === OPTIONS.tokenUrl
        ? Response.json({ access_token: "t0ken", expires_in: 3600 })
        : new Response(""),
    ),
};

/** Where an option is given; each rejects or throws if its value is invalid. */
const PLACES = {
  "the constructor": (t, option) => connect(t, option),
  withOptions: (t, option) => connect(t, {}).withOptions(option),
  "a call": (t, option) => connect(t, {}).fetch("things", option),
};

function connect(t, option) {
  // Its time stands still: no call runs out of it.
  const client = new OAuthClient({ ...OPTIONS, clock: virtualClock(), ...option });
  t.after(() => client.close());
  return client;
}

for (const name of ["timeoutMs", "maxRetries"]) {
  const { range } = readOptions().find((option) => option.name === name);
  const [least, most] = range;
  for (const [place, give] of Object.entries(PLACES)) {
    test(`${place}: ${name} may be ${least} and ${most}, and nothing beyond`, async (t) => {
      for (const value of [least, most]) await give(t, { [name]: value });
      for (const value of [least - 1, most + 1]) {
        const giving = async () => await give(t, { [name]: value });
        await assert.rejects(giving, (error) => {
          assert.match(error.code, /^invalid_c/);
          const problems = error.problems?.map(({ option, problem }) => `${option} ${problem}`);
          assert.match(problems?.join() ?? error.message, new RegExp(`${name}.*${most}`));
          return true;
        });
      }
    });
  }
}
