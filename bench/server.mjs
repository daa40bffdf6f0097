// Owns the server of the bench, in its own process: a token endpoint and an API for its tokens, on the
// loopback interface, with counters and with faults on demand. It does as little as possible, so that the
// bench measures the clients. Started by fork; ends with the process that started it.

import { createServer } from "node:http";

const TOKEN_CHARACTERS = 512;
const LIFETIME_SECONDS = 3_600;
/** Connections waiting to be accepted: more than any stampede makes. */
const BACKLOG = 4_096;

const THING = Buffer.from(JSON.stringify({ id: "1", name: "a thing", tags: ["a", "b"], size: 3 }));
const JSON_HEADERS = { "content-type": "application/json" };
const NO_FAULTS = { tokenDelayMs: 0, tokenFailures: 0, rejectionSpreadMs: 0 };
const NO_COUNTS = { tokenRequests: 0, rejections: 0 };

let faults = { ...NO_FAULTS };
let counters = { ...NO_COUNTS };
let issued = 0;
const valid = new Set();

const later = (ms, work) => (ms > 0 ? setTimeout(work, ms) : work());

function send(response, status, body, headers = JSON_HEADERS) {
  response.writeHead(status, { ...headers, "content-length": body.length }).end(body);
}

const sendJson = (response, status, value) =>
  send(response, status, Buffer.from(JSON.stringify(value)));

function grant(response) {
  if (faults.tokenFailures > 0) {
    faults.tokenFailures -= 1;
    return sendJson(response, 503, { error: "temporarily_unavailable" });
  }
  issued += 1;
  const token = `${issued}-`.padEnd(TOKEN_CHARACTERS, "t");
  valid.add(`Bearer ${token}`);
  const body = { access_token: token, token_type: "Bearer", expires_in: LIFETIME_SECONDS };
  return sendJson(response, 200, body);
}

function reject(response) {
  counters.rejections += 1;
  // Spread evenly, in an order that looks random and is the same in each run.
  const share = (counters.rejections * 0.618) % 1;
  const headers = { ...JSON_HEADERS, "www-authenticate": 'Bearer error="invalid_token"' };
  later(share * faults.rejectionSpreadMs, () =>
    send(response, 401, Buffer.from('{"error":"invalid_token"}'), headers),
  );
}

/** Sends the counts so far, and starts again with these faults. */
function control({ revoke, ...wanted }, response) {
  sendJson(response, 200, counters);
  counters = { ...NO_COUNTS };
  faults = { ...NO_FAULTS, ...wanted };
  if (revoke) valid.clear();
}

function respond(request, response) {
  if (request.url.startsWith("/api/")) {
    if (valid.has(request.headers.authorization)) send(response, 200, THING);
    else reject(response);
  } else {
    let body = "";
    request.setEncoding("utf8").on("data", (text) => (body += text));
    request.once("end", () => {
      if (request.url === "/control") return control(JSON.parse(body), response);
      counters.tokenRequests += 1;
      return later(faults.tokenDelayMs, () => grant(response));
    });
  }
}

const server = createServer({ keepAliveTimeout: 600_000, requestTimeout: 0 }, respond);
server.listen({ host: "127.0.0.1", port: 0, backlog: BACKLOG }, () => {
  const origin = `http://127.0.0.1:${server.address().port}`;
  process.send({
    tokenUrl: `${origin}/token`,
    baseUrl: `${origin}/api/`,
    controlUrl: `${origin}/control`,
  });
});
process.once("disconnect", () => process.exit());
