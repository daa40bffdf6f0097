// Owns the faulty proxy between a client and the sandbox: it reads requests from bare TCP connections and
// passes the sandbox's responses on, unless a fault takes over the connection.

import { once } from "node:events";
import { Agent, request as httpRequest } from "node:http";
import { createServer } from "node:net";

/** The first byte of a TLS handshake, and a plain HTTP server's response to it. */
const TLS = 0x16;
const NOT_HTTP = { status: "400 Bad Request", headers: ["connection: close"], body: "" };

/** A response as bytes, with changes if given; `length` overrides the true one. */
export function bytesOf(response, changes = {}) {
  const { version = "1.1", status, headers, body, length } = { ...response, ...changes };
  const framing = length === null ? [] : [`content-length: ${length ?? Buffer.byteLength(body)}`];
  const head = [`HTTP/${version} ${status}`, ...headers, ...framing, "", ""].join("\r\n");
  return Buffer.concat([Buffer.from(head, "latin1"), Buffer.from(body)]);
}

/** The first complete request among these bytes, and its length. */
function parse(bytes) {
  const end = bytes.indexOf("\r\n\r\n");
  if (end === -1) return undefined;
  const [line, ...fields] = bytes.toString("latin1", 0, end).split("\r\n");
  const [method, path] = line.split(" ");
  const headers = Object.fromEntries(
    fields.map((field) => [
      field.slice(0, field.indexOf(":")).toLowerCase(),
      field.slice(field.indexOf(":") + 1).trim(),
    ]),
  );
  const length = end + 4 + Number(headers["content-length"] ?? 0);
  if (bytes.length < length) return undefined;
  return { method, path, headers, body: bytes.subarray(end + 4, length), length };
}

/** Starts one in front of a sandbox's plain system; it closes with the test. */
export async function startProxy(t, { tokenUrl, baseUrl }) {
  const upstream = new URL(tokenUrl);
  const agent = new Agent({ keepAlive: true });
  const sockets = new Set();
  const state = { busy: 0, requests: [] };
  let choose = () => undefined;

  /** The sandbox's response to this request, after it has processed it. */
  async function forward({ method, path, headers, body }) {
    const { hostname: host, port } = upstream;
    const sent = httpRequest({ agent, host, port, method, path, headers }).end(body);
    const [response] = await once(sent, "response");
    const chunks = await response.toArray();
    const kept = Object.entries(response.headers).filter(
      ([name]) => !/^(connection|keep-alive|content-length|transfer-encoding)$/.test(name),
    );
    return {
      status: `${response.statusCode} ${response.statusMessage}`,
      headers: kept.map(([name, value]) => `${name}: ${value}`),
      body: Buffer.concat(chunks),
    };
  }

  async function handle(socket, request) {
    const endpoint = request.path === upstream.pathname ? "token" : "api";
    const fault = choose(endpoint, request);
    state.requests.push({ endpoint, ...request });
    state.busy += 1;
    try {
      if (fault) await fault(socket, () => forward(request), request);
      else socket.write(bytesOf(await forward(request)));
    } finally {
      state.busy -= 1;
    }
  }

  const server = createServer({ noDelay: true }, (socket) => {
    let pending = Buffer.alloc(0);
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket)).on("error", () => undefined);
    socket.on("data", (chunk) => {
      pending = Buffer.concat([pending, chunk]);
      if (pending[0] === TLS) socket.end(bytesOf(NOT_HTTP));
      const request = parse(pending);
      if (!request) return;
      pending = pending.subarray(request.length);
      void handle(socket, request);
    });
  });
  const listen = async (port) => {
    server.listen(port, "127.0.0.1");
    await once(server, "listening");
  };
  await listen(0);
  const { port } = server.address();
  const url = `http://127.0.0.1:${port}`;
  /** Closes all connections and refuses new ones. */
  const down = async () => {
    if (!server.listening) return;
    server.close();
    for (const socket of sockets) socket.destroy();
    await once(server, "close");
  };
  t.after(async () => {
    await down();
    agent.destroy();
  });
  return {
    /** Every complete request: `endpoint`, `method`, `path`, `headers`, `body`. */
    requests: state.requests,
    sockets,
    down,
    up: () => listen(port),
    tokenUrl: tokenUrl.replace(upstream.origin, url),
    baseUrl: baseUrl.replace(upstream.origin, url),
    /** The number of requests whose fault still writes or waits for the client's close. */
    busy: () => state.busy,
    /** From now on `pick(endpoint, request)` gives the fault of each request, if any. */
    plan(pick) {
      choose = pick;
    },
  };
}
