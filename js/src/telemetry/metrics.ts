// Owns the instruments: their names, units and descriptions, and what is read for them when metrics are collected.

import type { Attributes, Counter, Histogram, Meter, ObservableResult } from "@opentelemetry/api";
import type { ClientStatus } from "../client/client.js";
import type { PoolStatus } from "../pool/options.js";

/** The name of the instrumentation scope. */
export const SCOPE = "everbearer";

/** The buckets that OpenTelemetry's conventions advise for durations of HTTP requests, in seconds. */
export const BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10];

/** @throws TypeError if a name that is given cannot be an attribute. */
export function checkName(name: unknown): void {
  if (name !== undefined && (typeof name !== "string" || name === "")) {
    throw new TypeError("name must be a string that is not empty.");
  }
}

/** The counters that events feed. */
export type CounterName =
  "requests" | "replays" | "retries" | "throttled" | "adopted" | "faults" | "ignored";

/** The instruments that events feed. */
export type Instruments = Readonly<Record<CounterName, Counter>> & { readonly duration: Histogram };

export function instruments(meter: Meter): Instruments {
  const counter = (name: string, unit: string, description: string): Counter =>
    meter.createCounter(name, { unit, description });
  return {
    requests: counter("everbearer.token.requests", "{request}", "Token requests that have ended."),
    duration: meter.createHistogram("everbearer.token.request.duration", {
      unit: "s",
      description: "Time from a token request to its end.",
      advice: { explicitBucketBoundaries: BUCKETS },
    }),
    replays: counter(
      "everbearer.replays",
      "{call}",
      "Calls that were replayed with a newer token.",
    ),
    retries: counter("everbearer.retries", "{retry}", "Retries of calls after a wait."),
    throttled: counter("everbearer.throttled.time", "s", "Waits before retries after 429 or 503."),
    adopted: counter("everbearer.store.adopted", "{token}", "Tokens taken from the store."),
    faults: counter("everbearer.store.faults", "{fault}", "Operations of the store that failed."),
    ignored: counter(
      "everbearer.store.ignored",
      "{value}",
      "Values in the store that were unusable.",
    ),
  };
}

/** What is observed is read with each collection. `ended`: the client is closed. */
export function observe(
  meter: Meter,
  status: () => ClientStatus | PoolStatus | undefined,
  attributes: Attributes,
  ended: () => void,
): () => void {
  const left = meter.createObservableGauge("everbearer.token.expires_in", {
    unit: "s",
    description: "Time left of the token.",
  });
  const tenants = meter.createObservableGauge("everbearer.pool.tenants", {
    unit: "{tenant}",
    description: "Tenants that a pool remembers.",
  });
  const flights = meter.createObservableGauge("everbearer.pool.flights", {
    unit: "{flight}",
    description: "Flights of a pool's tenants.",
  });
  const evicted = meter.createObservableCounter("everbearer.pool.evicted", {
    unit: "{tenant}",
    description: "Tenants that a pool forgot to make room.",
  });
  const read = (told: { observe: ObserveOne }): void => {
    const now = status();
    if (now === undefined) return;
    if ("atRest" in now) {
      const { atRest, requesting, waiting } = now;
      const tenantsBy = { at_rest: atRest, awake: now.tenants - atRest };
      for (const [state, count] of Object.entries(tenantsBy)) {
        told.observe(tenants, count, { ...attributes, "everbearer.tenant.state": state });
      }
      for (const [state, count] of Object.entries({ requesting, waiting })) {
        told.observe(flights, count, { ...attributes, "everbearer.flight.state": state });
      }
      told.observe(evicted, now.evicted, attributes);
    } else if (now.expiresAt !== undefined) {
      told.observe(left, Math.max(0, now.expiresAt - Date.now()) / 1_000, attributes);
    }
    if (now.state === "closed") ended();
  };
  const all = [left, tenants, flights, evicted];
  meter.addBatchObservableCallback(read, all);
  return () => {
    meter.removeBatchObservableCallback(read, all);
  };
}

type Observed = ReturnType<Meter["createObservableGauge"]>;
type ObserveOne = (what: Observed, ...given: Parameters<ObservableResult["observe"]>) => void;
