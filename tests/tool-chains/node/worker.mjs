// Owns the client in a worker thread, with one in the main thread beside it.

import { once } from "node:events";
import { isMainThread, parentPort, Worker } from "node:worker_threads";
import { OAuthClient } from "everbearer";
import { exercise } from "./exercise.mjs";

if (isMainThread) {
  const client = OAuthClient.fromEnv("ACME", { env: process.env });
  await client.getToken();
  const [said] = await once(new Worker(new URL(import.meta.url)), "message");
  if (client.status().state !== "usable") throw new Error(client.status().state);
  client.close();
  console.log(said);
} else {
  parentPort.postMessage(await exercise(OAuthClient, process.env));
}
