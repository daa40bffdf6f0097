// What docs/telemetry.md says of telemetry is what it does: names, kinds and units of metrics, what the dashboard and the
// alerts ask for, and that a warm call tells nothing.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { parse } from "yaml";
import { OAuthClient } from "everbearer";
import { instrument, instrumentStore } from "everbearer/telemetry";
import { inRoot } from "../../../scripts/lib/paths.mjs";

const page = readFileSync(inRoot("docs/telemetry.md"), "utf8");
const dashboard = JSON.parse(readFileSync(inRoot("docs/telemetry/grafana.json"), "utf8"));

/** A meter and a tracer that note what they are asked for. */
function providers() {
  const made = [];
  const told = [];
  const create = (kind) => (name, options) => {
    made.push({ name, kind, unit: options.unit });
    const note = (value, attributes) => told.push([name, value, attributes]);
    return { add: note, record: note };
  };
  const meter = {
    createCounter: create("counter"),
    createHistogram: create("histogram"),
    createObservableGauge: create("gauge"),
    createObservableCounter: create("counter"),
    addBatchObservableCallback: () => undefined,
    removeBatchObservableCallback: () => undefined,
  };
  const span = { setAttributes: () => undefined, setStatus: () => undefined, end: () => undefined };
  const startSpan = (name) => {
    told.push([name]);
    return span;
  };
  return {
    made,
    told,
    meterProvider: { getMeter: () => meter },
    tracerProvider: { getTracer: () => ({ startSpan }) },
  };
}

const TOKEN = JSON.stringify({ access_token: "a", token_type: "Bearer", expires_in: 3_600 });
const client = () =>
  new OAuthClient({
    tokenUrl: "https://auth.example.com/token",
    clientId: "id",
    clientSecret: "secret",
    baseUrl: "https://api.example.com/",
    fetch: async (url) => new Response(String(url).includes("token") ? TOKEN : "{}"),
  });

/** Makes every instrument. */
function instrumentAll(given) {
  instrument(client(), given)();
  instrumentStore(new Map(), given);
}

/** The metrics, as an exporter to Prometheus names them. */
function prometheusNames(made) {
  return made.flatMap(({ name, kind }) => {
    const plain = name.replaceAll(".", "_");
    if (kind === "counter") return [`${plain}_total`];
    return kind === "histogram" ? [`${plain}_bucket`] : [plain];
  });
}

/** The metrics that a query asks for, and the labels. */
function asked(query) {
  const groups = [...query.matchAll(/\b(?:by|on) \(([^)]*)\)/g)].map(([, labels]) => labels);
  const matched = [...query.matchAll(/\{([^}]*)\}/g)].map(([, labels]) => labels);
  const labels = [...groups, ...matched].flatMap((text) =>
    [...text.matchAll(/\b[a-z_]+\b(?=$|[,=])/g)].map(([name]) => name),
  );
  const rest = query.replace(/\b(by|on) \([^)]*\)|\{[^}]*\}/g, "");
  return {
    metrics: rest.match(/\beverbearer_\w+/g),
    labels: labels.filter((name) => name !== "le"),
  };
}

/** Labels whose attribute the page does not have. */
const unknownLabels = (labels) =>
  labels.filter((label) => {
    const name = label.replaceAll("_", "[._]");
    return !new RegExp(`\`${name}\``).test(page);
  });

test("the table of metrics has each with its kind and unit, in the order in which they are made", () => {
  const { made, ...given } = providers();
  instrumentAll(given);
  const rows = [
    ...page.matchAll(/^\| `(everbearer\.[\w.]+)` +\| (counter|histogram|gauge) +\| `(.+?)` +\|/gm),
  ];
  const order = (one, other) => one.name.localeCompare(other.name);
  assert.deepEqual(
    rows.map(([, name, kind, unit]) => ({ name, kind, unit })).toSorted(order),
    made.toSorted(order),
  );
});

test("the dashboard shows each metric, and the alerts ask for metrics that there are", () => {
  const { made, ...given } = providers();
  instrumentAll(given);
  const names = prometheusNames(made);
  const shown = dashboard.panels.flatMap(({ targets }) => targets.map(({ expr }) => asked(expr)));
  const metrics = shown
    .flatMap((query) => query.metrics)
    .filter((name) => !name.endsWith("_count"));
  assert.deepEqual([...new Set(metrics)].toSorted(), names.toSorted());
  const { groups } = parse(/```yaml\n([\s\S]*?)```/.exec(page)[1]);
  const rules = groups.flatMap((group) => group.rules);
  assert.equal(rules.length, 3);
  for (const { alert, expr, annotations } of rules) {
    const query = asked(expr);
    shown.push(query);
    assert.ok(query.metrics.length > 0 && annotations.summary, alert);
    assert.deepEqual(
      query.metrics.filter((name) => !names.includes(name)),
      [],
      alert,
    );
  }
  const labels = shown.flatMap((query) => query.labels);
  assert.ok(labels.includes("http_response_status_code") && labels.includes("everbearer_outcome"));
  assert.deepEqual(unknownLabels(labels), []);
});

test("a warm call tells nothing", async () => {
  const { told, ...given } = providers();
  const own = client();
  const stop = instrument(own, given);
  await own.fetch("things");
  const cold = told.length;
  assert.deepEqual(
    told.map(([name]) => name),
    ["everbearer.token_request", "everbearer.token.requests", "everbearer.token.request.duration"],
  );
  for (let call = 0; call < 1_000; call += 1) await own.fetch("things");
  assert.equal(told.length, cold);
  await own.getToken({ forceRefresh: true });
  assert.equal(told.length, 2 * cold);
  stop();
  await own.getToken({ forceRefresh: true });
  assert.equal(told.length, 2 * cold);
  own.close();
});

test("attributes of the server are its host and port alone", async () => {
  for (const [options, expected] of [
    [{ tokenUrl: "https://user:pass@auth.example.com:8443/canary?canary=1" }, "refused"],
    [
      { tokenUrl: "https://auth.example.com:8443/canary?canary=1" },
      { "server.address": "auth.example.com", "server.port": 8443 },
    ],
    [{ tokenUrl: "https://auth.example.com/canary" }, { "server.address": "auth.example.com" }],
    [{ issuer: "https://id.example.com/canary" }, { "server.address": "id.example.com" }],
  ]) {
    const make = () => new OAuthClient({ clientId: "id", clientSecret: "secret", ...options });
    if (expected === "refused") {
      assert.throws(make, { code: "invalid_configuration" });
      continue;
    }
    const own = make();
    const { told, ...given } = providers();
    instrument(own, given);
    own.on("token-request", () => own.close());
    await assert.rejects(own.getToken(), { code: "client_closed" });
    const [, , attributes] = told.find(([name]) => name === "everbearer.token.requests");
    assert.deepEqual(attributes, {
      ...expected,
      "everbearer.outcome": "lost",
      "error.type": "client_closed",
      "everbearer.token.reason": "needed",
    });
  }
});

test("a store that is measured does what it did, and tells names of errors alone", async () => {
  const { told, ...given } = providers();
  const secret = "secret-canary";
  class Store {
    kept = new Map();
    async get(key) {
      return this.kept.get(key);
    }
    async set(key, value, forMs) {
      this.kept.set(key, { value, leftMs: forMs });
    }
    async add() {
      throw Object.assign(new TypeError(secret), { command: secret });
    }
    delete() {
      throw secret;
    }
    async changed(key, atMostMs) {
      return [this.kept.size, key, atMostMs];
    }
  }
  const measured = instrumentStore(new Store(), { ...given, name: "files" });
  await measured.set(secret, secret, 5);
  assert.deepEqual(await measured.get(secret), { value: secret, leftMs: 5 });
  assert.deepEqual(await measured.changed(secret, 7), [1, secret, 7]);
  await assert.rejects(measured.add(secret, secret, 5), TypeError);
  await assert.rejects(measured.delete(secret), (error) => error === secret);
  const own = { "everbearer.store.name": "files" };
  assert.ok(told.every(([name, seconds]) => name.endsWith("duration") && seconds < 5));
  assert.deepEqual(
    told.map(([, , attributes]) => attributes),
    [
      { ...own, "db.operation.name": "set" },
      { ...own, "db.operation.name": "get" },
      { ...own, "db.operation.name": "add", "error.type": "TypeError" },
      { ...own, "db.operation.name": "delete", "error.type": "_OTHER" },
    ],
  );
  const { add, changed } = instrumentStore(new Map(), given);
  assert.deepEqual([add, changed], [undefined, undefined]);
  assert.throws(() => instrumentStore({ get() {} }, given), /takes a store/);
  assert.throws(() => instrumentStore(new Map(), { meterProvider: {} }), /meterProvider/);
  assert.throws(() => instrumentStore(new Map(), { ...given, name: 7 }), /name must be/);
});
