// OpenTelemetry's real SDK: spans of token requests with their parents and links, metrics scraped from its Prometheus
// exporter, which equal the client's status and the server's books, and nothing secret in any of it.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { context, SpanKind, SpanStatusCode } from "@opentelemetry/api";
import { AsyncLocalStorageContextManager } from "@opentelemetry/context-async-hooks";
import { PrometheusExporter } from "@opentelemetry/exporter-prometheus";
import { MeterProvider } from "@opentelemetry/sdk-metrics";
import {
  BasicTracerProvider,
  InMemorySpanExporter,
  SimpleSpanProcessor,
} from "@opentelemetry/sdk-trace-base";
import { load } from "../packaging/load.mjs";
import { canaries } from "../support/canaries.mjs";
import { randomOf } from "../support/random.mjs";
import { gate, rejection, setup, statuses, until, virtualClock } from "../support/setup.mjs";
import { memoryStore } from "../support/memory-store.mjs";

const { instrument, instrumentStore } = await load("everbearer/telemetry");
const { ClientPool } = await load("everbearer/pool");

context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());

/** A tracer provider, and what it has exported. */
function tracing() {
  const exporter = new InMemorySpanExporter();
  const spanProcessors = [new SimpleSpanProcessor(exporter)];
  const tracerProvider = new BasicTracerProvider({ spanProcessors });
  const tracer = tracerProvider.getTracer("tests");
  const spans = () => exporter.getFinishedSpans();
  return {
    tracerProvider,
    spans,
    tokenRequests: () => spans().filter(({ name }) => name === "everbearer.token_request"),
    named: (name) => spans().find((span) => span.name === name),
    /** Makes a call in a span of this name. */
    inSpan: (name, call) =>
      tracer.startActiveSpan(name, async (span) => {
        try {
          return await call();
        } finally {
          span.end();
        }
      }),
  };
}

/** A meter provider, and what its Prometheus exporter serves. */
async function metering(t) {
  const reader = new PrometheusExporter({ port: 0, host: "127.0.0.1" });
  const meterProvider = new MeterProvider({ readers: [reader] });
  t.after(() => meterProvider.shutdown());
  await reader.startServer();
  const { port } = reader._server.address();
  const scrape = async () => {
    const response = await fetch(`http://127.0.0.1:${port}/metrics`);
    return response.text();
  };
  /** The sum of a metric's series whose labels contain all of these. */
  const sum = (text, metric, ...labels) => {
    const lines = text.split("\n").filter((line) => line.startsWith(`${metric}{`));
    return lines
      .filter((line) => labels.every((label) => line.includes(label)))
      .map((line) => Number(/\} (\S+)/.exec(line)[1]))
      .reduce((all, one) => all + one, 0);
  };
  return { meterProvider, scrape, sum };
}

const idOf = (span) => span.spanContext().spanId;
const linksOf = (span) => span.links.map(({ context: { spanId } }) => spanId);
const outcome = ({ attributes }) => attributes["everbearer.outcome"];

describe("spans", () => {
  test("a token request is a child of the caller that began it, and those that wait link to it", async (t) => {
    const { connect, oauth } = await setup(t);
    const { tracerProvider, tokenRequests, named, inSpan } = tracing();
    const client = connect();
    instrument(client, { tracerProvider, name: "billing" });
    const calls = Array.from({ length: 5 }, (_, index) =>
      inSpan(`call ${index}`, () => statuses(client, 1)),
    );
    await Promise.all(calls);
    const [span, ...others] = tokenRequests();
    assert.deepEqual(others, []);
    assert.equal(span.parentSpanContext.spanId, idOf(named("call 0")));
    assert.equal(span.kind, SpanKind.CLIENT);
    assert.equal(span.status.code, SpanStatusCode.UNSET);
    const { hostname, port } = new URL(oauth.tokenUrl);
    assert.deepEqual(span.attributes, {
      "server.address": hostname,
      "server.port": Number(port),
      "everbearer.client.name": "billing",
      "everbearer.token.reason": "needed",
      "everbearer.outcome": "granted",
      "everbearer.token.generation": 1,
    });
    const links = Array.from({ length: 5 }, (_, index) => linksOf(named(`call ${index}`)));
    assert.deepEqual(links, [[], ...Array(4).fill([idOf(span)])]);
  });

  test("one that comes after a rejection is a child of the call that was rejected first", async (t) => {
    const { connect, oauth } = await setup(t);
    const { tracerProvider, tokenRequests, named, inSpan } = tracing();
    const client = connect();
    instrument(client, { tracerProvider });
    await statuses(client, 1);
    oauth.revokeTokens();
    await inSpan("rejected", () => statuses(client, 1));
    const [first, second] = tokenRequests();
    assert.equal(first.parentSpanContext, undefined);
    assert.equal(second.attributes["everbearer.token.reason"], "rejected");
    assert.equal(second.parentSpanContext.spanId, idOf(named("rejected")));
  });

  test("a refresh ahead is a trace of its own, and a failure tells its code and status", async (t) => {
    const clock = virtualClock();
    const { connect, oauth } = await setup(t, { clock, tokenLifetimeSeconds: 600 });
    const { tracerProvider, tokenRequests, inSpan } = tracing();
    const client = connect();
    instrument(client, { tracerProvider });
    await inSpan("first", () => statuses(client, 1));
    oauth.token.inject({ kind: "status", status: 503, body: client.status() });
    await clock.advance(client.status().refreshesAt - clock.wall(), client);
    await until(() => tokenRequests().length === 2);
    const [, ahead] = tokenRequests();
    assert.equal(ahead.parentSpanContext, undefined);
    const { attributes, status } = ahead;
    assert.equal(attributes["everbearer.token.reason"], "ahead");
    assert.equal(attributes["error.type"], client.status().lastError.code);
    assert.equal(attributes["http.response.status_code"], 503);
    assert.deepEqual(status, { code: SpanStatusCode.ERROR });
  });

  test("with a store, the caller that looked there first is the parent; a token from there has no span", async (t) => {
    const { connect } = await setup(t);
    const { meterProvider, scrape, sum } = await metering(t);
    const { tracerProvider, tokenRequests, named, inSpan } = tracing();
    const storeKey = Buffer.alloc(32, 7).toString("base64");
    const counted = memoryStore({ monotonic: () => performance.now() });
    const store = instrumentStore(counted, { meterProvider });
    const client = connect({ store, storeKey });
    instrument(client, { tracerProvider, meterProvider });
    const calls = ["one", "other"].map((name) => inSpan(name, () => statuses(client, 1)));
    await Promise.all(calls);
    const [span] = tokenRequests();
    assert.equal(span.parentSpanContext.spanId, idOf(named("one")));
    assert.deepEqual(linksOf(named("one")), []);
    assert.deepEqual(linksOf(named("other")), [idOf(span)]);
    const second = connect({ store, storeKey });
    instrument(second, { tracerProvider, meterProvider });
    await inSpan("adopts", () => statuses(second, 1));
    assert.equal(tokenRequests().length, 1);
    assert.deepEqual([second.status().adopted, linksOf(named("adopts"))], [1, []]);
    const text = await scrape();
    assert.equal(sum(text, "everbearer_token_requests_total"), 1);
    assert.equal(sum(text, "everbearer_store_adopted_total"), 1);
    assert.equal(sum(text, "everbearer_store_operation_duration_count"), counted.operations);
  });

  test("clients with stores that begin together have a parent each", async (t) => {
    const { connect } = await setup(t);
    const { tracerProvider, tokenRequests, named, inSpan } = tracing();
    const storeKey = Buffer.alloc(32, 7).toString("base64");
    const begun = ["one", "other"].map((name) => {
      const client = connect({ store: memoryStore({ monotonic: () => 0 }), storeKey });
      instrument(client, { tracerProvider, name });
      return inSpan(name, () => statuses(client, 1));
    });
    await Promise.all(begun);
    assert.equal(tokenRequests().length, 2);
    for (const { attributes, parentSpanContext } of tokenRequests()) {
      const name = attributes["everbearer.client.name"];
      assert.equal(parentSpanContext.spanId, idOf(named(name)), name);
    }
  });

  test("closing the client ends what is open, and all that hears it", async (t) => {
    const held = gate();
    const { connect, oauth } = await setup(t);
    const { tracerProvider, tokenRequests } = tracing();
    const { meterProvider, scrape, sum } = await metering(t);
    const client = connect({ fetch: held.fetch });
    instrument(client, { tracerProvider, meterProvider });
    held.hold("token");
    const lost = rejection(client.fetch("things"));
    await until(() => oauth.counters().tokenRequests === 1);
    client.close();
    held.release();
    assert.equal((await lost).code, "client_closed");
    assert.deepEqual(tokenRequests().map(outcome), ["lost"]);
    const text = await scrape();
    assert.equal(sum(text, "everbearer_token_requests_total", 'error_type="client_closed"'), 1);
    // It has ended, so it can begin anew.
    instrument(client, { tracerProvider })();
  });
});

describe("a pool", () => {
  test("its tenants' token requests are told apart, and none is named", async (t) => {
    const { sandbox, oauth } = await setup(t);
    const { tracerProvider, tokenRequests, named, inSpan } = tracing();
    const { meterProvider, scrape, sum } = await metering(t);
    const { clientId, clientSecret } = sandbox;
    const { tokenUrl, baseUrl } = oauth;
    const credentials = () => ({ clientId, clientSecret });
    const pool = new ClientPool({ tokenUrl, baseUrl, credentials });
    t.after(() => pool.close());
    instrument(pool, { tracerProvider, meterProvider, name: "customers" });
    const tenants = ["tenant-canary-1", "tenant-canary-2"];
    const calls = tenants.flatMap((tenant, index) =>
      ["a", "b"].map((name) => inSpan(`${index} ${name}`, () => statuses(pool.for(tenant), 1))),
    );
    await Promise.all(calls);
    const parents = tokenRequests().map((span) => span.parentSpanContext.spanId);
    assert.deepEqual(parents.sort(), [idOf(named("0 a")), idOf(named("1 a"))].sort());
    for (const index of [0, 1]) {
      const [link, ...more] = linksOf(named(`${index} b`));
      const request = tokenRequests().find((span) => idOf(span) === link);
      assert.equal(request.parentSpanContext.spanId, idOf(named(`${index} a`)));
      assert.deepEqual(more, []);
    }
    const text = await scrape();
    assert.equal(sum(text, "everbearer_token_requests_total"), 2);
    assert.equal(sum(text, "everbearer_pool_tenants"), pool.status().tenants);
    const exported = JSON.stringify(
      tokenRequests().map(({ attributes, name }) => [name, attributes]),
    );
    assert.doesNotMatch(text + exported, /tenant-canary/);
    pool.close();
    instrument(pool, { meterProvider })();
  });
});

describe("options", () => {
  test("each that is wrong is refused, and so is a second time", async (t) => {
    const { connect } = await setup(t);
    const { tracerProvider } = tracing();
    const client = connect();
    for (const [given, options, message] of [
      [{}, { tracerProvider }, /takes an OAuthClient or a ClientPool/],
      [null, { tracerProvider }, /takes an OAuthClient or a ClientPool/],
      [client, {}, /needs tracerProvider, meterProvider or both/],
      [client, undefined, /needs tracerProvider, meterProvider or both/],
      [client, { tracerProvider: {} }, /it has no getTracer/],
      [client, { meterProvider: null }, /it has no getMeter/],
      [client, { tracerProvider, name: "" }, /name must be a string/],
    ]) {
      assert.throws(() => instrument(given, options), { name: "TypeError", message });
    }
    const stop = instrument(client, { tracerProvider });
    assert.throws(() => instrument(client, { tracerProvider }), /instrumented already/);
    stop();
    stop();
    instrument(client, { tracerProvider })();
  });
});

const CALLS = 10_000;
const AT_ONCE = 50;

test(`after ${CALLS} calls with faults, metrics equal the status and the server's books, and tell no secret`, async (t) => {
  const { sandbox, oauth, connect } = await setup(t);
  const { tracerProvider, spans, tokenRequests, inSpan } = tracing();
  const { meterProvider, scrape, sum } = await metering(t);
  const policy = { backoffBaseMs: 1, backoffMaxMs: 2, retryBudget: 100_000, storedErrorMs: 0 };
  const client = connect({ policy });
  instrument(client, { tracerProvider, meterProvider });
  const tokens = new Set();
  const waits = [];
  client.on("retried", ({ status, delayMs }) => {
    if (status === 429 || status === 503) waits.push(delayMs);
  });
  const chance = randomOf(20_26);
  const headers = { "retry-after": "0" };
  let failed = 0;
  for (let round = 0; round < CALLS / AT_ONCE; round += 1) {
    if (chance() < 0.2) oauth.revokeTokens();
    if (chance() < 0.2) oauth.token.inject({ kind: "status", status: 503, headers });
    if (chance() < 0.2) oauth.api.inject({ kind: "rate-limit" }, { times: 3 });
    if (chance() < 0.2) oauth.api.inject({ kind: "reset" });
    if (chance() < 0.1) client.invalidate();
    const call = () => statuses(client, 1).catch(() => (failed += 1));
    await inSpan("round", () => Promise.all(Array.from({ length: AT_ONCE }, call)));
    tokens.add((await client.getToken().catch(() => undefined))?.accessToken);
  }
  tokens.delete(undefined);
  const text = await scrape();
  const status = client.status();
  const counted = sum(text, "everbearer_token_requests_total");
  const books = oauth.counters();
  assert.ok(status.tokenFailures > 0 && status.replays > 0 && status.retries > 0, text);
  assert.equal(counted, status.tokenRequests);
  assert.equal(counted, books.tokenRequests);
  const by = (name) => sum(text, "everbearer_token_requests_total", `everbearer_outcome="${name}"`);
  assert.equal(by("failed"), status.tokenFailures);
  assert.equal(by("granted") + by("unused"), status.tokenRequests - status.tokenFailures);
  assert.equal(sum(text, "everbearer_replays_total"), status.replays);
  assert.equal(sum(text, "everbearer_retries_total"), status.retries);
  const waited = waits.reduce((all, one) => all + one, 0) / 1_000;
  assert.ok(waited > 0);
  assert.ok(Math.abs(sum(text, "everbearer_throttled_time_total") - waited) < 1e-6, text);
  assert.equal(sum(text, "everbearer_token_request_duration_count"), counted);
  const left = sum(text, "everbearer_token_expires_in");
  assert.ok(Math.abs(left - (status.expiresAt - Date.now()) / 1_000) < 5, `${left} s`);
  assert.equal(tokenRequests().length, counted);
  const exported = JSON.stringify(
    spans().map(({ name, attributes, links, events, status }) => [
      name,
      attributes,
      links,
      events,
      status,
    ]),
  );
  assert.ok(tokens.size > 10);
  for (const secret of [...canaries(sandbox, [...tokens]), sandbox.clientId]) {
    assert.ok(!text.includes(secret) && !exported.includes(secret), "a secret is told");
  }
  t.diagnostic(`${counted} token requests, ${status.replays} replays, ${failed} calls failed`);
});
