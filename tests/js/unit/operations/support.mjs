// Owns performing one declared operation without a client: its fetch is a function of the test.

import { resource } from "../../../../build/js/operations/perform.js";

/** The method of one operation, and the requests that it makes; `body` is what they are answered. */
export function performer(declaration, dialect, body) {
  const requests = [];
  const declared = { method: "GET", path: "things", source: "seed", ...declaration };
  const fetch = (url, init) => {
    requests.push({ url, ...init });
    return Promise.resolve(typeof body === "string" ? new Response(body) : Response.json(body));
  };
  const { run } = resource("things", { run: declared }, dialect, fetch);
  return { run, requests };
}
