// Owns an adaptor that speaks Upstash's REST protocol over a real server: a request's body is a command, or for
// /pipeline a list of them, and texts are in base64 if the request asks for that.

import { once } from "node:events";
import { createServer } from "node:http";
import { connect, REST_TOKEN } from "./libraries.mjs";

/** A reply in the form of the response; a status is no text. */
function encoded(reply) {
  if (typeof reply === "string" && reply !== "OK") return Buffer.from(reply).toString("base64");
  return Array.isArray(reply) ? reply.map(encoded) : reply;
}

async function bodyOf(request) {
  let text = "";
  for await (const part of request.setEncoding("utf8")) text += part;
  return JSON.parse(text);
}

/** Starts one in front of this server; it ends with the test. Its `target` is what the library connects to. */
export async function startRest(t, { target }) {
  const { client, ready, close } = connect("redis", target);
  await ready;
  const run = async (words, inBase64) => {
    try {
      const reply = await client.sendCommand(words.map(String));
      return { result: inBase64 ? encoded(reply) : reply };
    } catch (error) {
      return { error: error.message };
    }
  };
  const respond = async (request) => {
    if (request.headers.authorization !== `Bearer ${REST_TOKEN}`) {
      return [401, { error: "WRONGPASS" }];
    }
    const inBase64 = request.headers["upstash-encoding"] === "base64";
    const body = await bodyOf(request);
    if (request.url === "/pipeline") {
      return [200, await Promise.all(body.map((words) => run(words, inBase64)))];
    }
    const outcome = await run(body, inBase64);
    return [outcome.error === undefined ? 200 : 400, outcome];
  };
  const server = createServer(async (request, response) => {
    const [status, body] = await respond(request);
    response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  t.after(() => {
    close();
    server.closeAllConnections();
    server.close();
  });
  return { target: { rest: `http://127.0.0.1:${server.address().port}` } };
}
