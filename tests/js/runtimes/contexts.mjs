// Owns the behaviour about asynchronous contexts: calls that wait for one token, replays and retries are
// each sent in the context in which the call was made.

import { equal } from "./expect.mjs";

const CALLS = 50;

/** Makes calls of these names, each in its own context, and checks that each continues there. */
const inContexts = (contexts, names, client) =>
  Promise.all(
    names.map((name) =>
      contexts.run(name, async () => {
        const response = await client.fetch("things", { headers: { "x-name": name } });
        equal([response.status, contexts.getStore()], [200, name]);
        await response.arrayBuffer();
      }),
    ),
  );

const namesOf = (kind) => Array.from({ length: CALLS }, (_, index) => `${kind} ${index}`);

export async function ownContexts({ connect, control, AsyncLocalStorage }) {
  const contexts = new AsyncLocalStorage();
  const sent = [];
  const tokens = [];
  const statuses = new Map();
  let arrived = () => undefined;
  let held;
  const recording = async (input, init) => {
    const name = new Headers(init.headers).get("x-name");
    if (name === null) {
      tokens.push(contexts.getStore());
      arrived();
      await held;
      return fetch(input, init);
    }
    sent.push([name, contexts.getStore()]);
    const status = statuses.get(name);
    statuses.delete(name);
    if (status === undefined) return fetch(input, init);
    return new Response(null, { status, headers: { "retry-after": "0" } });
  };
  const client = connect({ fetch: recording, policy: { retryBudget: 10_000 } });
  const [cold, later] = [namesOf("cold"), namesOf("later")];
  const onItsWay = new Promise((resolve) => (arrived = resolve));
  let open;
  held = new Promise((resolve) => (open = resolve));
  const first = inContexts(contexts, cold, client);
  await onItsWay;
  const second = inContexts(contexts, later, client);
  open();
  await Promise.all([first, second]);
  equal(tokens, ["cold 0"]);
  await control("POST", "oauth/revoke");
  await inContexts(contexts, namesOf("replayed"), client);
  for (const status of [429, 503]) {
    const names = namesOf(`retried ${status}`);
    for (const name of names) statuses.set(name, status);
    await inContexts(contexts, names, client);
  }
  const strangers = sent.filter(([name, context]) => name !== context);
  equal([strangers.slice(0, 3), strangers.length, sent.length], [[], 0, 8 * CALLS]);
}
