// A Hono application with one client for all requests.

import { dropIn, handlers } from "./drop-in.mjs";

await dropIn(
  "hono.mjs",
  handlers({
    get: ({ default: app }) => app.request("/things/7"),
    post: ({ default: app }, thing) =>
      app.request("/things", { method: "POST", body: JSON.stringify(thing) }),
  }),
);
