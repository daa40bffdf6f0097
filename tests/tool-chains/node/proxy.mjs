// Owns calls and token requests through a proxy: with undici's ProxyAgent, in a custom fetch or as the
// global dispatcher.

import { createServer } from "node:http";
import { connect } from "node:net";
import { OAuthClient } from "everbearer";
import { fetch as undiciFetch, ProxyAgent, setGlobalDispatcher } from "undici";
import { exercise } from "./exercise.mjs";

let tunnels = 0;
const proxy = createServer().on("connect", (request, near, head) => {
  tunnels += 1;
  const [host, port] = request.url.split(":");
  const far = connect(Number(port), host, () => {
    near.write("HTTP/1.1 200 OK\r\n\r\n");
    far.write(head);
    far.pipe(near).pipe(far);
  });
  for (const socket of [near, far]) socket.on("error", () => socket.destroy());
});
await new Promise((listening) => proxy.listen(0, "127.0.0.1", listening));
const dispatcher = new ProxyAgent(`http://127.0.0.1:${proxy.address().port}`);

class ByOwnFetch extends OAuthClient {
  static fromEnv(prefix, options) {
    const fetch = (input, init) => undiciFetch(input, { ...init, dispatcher });
    return super.fromEnv(prefix, { ...options, fetch });
  }
}

const isGlobal = process.argv[2] === "global";
if (isGlobal) setGlobalDispatcher(dispatcher);
const said = await exercise(isGlobal ? OAuthClient : ByOwnFetch, process.env);
await dispatcher.close();
proxy.close();
if (tunnels === 0) throw new Error("nothing went by the proxy");
console.log(said);
