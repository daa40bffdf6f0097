// ofetch with a client's fetch.

import assert from "node:assert/strict";
import { dropIn, THINGS } from "./drop-in.mjs";

await dropIn("ofetch.mjs", {
  ...THINGS,
  refusal: ({ name, status, data }) =>
    assert.deepEqual([name, status, data], ["FetchError", 422, { error: "not_so" }]),
});
