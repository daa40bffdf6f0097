// Owns performing one declared operation without a client: a function of the test sends it.

import { resource } from "../../../../build/js/operations/perform.js";

/** The method of one operation, and the requests that it makes; `body` is that of each response. */
export function performer(declaration, conventions, body) {
  const requests = [];
  const declared = { method: "GET", path: "things", provenance: "seed", ...declaration };
  const send = ({ url, init }) => {
    requests.push({ url, ...init });
    const text = typeof body === "string" ? body : JSON.stringify(body);
    return Promise.resolve({ status: 200, headers: new Headers(), retryAfterMs: undefined, text });
  };
  const { run } = resource("things", { run: declared }, conventions, send);
  return { run, requests };
}
