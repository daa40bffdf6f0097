// Owns a process with the token endpoint and the API of a fleet, with exact books.

import { createServer } from "node:http";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { answer } from "./remote.mjs";

/** The settings, which tests change. */
const settings = {
  /** Client ids with the secrets that are accepted. */
  secrets: { fleet: ["secret"] },
  lifetimeSeconds: 3_600,
  latencyMs: 100,
  /** A status in place of a token, with its headers. */
  failure: undefined,
  /** A new token revokes the one before. */
  oneLive: false,
  /** Token requests wait until this is over. */
  held: false,
  ...JSON.parse(process.argv[2]),
};

const fresh = () => ({
  tokenRequests: 0,
  granted: 0,
  refused: 0,
  /** When token requests arrived, in milliseconds. */
  times: [],
  /** Token requests by client id and secret. */
  byClient: {},
  apiCalls: 0,
  unauthorized: 0,
});

let books = fresh();
const lag = monitorEventLoopDelay({ resolution: 5 });
lag.enable();

/** The tokens that are not revoked, with the ends of their lives; all tokens; and those that calls have used. */
const tokens = new Map();
const granted = [];
const used = new Set();
const waiting = [];

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** The id and secret of a Basic header, in which both are encoded as in a form. */
function credentialsOf({ headers }) {
  const text = Buffer.from((headers.authorization ?? "").replace(/^Basic /, ""), "base64");
  const [id, secret] = String(text)
    .split(":")
    .map((part) => decodeURIComponent(part.replaceAll("+", "%20")));
  return { id, secret };
}

function grant() {
  if (settings.oneLive) tokens.clear();
  const token = `token-${randomUUID()}`;
  tokens.set(token, performance.now() + settings.lifetimeSeconds * 1_000);
  granted.push(token);
  books.granted += 1;
  return { access_token: token, token_type: "Bearer", expires_in: settings.lifetimeSeconds };
}

async function tokenResponse(request) {
  const { id, secret } = credentialsOf(request);
  books.tokenRequests += 1;
  books.times.push(performance.now());
  const name = `${id}:${secret}`;
  books.byClient[name] = (books.byClient[name] ?? 0) + 1;
  await pause(settings.latencyMs);
  if (settings.held) await new Promise((resolve) => waiting.push(resolve));
  if (settings.failure) {
    books.refused += 1;
    const { status, headers = {} } = settings.failure;
    return [status, { error: "temporarily_unavailable" }, headers];
  }
  if (!settings.secrets[id]?.includes(secret)) {
    books.refused += 1;
    return [401, { error: "invalid_client" }];
  }
  return [200, grant()];
}

function apiResponse({ headers }) {
  const token = (headers.authorization ?? "").replace(/^Bearer /, "");
  books.apiCalls += 1;
  used.add(token);
  if ((tokens.get(token) ?? 0) > performance.now()) return [200, { done: true }];
  books.unauthorized += 1;
  return [401, { error: "invalid_token" }];
}

const server = createServer(async (request, response) => {
  request.resume();
  const respond = request.url === "/token" ? tokenResponse : apiResponse;
  const [status, body, headers] = await respond(request);
  const type = { "content-type": "application/json", ...headers };
  response.writeHead(status, type).end(JSON.stringify(body));
});
server.listen(0, "127.0.0.1", 4_096);
await once(server, "listening");
const url = `http://127.0.0.1:${server.address().port}`;

answer({
  urls: () => ({ tokenUrl: `${url}/token`, baseUrl: `${url}/api/` }),
  set(changes) {
    Object.assign(settings, changes);
    if (!settings.held) for (const go of waiting.splice(0)) go();
  },
  /** Rejects from now on every token granted so far. */
  revoke: () => tokens.clear(),
  /** How many tokens are alive. */
  live: () => [...tokens.values()].filter((end) => end > performance.now()).length,
  /** What has happened since the start or the last `reset`. */
  books({ reset = false } = {}) {
    const told = { ...books, waiting: waiting.length, tokensUsed: used.size };
    if (reset) {
      books = fresh();
      used.clear();
    }
    return told;
  },
  /** Every token granted. */
  tokens: () => granted,
  /** The longest lag of the event loop, in milliseconds. */
  lagMs: () => lag.max / 1e6,
  leave: () => process.exit(),
});
