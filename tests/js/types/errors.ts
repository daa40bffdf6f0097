// Errors and events as user code sees them.

import {
  CallError,
  ClientError,
  ConfigurationError,
  EverbearerError,
  isEverbearerError,
  TokenError,
} from "everbearer";
import type { OAuthClient } from "everbearer";
import type {
  ClientEvent,
  ClientEvents,
  ClosedEvent,
  ErrorCode,
  Listener,
  Open,
  Problem,
  TokenFailedEvent,
  TokenEvent,
  TokenRequestEvent,
  TokenWaitEvent,
} from "everbearer";
import type { AnyMembers, Holds, Same } from "./support.js";

/** Every code has its case: a new one fails to compile here until it is added and documented. */
export function advice(code: ErrorCode): string {
  switch (code) {
    case "invalid_configuration":
    case "browser_refused":
    case "wasm_unavailable":
      return "fix the configuration";
    case "invalid_client":
    case "invalid_metadata":
    case "token_request_refused":
    case "token_endpoint_redirected":
    case "token_endpoint_untrusted":
    case "certificate_rejected":
    case "invalid_token_response":
      return "ask the provider";
    case "token_endpoint_throttled":
    case "token_endpoint_unavailable":
    case "token_endpoint_unreachable":
    case "token_endpoint_timeout":
    case "credentials_unavailable":
    case "discovery_failed":
    case "token_wait_timeout":
    case "network_error":
    case "call_timeout":
      return "try later";
    case "origin_not_allowed":
    case "invalid_call":
    case "authorization_header_present":
    case "redirect_refused":
    case "fetch_failed":
      return "fix the call";
    case "client_closed":
    case "instance_failed":
      return "make a new client";
    default:
      return code satisfies never;
  }
}

export function caught(error: unknown): string | undefined {
  if (error instanceof TokenError) {
    const own: (string | undefined)[] = [error.error, error.errorDescription, error.errorUri];
    return own.join();
  }
  if (error instanceof ConfigurationError) {
    return error.problems
      .map(({ option, variable, problem }) => `${option}${variable}${problem}`)
      .join();
  }
  if (error instanceof CallError || error instanceof ClientError) return advice(error.code);
  if (error instanceof EverbearerError) {
    const facts: [Open<ErrorCode>, boolean, number | undefined, number | undefined] = [
      error.code,
      error.transient,
      error.retryAfterMs,
      error.status,
    ];
    return facts.join();
  }
  return isEverbearerError(error) ? error.code : undefined;
}

export function misusedErrors(error: EverbearerError, configuration: ConfigurationError): void {
  // @ts-expect-error -- no such code
  void (configuration.code === "timeout");
  // @ts-expect-error -- read-only
  error.code = "client_closed";
  // @ts-expect-error -- only a TokenError has the server's description
  void error.errorDescription;
  // @ts-expect-error -- read-only
  configuration.problems.push();
  // @ts-expect-error -- read-only
  configuration.problems[0]!.option = "";
}

export function listening(client: OAuthClient): void {
  const stop: () => void = client.on("token", ({ generation, lifetimeMs, scope, reason }) => {
    void [generation.toFixed(), lifetimeMs.toFixed(), scope?.split(" "), reason === "ahead"];
  });
  stop();
  client.on("token", (event: TokenEvent) => void event.expiresAt);
  client.on("token-failed", ({ error, stillUsable, retryInMs }: TokenFailedEvent) => {
    void [error instanceof TokenError, stillUsable === true, retryInMs + 1];
  });
  client.on(
    "replayed",
    ({ rejectedGeneration, generation }) => void (rejectedGeneration < generation),
  );
  const listener: Listener<"retried"> = ({ attempt, delayMs, status }) =>
    void [attempt + delayMs, status?.toFixed()];
  client.on("retried", listener);
  client.off("retried", listener);
}

/** One function for all of them: each member is there for its type. */
export function traced(event: ClientEvent): string {
  const { at } = event;
  switch (event.type) {
    case "token-request":
      return `${at} ${event.flight} ${event.reason}`;
    case "token-wait":
    case "closed":
      return `${at}`;
    case "token":
      return `${event.flight} ${event.durationMs} ${event.generation}`;
    case "token-failed":
      return `${event.flight} ${event.durationMs} ${event.error.code}`;
    case "store-failed":
      return `${event.flight} ${event.operation} ${event.error} ${event.retryInMs}`;
    case "store-ignored":
      return `${event.flight} ${event.reason}`;
    case "replayed":
      return `${event.call} ${event.durationMs} ${event.rejectedGeneration}`;
    case "retried":
      return `${event.call} ${event.durationMs} ${event.attempt}`;
    default:
      return event satisfies never;
  }
}

export function heardByAll(client: OAuthClient): void {
  const types = [
    ...(["token-request", "token", "token-failed", "replayed", "retried"] as const),
    ...(["store-failed", "store-ignored", "token-wait", "closed"] as const),
  ];
  for (const type of types) client.on(type, traced);
  client.once("token-request", (event: TokenRequestEvent) => void event.flight);
  client.once("token-wait", (event: TokenWaitEvent) => void event.at);
  client.once("closed", (event: ClosedEvent) => void event.at);
}

export function misusedEvents(client: OAuthClient, listener: Listener<"retried">): void {
  // @ts-expect-error -- no such event
  client.on("expired", () => undefined);
  // @ts-expect-error -- a listener is required
  client.on("token");
  // @ts-expect-error -- the listener of another event
  client.on("token", listener);
  // @ts-expect-error -- no such event
  client.off("error", () => undefined);
  // @ts-expect-error -- events hold no token
  client.on("token", ({ accessToken }) => void accessToken);
  // @ts-expect-error -- a request that goes out has no duration
  client.on("token-request", ({ durationMs }) => void durationMs);
  // @ts-expect-error -- a call has no flight
  client.on("retried", ({ flight }) => void flight);
  // @ts-expect-error -- no such event
  client.once("tokens", traced);
  // @ts-expect-error -- a failure has no generation
  client.on("token-failed", ({ generation }) => void generation);
  client.on("token", (event) => {
    // @ts-expect-error -- read-only
    event.generation = 0;
    // @ts-expect-error -- no such reason
    void (event.reason === "expired");
  });
}

type AnyInEvents = { [K in keyof ClientEvents]: AnyMembers<ClientEvents[K]> }[keyof ClientEvents];

export type Checks = [
  Holds<Same<keyof ClientEvents, ClientEvent["type"]>>,
  Holds<
    Same<
      ClientEvent["type"],
      | "token-request"
      | "token-wait"
      | "token"
      | "token-failed"
      | "store-failed"
      | "store-ignored"
      | "replayed"
      | "retried"
      | "closed"
    >
  >,
  Holds<Same<ClientEvents["token"], TokenEvent>>,
  Holds<Same<AnyInEvents, never>>,
  Holds<Same<AnyMembers<Problem>, never>>,
  Holds<Same<Exclude<AnyMembers<EverbearerError>, "toString">, never>>,
  Holds<Same<EverbearerError["code"], Open<ErrorCode>>>,
  Holds<Same<TokenError["code"], ErrorCode>>,
];
