// openapi-fetch with a client's fetch.

import assert from "node:assert/strict";
import { dropIn, THINGS } from "./drop-in.mjs";

await dropIn("openapi-fetch.mjs", {
  ...THINGS,
  refusal: ({ message, cause }) => {
    assert.equal(message, "not added: 422");
    assert.deepEqual(cause, { error: "not_so" });
  },
});
