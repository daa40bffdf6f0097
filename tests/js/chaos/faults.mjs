// Owns the faults: what a server, or a proxy before it, can do to a response. A fault gets the socket, a
// function that forwards the request to the sandbox, and the request.

import { brotliCompressSync, deflateSync, gzipSync } from "node:zlib";
import { bytesOf } from "./proxy.mjs";

export const turn = () => new Promise(setImmediate);

/** Resolves once the client has closed the connection. */
export const closed = (socket) =>
  new Promise((resolve) => (socket.destroyed ? resolve() : socket.once("close", resolve)));

/** Sends the response as `change` has it, and leaves the connection open. */
export const changed = (change) => async (socket, forward) => {
  const response = await forward();
  socket.write(bytesOf(response, change(response)));
};

/** The same with `connection: close`, and closes it. */
const last = (change) => async (socket, forward) => {
  const { headers, ...response } = await forward();
  const closing = { ...response, headers: [...headers, "connection: close"] };
  socket.end(bytesOf(closing, change(closing)));
};

/** Sends what `cut` leaves of the response, then calls `finish` with the socket. */
const broken = (cut, finish) => async (socket, forward) => {
  socket.write(cut(bytesOf(await forward())));
  await turn();
  await finish(socket);
};

/** Sends these bytes without the sandbox, and closes. */
const raw = (text) => (socket) => socket.end(Buffer.from(text, "latin1"));

/** Writes `again` every few milliseconds until the client disconnects. */
const drip = (before, again) => async (socket) => {
  socket.write(before);
  const timer = setInterval(() => socket.write(again), 5);
  await closed(socket);
  clearInterval(timer);
};

const reset = (socket) => socket.resetAndDestroy();
const close = (socket) => socket.end();
const nothing = (bytes) => bytes.subarray(0, 0);
const head = (bytes) => bytes.subarray(0, bytes.indexOf("\r\n\r\n") + 4);
const most = (bytes) => bytes.subarray(0, -8);

const adding =
  (...lines) =>
  ({ headers }) => ({ headers: [...headers, ...lines] });
const encoded = (name, encode) =>
  changed((response) => ({
    ...adding(`content-encoding: ${name}`)(response),
    body: encode(response.body),
  }));
const typed = (...type) =>
  changed(({ headers }) => ({
    headers: [...headers.filter((line) => !line.startsWith("content-type")), ...type],
  }));
const status = (line) => last(() => ({ status: line }));
const length = (change) => last(({ body }) => ({ length: change(body.length) }));

const chunk = (text) => `${text.length.toString(16)}\r\n${text}\r\n`;
const END = "0\r\n\r\n";
/** A body in chunks, as `frame` makes them. */
const inChunks = (frame) => (response) => ({
  ...adding("transfer-encoding: chunked")(response),
  length: null,
  body: frame(response.body.toString("latin1")),
});
const chunked = (frame) => last(inChunks(frame));
const many = (count, line) => adding(...Array.from({ length: count }, (_, index) => line(index)));

const harmless = {
  "a byte for each turn of the loop": async (socket, forward) => {
    for (const byte of bytesOf(await forward())) {
      socket.write(Buffer.of(byte));
      await turn();
    }
  },
  "a close after the response": broken((bytes) => bytes, close),
  "a reset after the response": broken((bytes) => bytes, reset),
  "an unsolicited second response": async (socket, forward) => {
    const second = "HTTP/1.1 500 No\r\ncontent-length: 0\r\n\r\n";
    socket.write(Buffer.concat([bytesOf(await forward()), Buffer.from(second)]));
  },
  "no Content-Length, up to the close": length(() => null),
  "chunks of one byte": chunked((body) => [...body].map(chunk).join("") + END),
  "chunks with extensions and trailers": chunked(
    (body) => `${chunk(body).replace("\r", ";a=b\r")}0\r\nx-trailer: 1\r\n\r\n`,
  ),
  "duplicate headers": changed(
    adding("x-a: 1", "x-a: 2", "content-type: text/plain", "retry-after: 1", "retry-after: x"),
  ),
  "a header of bytes above ASCII": changed(adding("x-high: \xe9\xff")),
  "HTTP/1.0 up to the close": last(() => ({ version: "1.0", length: null })),
  "HTTP/1.0 with keep-alive": changed((response) => ({
    version: "1.0",
    ...adding("connection: keep-alive")(response),
  })),
  "103 before the response": async (socket, forward) => {
    socket.write("HTTP/1.1 103 Early Hints\r\nlink: </a>\r\n\r\n");
    socket.write(bytesOf(await forward()));
  },
  "another Content-Type": typed("content-type: image/png"),
  "no Content-Type": typed(),
  gzip: encoded("gzip", gzipSync),
  br: encoded("br", brotliCompressSync),
  deflate: encoded("deflate", deflateSync),
  "gzip in gzip": encoded("gzip, gzip", (body) => gzipSync(gzipSync(body))),
  "an unknown encoding": encoded("bogus", (body) => body),
};

const withoutResponse = {
  "a reset before the request is processed": reset,
  "a reset before the headers": broken(nothing, reset),
  "a close before the headers": broken(nothing, close),
  "a close in the headers": broken((bytes) => head(bytes).subarray(0, -2), close),
  "a negative Content-Length": length(() => -1),
  "a Content-Length that is not a number": length(() => "many"),
  "a Content-Length above all limits": length(() => "9".repeat(40)),
  "two different Content-Lengths": last(adding("content-length: 3")),
  "Content-Length and chunks": last(adding("transfer-encoding: chunked")),
  "100 KB of headers": last(many(100, (index) => `x-${index}: ${"a".repeat(1_000)}`)),
  "one header of 64 KB": last(adding(`x-long: ${"a".repeat(65_536)}`)),
  "a header without a colon": last(adding("no colon")),
  "a header with a NUL": last(adding("x-nul: a\0b")),
  "a broken header that echoes the request's token": async (socket, forward, { headers }) => {
    const response = await forward();
    socket.end(bytesOf(response, adding(`broken ${headers.authorization}`)(response)));
  },
  "invalid line ends": async (socket, forward) => {
    const text = bytesOf(await forward()).toString("latin1");
    socket.end(Buffer.from(text.replaceAll("\r\n", "\r"), "latin1"));
  },
  "HTTP/0.9": async (socket, forward) => socket.end((await forward()).body),
  "HTTP/2": last(() => ({ version: "2" })),
  "the greeting of SSH": raw("SSH-2.0-OpenSSH_9.6\r\n"),
  "a TLS alert": raw("\x15\x03\x03\x00\x02\x02\x28"),
  zeros: raw("\0".repeat(4_096)),
  "an unsolicited 100": raw("HTTP/1.1 100 Continue\r\n\r\n"),
  "an unsolicited 101": raw(
    "HTTP/1.1 101 Switching Protocols\r\nupgrade: x\r\nconnection: upgrade\r\n\r\nx",
  ),
  "status 000": status("000 None"),
  "status 1000": status("1000 Odd"),
};

const brokenOff = {
  "a reset after the headers": broken(head, reset),
  "a reset in the body": broken(most, reset),
  "a close in the body": broken(most, close),
  "a Content-Length above the true one": length((true_) => true_ + 8),
  "a chunk whose size is not a number": chunked((body) => `zz\r\n${body}\r\n${END}`),
  "a chunk above all limits": chunked((body) => `${"f".repeat(20)}\r\n${body}`),
  "a chunk longer than it says": chunked((body) => `3\r\n${body}\r\n${END}`),
  "chunks without an end": async (socket, forward) => {
    await changed(inChunks(chunk))(socket, forward);
    socket.end();
  },
  "invalid gzip": encoded("gzip", (body) => body),
  "invalid br": encoded("br", (body) => body),
};

const silent = {
  silence: closed,
  "silence in the status line": broken((bytes) => bytes.subarray(0, 7), closed),
  "silence in the headers": broken((bytes) => head(bytes).subarray(0, -2), closed),
  "a header that never ends, a byte at a time": drip("HTTP/1.1 200 OK\r\nx-slow: ", "a"),
  "103 forever": drip("", "HTTP/1.1 103 Early Hints\r\n\r\n"),
};

const silentBody = {
  "silence after the headers": broken(head, closed),
  "silence in the body": broken(most, closed),
};

const unusable = {
  "a Content-Length below the true one": changed(({ body }) => ({ length: body.length - 8 })),
  "UTF-16": changed(({ body }) => ({ body: Buffer.from(`\ufeff${body}`, "utf16le") })),
  "bytes that are not UTF-8": changed(() => ({ body: Buffer.alloc(64, 0xff) })),
  "an empty body": changed(() => ({ body: "" })),
  "300 KB": changed(({ body }) => ({ body: " ".repeat(300_000) + body })),
};

/**
 * The faults by their outcome: for a token request an error's code or "200", for an API call the status
 * and the end of its body, or an error's code. `slow` ones end by a timeout, those with `hops` make many
 * requests to an API.
 */
export const GROUPS = [
  { token: "200", api: "200", faults: harmless },
  { token: "token_endpoint_unreachable", api: "network_error", faults: withoutResponse },
  { token: "token_endpoint_unreachable", api: "200, broken off", faults: brokenOff },
  { token: "token_endpoint_timeout", api: "call_timeout", slow: true, faults: silent },
  { token: "token_endpoint_timeout", api: "200, given up", slow: true, faults: silentBody },
  { token: "invalid_token_response", api: "200", faults: unusable },
  ...["204 No Content", "205 Reset Content"].map((line) => ({
    token: "invalid_token_response",
    api: line.slice(0, 3),
    faults: { [`${line} with a body`]: status(line) },
  })),
  {
    token: "token_endpoint_redirected",
    api: "304",
    faults: { "304 with a body": status("304 Not Modified") },
  },
  { token: "token_request_refused", api: "999", faults: { "status 999": status("999 Odd") } },
  {
    token: "token_endpoint_redirected",
    api: "redirect_refused",
    hops: true,
    faults: {
      "a redirect to itself": async (socket, forward, { path }) => {
        const response = await forward();
        const { headers } = adding(`location: ${path}`)(response);
        socket.write(bytesOf(response, { status: "302 Found", headers }));
      },
    },
  },
];
