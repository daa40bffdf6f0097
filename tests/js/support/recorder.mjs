// Owns a bare HTTP server that records its requests: a host outside of the sandbox.

import { once } from "node:events";
import { createServer } from "node:http";

/** Starts one on a free port of the loopback interface; it ends with the test. */
export async function startRecorder(t, respond = (_request, response) => response.end("{}")) {
  const requests = [];
  const sockets = new Set();
  const server = createServer((request, response) => {
    const chunks = [];
    request.on("data", (chunk) => chunks.push(chunk));
    request.on("end", () => {
      const { method, url, headers } = request;
      requests.push({ method, url, headers, body: Buffer.concat(chunks).toString("latin1") });
      respond(request, response);
    });
  });
  // A server does not close a connection that a client has abandoned.
  server.keepAliveTimeout = 60_000;
  server.on("connection", (socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket)).on("error", () => undefined);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  return { url: `http://127.0.0.1:${server.address().port}`, requests, sockets };
}
