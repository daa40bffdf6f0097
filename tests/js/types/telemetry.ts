// Telemetry as a user's program sees it.

import type { MeterProvider, TracerProvider } from "@opentelemetry/api";
import type { OAuthClient } from "everbearer";
import type { AthenaClient } from "everbearer/athena";
import type { ClientPool } from "everbearer/pool";
import type { TokenStore } from "everbearer/redis";
import { instrument, instrumentStore } from "everbearer/telemetry";
import type { StoreTelemetryOptions, TelemetryOptions } from "everbearer/telemetry";
import type { AnyMembers, Holds, Same } from "./support.js";

export function everything(
  clients: readonly [OAuthClient, AthenaClient, ClientPool],
  store: TokenStore,
  tracerProvider: TracerProvider,
  meterProvider: MeterProvider,
): TokenStore {
  const options: TelemetryOptions = { tracerProvider, meterProvider, name: "billing" };
  for (const client of clients) {
    const stop: () => void = instrument(client, options);
    stop();
  }
  instrument(clients[0], { tracerProvider });
  instrument(clients[0], { meterProvider });
  return instrumentStore(store, { meterProvider, name: "redis" });
}

export function misused(
  client: OAuthClient,
  store: TokenStore,
  tracerProvider: TracerProvider,
): void {
  // @ts-expect-error -- options are needed
  instrument(client);
  // @ts-expect-error -- a store is no client
  instrument(store, { tracerProvider });
  // @ts-expect-error -- no such option
  instrument(client, { tracerProvider, loggerProvider: tracerProvider });
  // @ts-expect-error -- a tracer provider makes no instruments
  instrument(client, { meterProvider: tracerProvider });
  // @ts-expect-error -- a meter provider is needed
  instrumentStore(store, {});
}

export type Checks = [
  Holds<Same<AnyMembers<TelemetryOptions>, never>>,
  Holds<Same<AnyMembers<StoreTelemetryOptions>, never>>,
];
