// Owns `instrument`: it tells OpenTelemetry what a client or a pool does, by their public events and status.

import type { Attributes, MeterProvider, TracerProvider } from "@opentelemetry/api";
import type { OAuthClient } from "../client/client.js";
import type { ClientEvents } from "../client/events.js";
import type { ClientPool } from "../pool/pool.js";
import { FlightTracker } from "./flights.js";
import { checkName, instruments, observe, SCOPE } from "./metrics.js";
import type { CounterName } from "./metrics.js";

/** Where spans and metrics go. At least one provider is needed. */
export interface TelemetryOptions {
  /** Makes the spans of token requests. Default: there are none. */
  readonly tracerProvider?: TracerProvider;
  /** Makes the instruments. Default: there are none. */
  readonly meterProvider?: MeterProvider;
  /**
   * Tells clients apart: the attribute `everbearer.client.name` of everything. It must be no secret. Default: none, and
   * metrics of clients of the same token endpoint are one.
   */
  readonly name?: string;
}

/** What is instrumented. */
const instrumented = new WeakSet();

/**
 * Tells OpenTelemetry what a client or a pool does: spans of token requests, links to them from the spans of callers that
 * wait, and metrics. No attribute holds a secret, a token, a client id, a URL or a tenant's name. A client's faces are one
 * client: instrument one of them. It ends when the client or the pool is closed.
 *
 * @param client - An OAuthClient, a provider's client, or a ClientPool, for all of its tenants.
 * @returns What ends it earlier. The client goes on.
 * @throws TypeError if it is something else, is instrumented already, or an option is wrong.
 *
 * @example
 * const stop = instrument(client, { tracerProvider, meterProvider, name: "billing" });
 */
export function instrument(
  client: OAuthClient | ClientPool,
  options: TelemetryOptions,
): () => void {
  check(client, options);
  const { tracerProvider, meterProvider, name } = options;
  const attributes = {
    ...serverOf(client.toJSON()),
    ...(name !== undefined && { "everbearer.client.name": name }),
  };
  const meter = meterProvider?.getMeter(SCOPE);
  const made = meter && instruments(meter);
  const add = (counter: CounterName, value: number, more?: Attributes): void => {
    made?.[counter].add(value, { ...attributes, ...more });
  };
  const tracer = tracerProvider?.getTracer(SCOPE);
  const flights = new FlightTracker(tracer, attributes, (result, reason, durationMs) => {
    add("requests", 1, {
      ...result,
      ...(reason !== undefined && { "everbearer.token.reason": reason }),
    });
    if (reason === undefined || durationMs === undefined) return;
    made?.duration.record(durationMs / 1_000, { ...attributes, ...result });
  });
  const undo: (() => void)[] = [];
  const stop = (): void => {
    for (const step of undo.splice(0)) step();
    flights.end();
    instrumented.delete(client);
  };
  const on = <K extends keyof ClientEvents>(type: K, listener: Heard<K>): void => {
    undo.push(
      (client as ClientPool).on(type, (event, tenant?: string) => {
        listener(event, tenant ?? "");
      }),
    );
  };
  instrumented.add(client);
  on("token-request", (event, tenant) => {
    flights.begin(event, tenant);
  });
  on("token-wait", (_event, tenant) => {
    flights.wait(tenant);
  });
  on("token", (event, tenant) => {
    flights.granted(event, tenant);
    if (event.source === "store") add("adopted", 1);
  });
  on("token-failed", (event, tenant) => {
    flights.failed(event, tenant);
  });
  on("replayed", () => {
    add("replays", 1);
  });
  on("retried", ({ delayMs, status }) => {
    const more = status === undefined ? {} : { "http.response.status_code": status };
    add("retries", 1, more);
    if (status === 429 || status === 503) add("throttled", delayMs / 1_000, more);
  });
  on("store-failed", ({ operation, error }) => {
    add("faults", 1, { "everbearer.store.operation": operation, "error.type": error });
  });
  on("store-ignored", ({ reason }) => {
    add("ignored", 1, { "everbearer.store.reason": reason });
  });
  on("closed", (_event, tenant) => {
    flights.closed(tenant);
    // That of a client, or of a whole pool: no tenant has this name.
    if (tenant === "") stop();
  });
  if (meter) undo.push(observe(meter, () => statusOf(client), attributes, stop));
  return stop;
}

type Heard<K extends keyof ClientEvents> = (event: ClientEvents[K], tenant: string) => void;

function check(client: unknown, options: unknown): void {
  const { on, status, toJSON } = (client ?? {}) as Record<string, unknown>;
  if (![on, status, toJSON].every((method) => typeof method === "function")) {
    throw new TypeError("instrument takes an OAuthClient or a ClientPool.");
  }
  const { tracerProvider, meterProvider, name } = (options ?? {}) as Record<string, unknown>;
  if (tracerProvider === undefined && meterProvider === undefined) {
    throw new TypeError("instrument needs tracerProvider, meterProvider or both.");
  }
  const has = (provider: unknown, method: string): boolean =>
    provider === undefined ||
    typeof (provider as Record<string, unknown> | null)?.[method] === "function";
  if (!has(tracerProvider, "getTracer")) {
    throw new TypeError("tracerProvider must be OpenTelemetry's: it has no getTracer.");
  }
  if (!has(meterProvider, "getMeter")) {
    throw new TypeError("meterProvider must be OpenTelemetry's: it has no getMeter.");
  }
  checkName(name);
  if (instrumented.has(client as object)) {
    throw new TypeError(
      "This client is instrumented already. End that first: call what instrument returned.",
    );
  }
}

/** The status; none after a failure of the instance, until the next call. */
function statusOf(client: OAuthClient | ClientPool) {
  try {
    return client.status();
  } catch {
    return undefined;
  }
}

/** The token endpoint's or the issuer's host, and its port unless that is the scheme's own. Nothing else of a URL. */
function serverOf(shown: object): Attributes {
  const { tokenUrl, issuer } = shown as { readonly tokenUrl?: string; readonly issuer?: string };
  const { hostname, port } = new URL(tokenUrl ?? issuer ?? "none:");
  return {
    ...(hostname && { "server.address": hostname }),
    ...(port && { "server.port": Number(port) }),
  };
}
