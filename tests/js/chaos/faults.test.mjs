// Each fault, of the token endpoint and of the API: the caller gets the documented outcome in time, and the
// client works again as soon as the server does.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { GROUPS } from "./faults.mjs";
import { chaos, ending, healed } from "./world.mjs";

const SHORT_MS = 300;

for (const { token, api, slow, faults } of GROUPS) {
  describe(`a token request ends with ${token}`, () => {
    for (const [name, fault] of Object.entries(faults)) {
      test(name, async (t) => {
        const { proxy, open, settled } = await chaos(t);
        const client = open(slow && { tokenTimeoutMs: SHORT_MS });
        proxy.plan((endpoint) => endpoint === "token" && fault);
        const { outcome, error } = await ending(client);
        assert.equal(outcome, token);
        const { tokenRequests } = client.status();
        assert.equal(tokenRequests, error?.transient ? 2 : 1);
        assert.equal(proxy.requests.length, tokenRequests + (error ? 0 : 1));
        proxy.plan(() => undefined);
        await healed(client, error);
        await settled();
      });
    }
  });

  describe(`an API call ends with ${api}`, () => {
    for (const [name, fault] of Object.entries(faults)) {
      test(name, async (t) => {
        const { proxy, open, settled } = await chaos(t);
        const client = open();
        const { accessToken } = await client.getToken();
        proxy.plan(() => fault);
        const limits = slow && { timeoutMs: SHORT_MS, bodyMs: SHORT_MS };
        const { outcome } = await ending(client, { token: accessToken, ...limits });
        assert.equal(outcome, api);
        assert.equal(client.status().retries, api === "network_error" ? 1 : 0);
        proxy.plan(() => undefined);
        await healed(client);
        assert.equal(client.status().tokenRequests, 1);
        await settled();
      });
    }
  });
}
