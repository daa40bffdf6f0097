// Owns the client in a process of a cluster.

import cluster from "node:cluster";
import { once } from "node:events";
import { OAuthClient } from "everbearer";
import { exercise } from "./exercise.mjs";

if (cluster.isPrimary) {
  const worker = cluster.fork();
  const [said] = await once(worker, "message");
  worker.disconnect();
  console.log(said);
} else {
  process.send(await exercise(OAuthClient, process.env));
}
