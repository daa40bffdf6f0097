// Owns the client libraries of the stores: how each of them connects, by name.

import { createRequire } from "node:module";
import { join } from "node:path";

const require = createRequire(join(process.env.EVERBEARER_STORES, "none.js"));
const HOST = "127.0.0.1";

/** The name of the set of servers that Sentinel watches. */
export const WATCHED = "everbearer";

/** The token of the REST adaptor. */
export const REST_TOKEN = "rest-token";

// A client library tells a lost connection to its listeners; without one the process would end.
const quiet = (client) => client.on("error", () => undefined);

const addresses = (ports) => ports.map((port) => ({ host: HOST, port }));

/** `redis`, from version 4 on: it connects when it is told to, and settles when it could. */
function nodeRedis(name, { port, cluster, sentinels }) {
  const { createClient, createCluster, createSentinel } = require(name);
  const make = () => {
    if (cluster) {
      return createCluster({ rootNodes: addresses(cluster).map((socket) => ({ socket })) });
    }
    if (sentinels) {
      return createSentinel({ name: WATCHED, sentinelRootNodes: addresses(sentinels) });
    }
    return createClient({ socket: { host: HOST, port } });
  };
  const client = quiet(make());
  const close = () => (client.destroy ? client.destroy() : client.disconnect());
  return { client, ready: Promise.resolve(client.connect()), close };
}

/** `ioredis` and its kin: they connect at once, and tell when they are ready. */
function ioRedis(name, { port, cluster, sentinels }) {
  const { Redis, Cluster } = require(name);
  const make = () => {
    if (cluster) return new Cluster(addresses(cluster));
    if (sentinels) return new Redis({ sentinels: addresses(sentinels), name: WATCHED });
    return new Redis({ host: HOST, port });
  };
  const client = quiet(make());
  const ready = new Promise((resolve) => client.once("ready", resolve));
  return { client, ready, close: () => client.disconnect() };
}

/** Upstash by REST: there is no connection. */
function upstash(name, { rest }) {
  const { Redis } = require(name);
  const client = new Redis({ url: rest, token: REST_TOKEN, enableTelemetry: false });
  return { client, ready: Promise.resolve(), close: () => undefined };
}

/** How each library connects. */
const CONNECT = {
  redis: nodeRedis,
  redis5: nodeRedis,
  redis4: nodeRedis,
  ioredis: ioRedis,
  ioredis5: ioRedis,
  iovalkey: ioRedis,
  "@upstash/redis": upstash,
};

/** The libraries that speak to a server of their own accord. */
export const TCP_LIBRARIES = Object.keys(CONNECT).filter((name) => CONNECT[name] !== upstash);

/**
 * Connects to a target: `{ port }`, the ports of a `cluster` or of `sentinels`, or the URL of a `rest` adaptor.
 * Returns the library's client, a promise that it is ready, and what closes it.
 */
export const connect = (name, target) => CONNECT[name](name, target);

/** Makes one request of a server, over a connection of its own. */
export async function command(port, ...args) {
  const { createClient } = require("redis");
  const socket = { host: HOST, port, reconnectStrategy: false };
  const client = quiet(createClient({ socket, RESP: 2 }));
  try {
    await client.connect();
    return await client.sendCommand(args.map(String));
  } finally {
    client.destroy();
  }
}
