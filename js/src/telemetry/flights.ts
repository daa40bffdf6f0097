// Owns what is on its way: the spans of token requests, and which callers wait for them. It pairs the events of a
// client, or of a pool's tenants.

import { context, ROOT_CONTEXT, SpanKind, SpanStatusCode, trace } from "@opentelemetry/api";
import type { Attributes, Context, Span, Tracer } from "@opentelemetry/api";
import type { TokenEvent, TokenFailedEvent, TokenRequestEvent } from "../client/events.js";

/** A token request in the air. */
interface Flight {
  readonly reason: string;
  readonly span: Span | undefined;
  /** The id of the span that began it. */
  readonly parent: string | undefined;
}

/** The flights of one client or tenant. */
interface Flights {
  readonly open: Map<number, Flight>;
  /** The number of the last one. */
  last: number;
  /** The contexts of callers that wait, while no token request has gone out. */
  readonly waiting: Set<Context>;
}

/** The end of a token request: its outcome as attributes; why it was made and how long it took, if it was sent. */
export type Ended = (result: Attributes, reason?: string, durationMs?: number) => void;

/** The flights of a client, or of each tenant of a pool. */
export class FlightTracker {
  readonly #of = new Map<string, Flights>();
  readonly #tracer: Tracer | undefined;
  readonly #attributes: Attributes;
  readonly #ended: Ended;

  constructor(tracer: Tracer | undefined, attributes: Attributes, ended: Ended) {
    this.#tracer = tracer;
    this.#attributes = attributes;
    this.#ended = ended;
  }

  /** A token request goes out. */
  begin({ flight, reason }: TokenRequestEvent, tenant: string): void {
    const flights = this.#flights(tenant);
    // Numbers begin anew after a failure of the instance: what is open has no end.
    if (flight <= flights.last) this.#lose(flights, "instance_failed");
    // A refresh ahead is nobody's: its timer was set within a call that has ended.
    const parent = reason === "ahead" ? ROOT_CONTEXT : context.active();
    const span = this.#tracer?.startSpan(
      "everbearer.token_request",
      {
        kind: SpanKind.CLIENT,
        attributes: { ...this.#attributes, "everbearer.token.reason": reason },
      },
      parent,
    );
    const begun = { reason, span, parent: trace.getSpanContext(parent)?.spanId };
    flights.open.set(flight, begun);
    flights.last = flight;
    for (const waiting of flights.waiting) link(waiting, begun);
    flights.waiting.clear();
  }

  /** A caller waits. */
  wait(tenant: string): void {
    const caller = context.active();
    if (!this.#tracer || !trace.getSpan(caller)) return;
    const flights = this.#flights(tenant);
    const latest = flights.open.get(flights.last);
    if (latest) link(caller, latest);
    else flights.waiting.add(caller);
  }

  /** A token request ends with a token, or a token comes from the store. */
  granted({ flight, generation, source, durationMs }: TokenEvent, tenant: string): void {
    const outcome = generation === 0 ? "unused" : "granted";
    const more = { "everbearer.token.generation": generation };
    const flights = this.#flights(tenant);
    if (source === "endpoint") this.#end(flights, flight, { outcome, more, durationMs });
    this.#settle(tenant, flights);
  }

  /** A token request fails, or cannot be sent. */
  failed({ flight, error, durationMs }: TokenFailedEvent, tenant: string): void {
    const flights = this.#flights(tenant);
    const outcome = flights.open.has(flight) ? "failed" : "not_sent";
    const { code, status } = error;
    const more = status === undefined ? {} : { "http.response.status_code": status };
    this.#end(flights, flight, { outcome, error: code, more, durationMs });
    this.#settle(tenant, flights);
  }

  /** The tenant was closed; with the empty name the client, or the pool with all tenants. */
  closed(tenant: string): void {
    for (const [one, flights] of this.#of) {
      if (tenant !== "" && tenant !== one) continue;
      this.#lose(flights, "client_closed");
      this.#of.delete(one);
    }
  }

  /** Nothing more will be heard. */
  end(): void {
    for (const flights of this.#of.values()) {
      for (const { span } of flights.open.values()) span?.end();
    }
    this.#of.clear();
  }

  #flights(tenant: string): Flights {
    const found = this.#of.get(tenant) ?? { open: new Map(), last: 0, waiting: new Set() };
    this.#of.set(tenant, found);
    return found;
  }

  /** Forgets a tenant of which nothing is on its way: a pool may have very many. */
  #settle(tenant: string, flights: Flights): void {
    flights.waiting.clear();
    if (flights.open.size === 0 && tenant !== "") this.#of.delete(tenant);
  }

  #lose(flights: Flights, error: string): void {
    for (const flight of [...flights.open.keys()]) {
      this.#end(flights, flight, { outcome: "lost", error, more: {}, durationMs: undefined });
    }
    flights.last = 0;
  }

  #end(
    flights: Flights,
    number: number,
    end: {
      readonly outcome: string;
      readonly error?: string;
      readonly more: Attributes;
      readonly durationMs: number | undefined;
    },
  ): void {
    const flight = flights.open.get(number);
    flights.open.delete(number);
    const { outcome, error, more, durationMs } = end;
    const result = {
      "everbearer.outcome": outcome,
      ...(error !== undefined && { "error.type": error }),
    };
    const { span, reason } = flight ?? {};
    span?.setAttributes({ ...result, ...more });
    if (error !== undefined) span?.setStatus({ code: SpanStatusCode.ERROR });
    span?.end();
    this.#ended(result, reason, durationMs);
  }
}

/** Links a caller's span to the token request that it waits for, unless that is its child. */
function link(caller: Context, { span, parent }: Flight): void {
  const waiting = trace.getSpan(caller);
  if (!span || !waiting?.isRecording() || waiting.spanContext().spanId === parent) return;
  waiting.addLink({ context: span.spanContext() });
}
