// One signal shared by many calls at once, such as an incoming request's: no leak warning, whatever the calls
// wait for.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { runScript } from "../support/child.mjs";

const CALLS = {
  "calls that wait for a token": `(index) => client.fetch("things/" + index, { signal })`,
  "calls with a timeout that wait for a token": `(index) =>
    client.fetch("things/" + index, { signal, timeoutMs: 60_000 })`,
  "callers of getToken": "() => client.getToken({ signal })",
  "callers of authorization with a timeout": `() =>
    client.authorization({ signal, timeoutMs: 60_000 })`,
};

const WORLD = `
  const { OAuthClient } = await load("everbearer");
  const { signal } = new AbortController();
  let open;
  const opened = new Promise((resolve) => (open = resolve));
  const fetch = async (input) => {
    await opened;
    return String(input).endsWith("token")
      ? Response.json({ access_token: "t", expires_in: 3600 })
      : Response.json({ code: 0 });
  };
  const places = { tokenUrl: "https://auth.example.com/token", baseUrl: "https://api.example.com/" };
  const client = new OAuthClient({ ...places, clientId: "i", clientSecret: "s", fetch, ...OWN });
  const calls = Array.from({ length: COUNT }, (_, index) => (CALL)(index));
  for (let turn = 0; turn < 5; turn += 1) await new Promise(setImmediate);
  open();
  const ended = await Promise.allSettled(calls);
  for (let turn = 0; turn < 5; turn += 1) await new Promise(setImmediate);
  console.log(ended.filter(({ status }) => status === "fulfilled").length);
  client.close();`;

/** The output of a process that makes this many calls. */
async function printed(count, call, own = "{}") {
  const script = WORLD.replace("OWN", own).replace("COUNT", count).replace("CALL", call);
  const { code, stdout, stderr } = await runScript(script);
  return [code, stdout, stderr];
}

for (const count of [12, 60]) {
  describe(`${count} calls that share one signal print no warning:`, () => {
    for (const [what, call] of Object.entries(CALLS)) {
      test(what, async () => {
        assert.deepEqual(await printed(count, call), [0, `${count}\n`, ""]);
      });
    }

    test("calls whose responses are inspected", async () => {
      const [call] = Object.values(CALLS);
      const own = '{ profile: { codeMember: "code", statusOfCode: { 1: 401 } } }';
      assert.deepEqual(await printed(count, call, own), [0, `${count}\n`, ""]);
    });
  });
}
