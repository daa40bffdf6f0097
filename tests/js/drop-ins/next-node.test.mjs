// The route handlers for Next's Node runtime, called as Next calls them, with a Request.

import { dropIn, handlers } from "./drop-in.mjs";

const url = "https://app.example.com/node/things";

await dropIn(
  "next/app/node/things/route.js",
  handlers({
    get: ({ GET }) => GET(new Request(`${url}?id=7`)),
    post: ({ POST }, thing) =>
      POST(new Request(url, { method: "POST", body: JSON.stringify(thing) })),
  }),
);
