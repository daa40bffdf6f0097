// graphql-request with a client's fetch. A query is a POST, and nothing declares it idempotent, so it is not
// retried in an outage.

import assert from "node:assert/strict";
import { dropIn, THINGS } from "./drop-in.mjs";

await dropIn("graphql-request.mjs", {
  ...THINGS,
  gateway: true,
  attempts: 1,
  refusal: ({ constructor, response }) =>
    assert.deepEqual([constructor.name, response.status], ["ClientError", 422]),
});
