// Node 24 and newer follow HTTP_PROXY in fetch if NODE_USE_ENV_PROXY is set: token requests and calls go
// through the proxy, except to hosts in NO_PROXY.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { createServer, request as forward } from "node:http";
import { connect } from "node:net";
import { dirname } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { variablesOf } from "../runtimes/variables.mjs";
import { startSandbox } from "../support/setup.mjs";

const cwd = dirname(fileURLToPath(import.meta.url));
const skip = Number(process.versions.node.split(".")[0]) < 24 && "Node 24 and newer has it";

const PROGRAM = `
  import { load } from ${JSON.stringify(new URL("../packaging/load.mjs", import.meta.url).href)};
  const { OAuthClient } = await load("everbearer");
  const client = OAuthClient.fromEnv("ACME");
  console.log((await client.fetch("things")).status);
`;

/** A proxy that counts requests and tunnels. */
async function startProxy(t) {
  const seen = [];
  const proxy = createServer((request, response) => {
    seen.push(request.url);
    const { method, headers } = request;
    const on = forward(request.url, { method, headers }, (incoming) => {
      response.writeHead(incoming.statusCode, incoming.headers);
      incoming.pipe(response);
    });
    request.pipe(on);
  });
  proxy.on("connect", ({ url }, near, head) => {
    seen.push(url);
    const [host, port] = url.split(":");
    const far = connect(Number(port), host, () => {
      near.write("HTTP/1.1 200 OK\r\n\r\n");
      far.write(head);
      far.pipe(near).pipe(far);
    });
    for (const socket of [near, far]) socket.on("error", () => socket.destroy());
  });
  await new Promise((listening) => proxy.listen(0, "127.0.0.1", listening));
  t.after(() => proxy.close());
  return { seen, url: `http://127.0.0.1:${proxy.address().port}` };
}

for (const [what, exempt, goesBy] of [
  ["all requests go through the proxy", "", true],
  ["except to hosts in NO_PROXY", "127.0.0.1", false],
]) {
  test(`NODE_USE_ENV_PROXY: ${what}`, { skip }, async (t) => {
    const sandbox = await startSandbox();
    t.after(() => sandbox.close());
    const proxy = await startProxy(t);
    const env = {
      ...process.env,
      ...variablesOf(sandbox),
      NODE_USE_ENV_PROXY: "1",
      HTTP_PROXY: proxy.url,
      NO_PROXY: exempt,
    };
    const args = ["--input-type=module", "--eval", PROGRAM];
    const { stdout } = await promisify(execFile)(process.execPath, args, { cwd, env });
    assert.equal(stdout.trim(), "200");
    const { tokenRequests, apiCalls } = sandbox.oauth.counters();
    assert.deepEqual([tokenRequests, apiCalls], [1, 1]);
    assert.equal(proxy.seen.length > 0, goesBy);
  });
}
