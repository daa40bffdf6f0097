// axios with a client's fetch behind its fetch adapter.

import assert from "node:assert/strict";
import { dropIn, THINGS } from "./drop-in.mjs";

await dropIn("axios.mjs", {
  ...THINGS,
  refusal: ({ name, response: { status, data } }) =>
    assert.deepEqual([name, status, data], ["AxiosError", 422, { error: "not_so" }]),
});
