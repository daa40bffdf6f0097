// Owns the sandbox's entry: one loopback HTTP server that plays four systems, told apart by path, for
// tests of anything that fetches and uses tokens. Node only.
//
//   oauth      POST /oauth2/token      /resource/...      plain RFC 6749 and RFC 6750
//              GET /.well-known/oauth-authorization-server  its metadata (RFC 8414)
//   athena     POST /oauth2/v1/token   /v1/195900/...     athenahealth's shape
//   vagaro     POST /api/auth/token    /api/...           Vagaro's shape, as its guide has it
//   vagaroV2   POST /us02/api/v2/merchants/generate-access-token
//                                      /us02/api/v2/...   the shape of Vagaro's API V2
//
// A test in any language drives it by HTTP, with JSON in and out ({ "ok": true } unless said
// otherwise). SYSTEM is oauth, athena, vagaro or vagaroV2; ENDPOINT is token or api. Invalid input
// gets a 400 response with { "error": what was wrong }.
//
//   GET    /_sandbox/counters                   -> the counters of every system, by its name
//   POST   /_sandbox/reset                      forget faults, tokens, counters, settings and changes
//   POST   /_sandbox/SYSTEM/revoke              reject every token issued so far
//   PATCH  /_sandbox/SYSTEM/settings            { name: value, ... } -> all settings
//   DELETE /_sandbox/SYSTEM/settings            back to the defaults -> all settings
//   POST   /_sandbox/SYSTEM/ENDPOINT/faults     { fault, times?: number | "always", method?, path? }
//   DELETE /_sandbox/SYSTEM/ENDPOINT/faults     drop the queued faults
//   PUT    /_sandbox/SYSTEM/ENDPOINT/latency    { ms, jitterMs? }
//
// With the option `console`, also:
//
//   GET    /_sandbox/console                    the console's page
//   GET    /_sandbox/state                      what the page shows -> ConsoleState of console/state.ts
//
// All of them are refused with a 403 response unless Host is 127.0.0.1, localhost or [::1] with the sandbox's port,
// and Origin, if there is one, is the same.
import { createServer } from "node:http";
import type { IncomingMessage, Server, ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { epochMs, realTime, withTime } from "./clock.js";
import type { TimeSource } from "./clock.js";
import { Journal } from "./console/journal.js";
import { consoleResponse } from "./console/routes.js";
import { control, CONTROL_PREFIX } from "./control.js";
import type { Systems } from "./control.js";
import type { ClientCredentials } from "./credentials.js";
import { deliver, send } from "./deliver.js";
import { refusal } from "./guard.js";
import { readRequest } from "./request.js";
import type { ReceivedRequest } from "./request.js";
import { json } from "./response.js";
import type { PlainResponse } from "./response.js";
import { lifetimeProblem } from "./settings.js";
import { System } from "./system.js";
import type { PlayedSystem } from "./system.js";
import { ATHENA_PRACTICE_ID, athenaProfile } from "./systems/athena.js";
import { oauthProfile } from "./systems/oauth.js";
import { vagaroProfile } from "./systems/vagaro/profile.js";
import { BUSINESS_ID, CUSTOMER_ID, GROUP_NAME } from "./systems/vagaro-v2/data.js";
import { REGION } from "./systems/vagaro-v2/place.js";
import { vagaroV2Profile } from "./systems/vagaro-v2/profile.js";
import { addServices } from "./systems/vagaro-v2/store.js";
import type { Sandbox, SandboxOptions } from "./types.js";

export type {
  RecordedRequest,
  Sandbox,
  SandboxAssertionProblem,
  SandboxAthenaExtraSettings,
  SandboxAthenaSettings,
  SandboxClock,
  SandboxCounters,
  SandboxEndpoint,
  SandboxFault,
  SandboxFaultOptions,
  SandboxOptions,
  SandboxPublicKey,
  SandboxSettings,
  SandboxSystem,
  SandboxVagaroV2,
  SandboxVagaroV2ExtraSettings,
  SandboxVagaroV2Settings,
} from "./types.js";
export { checkStore, StoreCheckError } from "./check-store.js";
export type { CheckStoreOptions, StoreCheck } from "./check-store.js";
export type { StoredValue, TokenStore } from "../stores/contract.js";
export { virtualClock } from "./virtual-clock.js";
export type { Clock } from "../runtime/clock.js";
export type {
  PendingTimer,
  VirtualClock,
  VirtualClockOptions,
  WatchedClient,
} from "./virtual-clock.js";

const HOST = "127.0.0.1";
const BACKLOG = 4096;
// Longer than the idle time of common clients, so that the client closes first and never reuses a
// connection that the server has just closed.
const KEEP_ALIVE_MS = 65_000;
const HEADERS_TIMEOUT_MS = 70_000;

/**
 * Starts a sandbox on 127.0.0.1.
 *
 * @param options - See {@link SandboxOptions}; every field has a default.
 * @returns The running sandbox, once it listens.
 * @throws TypeError for an option of the wrong kind, and Node's own error if the port cannot be had.
 */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const settled = settle(options);
  const time = settled.clock;
  const systems = new Map<string, PlayedSystem>();
  const journal = settled.console ? new Journal(settled.clientSecret) : undefined;
  const reset = (): void => {
    for (const system of systems.values()) system.reset();
    journal?.clear();
  };
  const server = createServer((incoming, outgoing) => {
    void serve(incoming, outgoing, { systems, journal, reset }, time);
  });
  server.keepAliveTimeout = KEEP_ALIVE_MS;
  server.headersTimeout = HEADERS_TIMEOUT_MS;
  const url = await listen(server, settled.port);
  const client = { id: settled.clientId, secret: settled.clientSecret };
  const played = withTime(time, () => play(url, client, settled.tokenLifetimeSeconds));
  for (const [name, system] of Object.entries(played)) systems.set(name, system);
  const close = closer(server);
  return {
    url,
    clientId: client.id,
    clientSecret: client.secret,
    ...played,
    reset() {
      withTime(time, reset);
    },
    close,
    [Symbol.asyncDispose]: close,
  };
}

/** The four systems, each with its own additions. */
function play(url: string, client: ClientCredentials, lifetime: number) {
  const athena = new System(athenaProfile, url, client, lifetime);
  const vagaroV2 = new System(vagaroV2Profile, url, client, lifetime);
  return {
    oauth: new System(oauthProfile, url, client, lifetime),
    athena: Object.assign(athena, {
      practiceId: ATHENA_PRACTICE_ID,
      addPatients: (count: number) => athena.data.addPatients(count),
    }),
    vagaro: new System(vagaroProfile, url, client, lifetime),
    vagaroV2: Object.assign(vagaroV2, {
      region: REGION,
      businessId: BUSINESS_ID,
      customerId: CUSTOMER_ID,
      groupName: GROUP_NAME,
      addServices(count: number) {
        addServices(vagaroV2.data, count);
      },
    }),
  };
}

/** The options with their defaults; of a clock only the time is used. */
interface Settled extends Required<Omit<SandboxOptions, "clock">> {
  readonly clock: TimeSource;
}

function settle(options: SandboxOptions): Settled {
  const {
    port = 0,
    clientId = "sandbox-client",
    clientSecret = "sandbox-secret",
    tokenLifetimeSeconds = 3600,
    clock = realTime,
    console = false,
  } = options;
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new TypeError("port must be a whole number from 0 to 65535");
  }
  for (const [name, value] of Object.entries({ clientId, clientSecret })) {
    if (typeof value !== "string" || value === "") {
      throw new TypeError(`${name} must be a string that is not empty`);
    }
  }
  const problem = lifetimeProblem(tokenLifetimeSeconds);
  if (problem !== undefined) throw new TypeError(problem);
  if (!isTimeSource(clock)) throw new TypeError("clock must have the methods wall and monotonic");
  if (typeof console !== "boolean") throw new TypeError("console must be true or false");
  return { port, clientId, clientSecret, tokenLifetimeSeconds, clock, console };
}

function isTimeSource(clock: unknown): clock is TimeSource {
  if (typeof clock !== "object" || clock === null) return false;
  const { wall, monotonic } = clock as Partial<TimeSource>;
  return typeof wall === "function" && typeof monotonic === "function";
}

function listen(server: Server, port: number): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen({ port, host: HOST, backlog: BACKLOG }, () => {
      server.off("error", reject);
      resolve(`http://${HOST}:${(server.address() as AddressInfo).port}`);
    });
  });
}

function closer(server: Server): () => Promise<void> {
  let closed: Promise<void> | undefined;
  return () => {
    closed ??= new Promise((resolve) => {
      // A connection that is accepted but not yet announced would outlive closeAllConnections.
      server.on("connection", (socket) => socket.destroy());
      server.close(() => {
        resolve();
      });
      server.closeAllConnections();
    });
    return closed;
  };
}

/** What requests are served from. */
interface Served {
  readonly systems: Systems;
  /** What the console remembers; `undefined` without a console. */
  readonly journal: Journal | undefined;
  /** Resets all systems, and what the console remembers. */
  readonly reset: () => void;
}

async function serve(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  served: Served,
  time: TimeSource,
): Promise<void> {
  // A client that disconnects early is no error of the server.
  outgoing.on("error", () => undefined);
  try {
    const received = await readRequest(incoming);
    withTime(time, () => {
      // Node would write the real date, and a client may read the time from it.
      if (time !== realTime) outgoing.setHeader("date", new Date(epochMs()).toUTCString());
      const port = String(incoming.socket.localPort);
      respond(outgoing, { ...received, at: epochMs() }, served, port);
    });
  } catch (error) {
    fail(outgoing, error);
  }
}

function respond(
  outgoing: ServerResponse,
  request: ReceivedRequest,
  served: Served,
  port: string,
): void {
  const { systems, journal } = served;
  if (request.path.startsWith(CONTROL_PREFIX)) {
    const refused = refusal(request, port);
    send(outgoing, refused === undefined ? driven(request, served) : json(403, { error: refused }));
    return;
  }
  for (const [known, system] of systems) {
    const name = system.owns(request.path);
    if (name === undefined) continue;
    const decided = system.decide(name, request);
    journal?.add(known, name, request, decided);
    deliver(outgoing, decided.decision, system[name].delayMs());
    return;
  }
  if (request.path === METADATA_PATH) {
    send(outgoing, metadata(systems));
    return;
  }
  send(outgoing, json(404, { error: "not_found", path: request.path }));
}

/** The response to a request of the console, or of a test that drives the sandbox. */
function driven(request: ReceivedRequest, { systems, journal, reset }: Served): PlainResponse {
  const shown = journal && consoleResponse(request, { systems, journal });
  return shown ?? control(request, systems, reset);
}

const METADATA_PATH = "/.well-known/oauth-authorization-server";

/** The metadata of the plain system (RFC 8414), whose issuer is the sandbox's URL. */
function metadata(systems: Systems): PlainResponse {
  const endpoint = systems.get("oauth")?.tokenUrl ?? "";
  const { origin } = new URL(endpoint);
  return json(200, {
    issuer: origin,
    token_endpoint: endpoint,
    token_endpoint_auth_methods_supported: [
      "client_secret_basic",
      "client_secret_post",
      "private_key_jwt",
    ],
  });
}

// Reached when the client has disconnected, or by a bug in the sandbox, which a test must see.
function fail(outgoing: ServerResponse, error: unknown): void {
  if (outgoing.destroyed) return;
  if (outgoing.headersSent) outgoing.destroy();
  else send(outgoing, json(500, { error: "sandbox_failure", message: String(error) }));
}
