// octokit with a client's fetch, which replaces the Authorization header that octokit sets.

import assert from "node:assert/strict";
import { dropIn, THINGS } from "./drop-in.mjs";

await dropIn("octokit.mjs", {
  ...THINGS,
  refusal: ({ name, status }) => assert.deepEqual([name, status], ["HttpError", 422]),
});
