// A worker with a client at module level. A request to /lead begins the flight and leaves before its end,
// once as many others wait as the query says; /wait needs the token.

import "./watch.mjs";
import { env } from "cloudflare:workers";
import { OAuthClient } from "everbearer";
import { running } from "./watch.mjs";

const client = OAuthClient.fromEnv("ACME");
let waiting = 0;
let kept;

const crowd = async (count) => {
  while (waiting < count) await globalThis.scheduler.wait(1);
};

/** The outcome of a leaving request does not matter. */
const begin = () => void client.getToken().catch(() => undefined);

/**
 * A client of this worker that disconnects. It is the worker itself, because workerd then ends the request
 * at once, while it notices late that a client has closed its connection.
 */
async function goAway(count) {
  const controller = new AbortController();
  const call = env.SELF.fetch("http://worker.example/hang", { signal: controller.signal });
  await crowd(count);
  controller.abort();
  return call.catch((error) => error.name);
}

const ROUTES = {
  async lead({ how, waiters }) {
    if (how === "is aborted") return goAway(Number(waiters));
    begin();
    await crowd(Number(waiters));
    if (how === "throws") throw new Error("the leader throws");
    return "left";
  },
  async hang() {
    begin();
    await new Promise(() => undefined);
  },
  async wait() {
    waiting += 1;
    const response = await client.fetch("things");
    await response.arrayBuffer();
    return { status: response.status, running: { ...running } };
  },
  later({ ms }) {
    const { now } = Date;
    Date.now = () => now() + Number(ms);
    return "later";
  },
  /** Does what no worker may do: reads the body of one request's response in another. */
  async keep() {
    kept = await env.SELF.fetch("http://worker.example/status");
    return "kept";
  },
  read: () => kept.json(),
  close() {
    client.close();
    return client.status().state;
  },
  status: () => client.status(),
};

export default {
  async fetch(request) {
    const { pathname, searchParams } = new URL(request.url);
    return Response.json(await ROUTES[pathname.slice(1)](Object.fromEntries(searchParams)));
  },
};
