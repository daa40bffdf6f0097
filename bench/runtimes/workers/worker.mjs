// Owns the worker that is measured in workerd. Its clock stands still between two inputs, so it cannot
// measure time: it makes as many calls as a request asks for, one after the other, and the requester
// measures the time.

import { env } from "cloudflare:workers";

const DONE = Promise.resolve(new Response(null, { status: 200 }));
const { fetch } = globalThis;
let stubbed = false;
globalThis.fetch = (input, init) => (stubbed ? DONE : fetch(input, init));

/** Nothing, a first header, calls, or calls with a stub of fetch. */
const goals = {
  nowhere: () => undefined,
  header: ({ subject }) => subject().header(),
  async calls({ subject, count }) {
    for (let done = 0; done < count; done++) {
      const response = await subject().call("things/1");
      await response.text();
    }
  },
  async stubbed({ subject, count }) {
    stubbed = true;
    for (let done = 0; done < count; done++) await subject().call("things/1");
    stubbed = false;
  },
};

/** A worker with the adapters of these peers. */
export function workerOf(adapters) {
  const made = {};
  return {
    async fetch(request) {
      const { goal, peer, count } = Object.fromEntries(new URL(request.url).searchParams);
      const subject = () => (made[peer] ??= adapters[peer](JSON.parse(env.SETTINGS)));
      await goals[goal]({ subject, count: Number(count) });
      return Response.json("there");
    },
  };
}
