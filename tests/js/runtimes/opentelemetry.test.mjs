// OpenTelemetry's own instrumentation of fetch, as in services: each request's span is a child of the span
// in which the call was made, whoever else waits for the same token.

import assert from "node:assert/strict";
import { after, test } from "node:test";
import { OAuthClient } from "everbearer";
import { setup } from "../support/setup.mjs";
import { load } from "./tools.mjs";

const { context, trace } = await load("@opentelemetry/api");
const { AsyncLocalStorageContextManager } = await load("@opentelemetry/context-async-hooks");
const { UndiciInstrumentation } = await load("@opentelemetry/instrumentation-undici");
const { InMemorySpanExporter, NodeTracerProvider, SimpleSpanProcessor } = await load(
  "@opentelemetry/sdk-trace-node",
);

const CALLS = 10;
const exporter = new InMemorySpanExporter();
const provider = new NodeTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] });
provider.register({ contextManager: new AsyncLocalStorageContextManager().enable() });
const instrumentation = new UndiciInstrumentation();
instrumentation.setTracerProvider(provider);
after(() => {
  instrumentation.disable();
  trace.disable();
  context.disable();
});
const tracer = trace.getTracer("tests");

/** Makes a call inside its own span; gives the span's id. */
const inSpan = (name, call) =>
  tracer.startActiveSpan(name, async (span) => {
    await call();
    span.end();
    return span.spanContext().spanId;
  });

/** The spans of requests to a path, as [path, the parent's id], in the order of their ends. */
function requests(path) {
  const paths = exporter.getFinishedSpans().map((span) => {
    const url = span.attributes["url.path"] ?? "";
    return [url, span.parentSpanContext?.spanId];
  });
  return paths.filter(([one]) => one.startsWith(path));
}

async function start(t) {
  exporter.reset();
  const { sandbox, oauth } = await setup(t);
  const { clientId, clientSecret } = sandbox;
  const { tokenUrl, baseUrl } = oauth;
  const client = new OAuthClient({ tokenUrl, baseUrl, clientId, clientSecret });
  t.after(() => client.close());
  const call = async (index) => {
    const response = await client.fetch(`things/${index}`);
    assert.equal(response.status, 200);
    await response.arrayBuffer();
  };
  const together = () =>
    Promise.all(
      Array.from({ length: CALLS }, (_, index) => inSpan(`call ${index}`, () => call(index))),
    );
  return { oauth, together, call };
}

/** Asserts that each call's requests have its span as their parent. */
function assertParents(oauth, parents, count) {
  const base = new URL(oauth.baseUrl).pathname;
  for (const [index, parent] of parents.entries()) {
    const path = `${base}things/${index}`;
    const found = requests(path).filter(([one]) => one === path);
    assert.deepEqual(found, Array(count).fill([path, parent]));
  }
}

test("calls that begin without a token: each request has its call's parent, the token request that of the first", async (t) => {
  const { oauth, together } = await start(t);
  const parents = await together();
  assertParents(oauth, parents, 1);
  const path = new URL(oauth.tokenUrl).pathname;
  assert.deepEqual(requests(path), [[path, parents[0]]]);
});

test("replayed calls: both requests of each have its call's parent", async (t) => {
  const { oauth, together, call } = await start(t);
  await inSpan("before", () => call("before"));
  oauth.revokeTokens();
  assertParents(oauth, await together(), 2);
});
