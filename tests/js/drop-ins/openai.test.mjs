// openai with a client's fetch and without its own Authorization header.

import assert from "node:assert/strict";
import { dropIn } from "./drop-in.mjs";

await dropIn("openai.mjs", {
  gateway: true,
  read: ({ model }) => model("small"),
  found: { id: "small", object: "model" },
  write: ({ answer }) => answer("hello"),
  written: (said) => assert.equal(said, "You said: hello"),
  refusal: ({ constructor, status }) =>
    assert.deepEqual([constructor.name, status], ["UnprocessableEntityError", 422]),
});
