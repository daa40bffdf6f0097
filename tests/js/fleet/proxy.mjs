// Owns a proxy between the processes and a store: it delays what passes, swallows it, or breaks all connections.

import { once } from "node:events";
import { connect, createServer } from "node:net";

/** Starts one in front of this port of the loopback interface; it ends with the test. */
export async function startProxy(t, port) {
  const sockets = new Set();
  const state = { latencyMs: 0, swallows: false, onRequest: () => undefined };

  /** Passes bytes on in their order, each after the latency, unless they are swallowed. */
  function pass(from, to, see) {
    let before = Promise.resolve();
    from.on("data", (bytes) => {
      if (state.swallows) return;
      see(bytes);
      const due = performance.now() + state.latencyMs;
      before = before.then(async () => {
        const leftMs = due - performance.now();
        if (leftMs > 0) await new Promise((resolve) => setTimeout(resolve, leftMs));
        if (!to.destroyed) to.write(bytes);
      });
    });
    from.on("error", () => undefined);
    from.on("close", () => {
      sockets.delete(from);
      // A half-open connection hears nothing of the other side's end.
      if (!state.swallows) to.destroy();
    });
    sockets.add(from);
  }

  const server = createServer({ noDelay: true }, (near) => {
    const far = connect({ host: "127.0.0.1", port, noDelay: true });
    pass(near, far, (bytes) => state.onRequest(bytes.toString("latin1")));
    pass(far, near, () => undefined);
  });
  const reset = () => {
    for (const socket of sockets) socket.destroy();
  };
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  t.after(async () => {
    server.close();
    reset();
    await once(server, "close");
  });
  return {
    target: { port: server.address().port },
    /** Each way takes this long from now on. */
    delay: (ms) => (state.latencyMs = ms),
    /** Half-open: what either side sends from now on is lost, and connections stay. */
    swallow: () => (state.swallows = true),
    /** The opposite. What was lost stays lost, so the connections of before are broken. */
    heal() {
      state.swallows = false;
      state.latencyMs = 0;
      reset();
    },
    reset,
    /** Calls back with each request, as the text of its bytes, before it goes on to the server. */
    watch: (callback) => (state.onRequest = callback),
  };
}
