// `everbearer doctor` behind a proxy that refuses, in each Node whose fetch uses proxies.

import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer } from "node:http";
import { test } from "node:test";
import { everbearer, variablesFor } from "../support/cli.mjs";
import { startSandbox } from "../support/setup.mjs";
import { programs } from "./tools.mjs";

for (const [status, words] of [
  [403, /Have .* allowed at the proxy/],
  [407, /It wants credentials/],
]) {
  for (const major of [22, 24]) {
    test(`Node ${major}: a proxy that refuses with ${status}`, async (t) => {
      const sandbox = await startSandbox();
      const proxy = createServer().on("connect", (_request, socket) => {
        socket.end(`HTTP/1.1 ${status} Refused\r\ncontent-length: 0\r\n\r\n`);
      });
      proxy.listen(0, "127.0.0.1");
      t.after(() => Promise.all([sandbox.close(), proxy.close()]));
      await once(proxy, "listening");
      const { stdout, code } = await everbearer(["doctor", "--prefix", "ACME", "--json"], {
        node: programs.node(major),
        env: {
          ...variablesFor(sandbox),
          HTTP_PROXY: `http://user:canary-s3cret@127.0.0.1:${proxy.address().port}`,
          NODE_USE_ENV_PROXY: "1",
        },
      });
      const { causes } = JSON.parse(stdout);
      assert.deepEqual([code, causes[0].id], [1, "proxy"]);
      assert.match(causes[0].cause, new RegExp(`status ${status}`));
      assert.match(causes[0].todo, words);
      assert.equal(sandbox.oauth.counters().tokenRequests, 0, "no credential was sent");
    });
  }
}
