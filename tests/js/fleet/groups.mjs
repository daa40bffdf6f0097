// Owns groups of real servers: a cluster of three masters, and a master with a replica under Sentinel.

import { WATCHED } from "./libraries.mjs";
import { freePort, startServer } from "./servers.mjs";
import { poll } from "./wait.mjs";

const SLOTS = 16_384;
const MASTERS = 3;

/** The fields of an answer in lines of `name:value`. */
const fieldsOf = (text) =>
  Object.fromEntries(text.split("\r\n").map((line) => line.split(/:(.*)/s).slice(0, 2)));

/** Starts a cluster of three masters. Its `target` is what a library connects to. */
export async function startCluster(t, kind) {
  const nodes = [];
  for (let index = 0; index < MASTERS; index += 1) {
    const bus = await freePort();
    nodes.push(await startServer(t, kind, { "cluster-enabled": "yes", "cluster-port": bus }));
    const from = Math.ceil((index * SLOTS) / MASTERS);
    const to = Math.ceil(((index + 1) * SLOTS) / MASTERS) - 1;
    await nodes[index].ask("CLUSTER", "ADDSLOTSRANGE", from, to);
    await nodes[index].ask("CLUSTER", "SET-CONFIG-EPOCH", index + 1);
    if (index > 0) await nodes[0].ask("CLUSTER", "MEET", "127.0.0.1", nodes[index].port, bus);
  }
  for (const node of nodes) {
    const agrees = async () => {
      const info = fieldsOf(await node.ask("CLUSTER", "INFO"));
      return info.cluster_state === "ok" && info.cluster_size === `${MASTERS}`;
    };
    await poll(agrees, "the cluster's nodes agree");
  }
  return { kind, nodes, target: { cluster: nodes.map(({ port }) => port) } };
}

/** A server in Sentinel's mode, which watches this master. */
const startSentinel = (t, kind, master) =>
  startServer(
    t,
    kind,
    {
      [`sentinel monitor ${WATCHED}`]: `127.0.0.1 ${master} 1`,
      [`sentinel down-after-milliseconds ${WATCHED}`]: 1_000,
      [`sentinel failover-timeout ${WATCHED}`]: 3_000,
    },
    ["--sentinel"],
  );

/** Starts a master, its replica and a Sentinel. Its `target` is what a library connects to. */
export async function startWatched(t, kind) {
  const master = await startServer(t, kind, { "repl-diskless-sync-delay": 0 });
  const replica = await startServer(t, kind, { replicaof: `127.0.0.1 ${master.port}` });
  const replicated = async () => /state=online/.test(await master.ask("INFO", "replication"));
  await poll(replicated, "the replica is in step");
  const sentinel = await startSentinel(t, kind, master.port);
  const knows = async () => {
    const replicas = await sentinel.ask("SENTINEL", "REPLICAS", WATCHED);
    return replicas.length === 1;
  };
  await poll(knows, "Sentinel knows the replica");
  const masterPort = async () =>
    Number((await sentinel.ask("SENTINEL", "GET-MASTER-ADDR-BY-NAME", WATCHED))[1]);
  return {
    kind,
    master,
    replica,
    target: { sentinels: [sentinel.port] },
    /** Kills the master, and resolves when the replica has taken its place. */
    async failOver() {
      await master.kill();
      const promoted = async () =>
        (await masterPort()) === replica.port &&
        /role:master/.test(await replica.ask("INFO", "replication"));
      await poll(promoted, "the replica is the master");
    },
  };
}
