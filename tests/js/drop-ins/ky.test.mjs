// ky with a client's fetch.

import assert from "node:assert/strict";
import { dropIn, THINGS } from "./drop-in.mjs";

await dropIn("ky.mjs", {
  ...THINGS,
  refusal: ({ name, response }) => assert.deepEqual([name, response.status], ["HTTPError", 422]),
});
