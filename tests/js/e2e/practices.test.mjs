// The example of a server for many practices, run as a platform runs it, with the sandbox in place of athenahealth.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { load } from "../packaging/load.mjs";

const { startSandbox } = await load("everbearer/sandbox");
const example = new URL("../../../examples/practices/", import.meta.url);
// The example is a module, so the package is loaded by import there.
const { makeServer } = await import(new URL("server.mjs", example));
const { Practices } = await import(new URL("practices.mjs", example));

const pause = () => new Promise((resolve) => setTimeout(resolve, 5));

const SECRET = "canary-secret";
const WRONG = "canary-wrong-secret";
const PRACTICES = ["elm-street", "riverside", "hilltop", "lakeside"];

/** A sandbox, and a directory with these practices and one whose secret is wrong. */
async function platform(t) {
  const sandbox = await startSandbox({ clientSecret: SECRET });
  t.after(() => sandbox.close());
  const directory = await mkdtemp(join(tmpdir(), "everbearer-practices-"));
  t.after(() => rm(directory, { recursive: true, force: true }));
  const { clientId, athena } = sandbox;
  const { practiceId } = athena;
  const put = (name, clientSecret) =>
    writeFile(
      join(directory, `${name}.json`),
      JSON.stringify({ practiceId, clientId, clientSecret }),
    );
  await Promise.all([...PRACTICES.map((name) => put(name, SECRET)), put("wrong", WRONG)]);
  return { sandbox, directory, athena, clientId };
}

/** The example's server in this process; `ask` makes a request and collects what was responded. */
async function served(t, more = {}) {
  const { sandbox, directory, ...rest } = await platform(t);
  const practices = await Practices.open(directory);
  const log = [];
  const logger = { level: "info", stream: { write: (line) => void log.push(line) } };
  const options = { environment: "preview", baseUrl: sandbox.url, ...more };
  const server = makeServer(practices, options, { logger });
  t.after(() => server.close());
  const seen = [];
  const ask = async (method, url, payload) => {
    const response = await server.inject({ method, url, payload });
    seen.push(response.body, JSON.stringify(response.headers));
    const json = response.body === "" ? undefined : JSON.parse(response.body);
    return { status: response.statusCode, json, headers: response.headers };
  };
  const rotate = (name, clientSecret) =>
    ask("POST", `/practices/${name}/rotate`, { clientId: rest.clientId, clientSecret });
  /** No secret was logged or responded, and no log line names a patient. */
  const nothingLeaked = () => {
    assert.doesNotMatch(log.join("") + seen.join(""), /canary/);
    assert.doesNotMatch(log.join(""), /patients\/\d/);
  };
  return { ask, rotate, log, nothingLeaked, server, directory, ...rest };
}

test("practices have tokens of their own, and one token request each", async (t) => {
  const { ask, athena, nothingLeaked } = await served(t);
  for (let round = 0; round < 3; round += 1) {
    const responses = await Promise.all(
      PRACTICES.map((name) => ask("GET", `/practices/${name}/patients/1`)),
    );
    for (const { status, json } of responses) {
      assert.deepEqual([status, json.patientid], [200, "1"], JSON.stringify(json));
    }
  }
  assert.equal(athena.counters().tokenRequests, PRACTICES.length);
  const sent = athena.requests().filter(({ endpoint }) => endpoint === "api");
  const tokens = new Set(sent.map(({ headers }) => headers.authorization));
  assert.equal(tokens.size, PRACTICES.length);
  const departments = await ask("GET", "/practices/riverside/departments");
  assert.equal(departments.status, 200);
  assert.ok(departments.json.length > 0);
  const health = await ask("GET", "/health");
  assert.deepEqual(health.json, {
    ...{ state: "open", tenants: PRACTICES.length, atRest: 0 },
    ...{ requesting: 0, waiting: 0, evicted: 0 },
  });
  nothingLeaked();
});

test("an unknown practice is a 404 that reaches neither the pool nor athenahealth", async (t) => {
  const { ask, rotate, athena, nothingLeaked } = await served(t);
  const unknown = await ask("GET", "/practices/nowhere/patients/1");
  assert.deepEqual([unknown.status, unknown.json], [404, { error: "practice_not_found" }]);
  assert.equal((await rotate("nowhere", SECRET)).status, 404);
  for (const name of ["..%2fetc", "Elm", "a".repeat(65), "%00"]) {
    const { status } = await ask("GET", `/practices/${name}/patients/1`);
    assert.ok(status === 400 || status === 404, `${name}: ${status}`);
  }
  assert.equal((await ask("GET", "/health")).json.tenants, 0);
  assert.equal(athena.counters().tokenRequests, 0);
  const patient = await ask("GET", "/practices/elm-street/patients/999999");
  assert.deepEqual([patient.status, patient.json], [404, { error: "not_found" }]);
  nothingLeaked();
});

test("a practice with a wrong secret fails alone, until its secret is corrected", async (t) => {
  const { ask, rotate, log, athena, nothingLeaked, directory } = await served(t);
  const call = (name) => ask("GET", `/practices/${name}/patients/1`);
  const names = Array.from({ length: 10 }, () => [...PRACTICES, "wrong"]).flat();
  const responses = await Promise.all(names.map(call));
  for (const [index, { status, json, headers }] of responses.entries()) {
    if (names[index] !== "wrong") {
      assert.equal(status, 200, names[index]);
      continue;
    }
    assert.deepEqual([status, json.error], [502, "invalid_client"]);
    assert.deepEqual(Object.keys(json).sort(), ["error", "requestId"]);
    assert.equal(headers["retry-after"], "30");
  }
  const { tokenRequests, tokenErrors } = athena.counters();
  assert.deepEqual([tokenRequests, tokenErrors], [PRACTICES.length + 1, 1]);
  const warned = log.map((line) => JSON.parse(line)).filter(({ level }) => level === 40);
  assert.deepEqual(
    warned.map(({ practice, code }) => [practice, code]),
    [["wrong", "invalid_client"]],
  );

  const refused = await rotate("wrong", `${WRONG}-too`);
  assert.deepEqual([refused.status, refused.json.error], [502, "invalid_client"]);
  const { clientSecret } = JSON.parse(await readFile(join(directory, "wrong.json"), "utf8"));
  assert.equal(clientSecret, WRONG, "credentials that are refused are not kept");
  assert.equal((await rotate("wrong", SECRET)).status, 204);
  assert.equal((await call("wrong")).status, 200);
  nothingLeaked();
});

/** A fetch between the pool and the sandbox, which knows other secrets than the sandbox does. */
function doorkeeper(clientId) {
  const basic = (secret) => `Basic ${Buffer.from(`${clientId}:${secret}`).toString("base64")}`;
  const accepted = new Set([SECRET]);
  const refusals = [];
  const fetchThrough = (url, init) => {
    if (!String(url).endsWith("/token")) return fetch(url, init);
    const headers = new Headers(init.headers);
    const given = headers.get("authorization");
    if (![...accepted].some((secret) => basic(secret) === given)) {
      refusals.push(given);
      return Response.json({ error: "invalid_client" }, { status: 401 });
    }
    headers.set("authorization", basic(SECRET));
    return fetch(url, { ...init, headers });
  };
  return { accepted, refusals, fetchThrough };
}

test("a rotation in the middle of calls fails none of them", async (t) => {
  const door = doorkeeper("sandbox-client");
  const { ask, rotate, athena, nothingLeaked } = await served(t, { fetch: door.fetchThrough });
  let over = false;
  let calls = 0;
  const failures = [];
  const caller = async (name) => {
    while (!over) {
      const { status, json } = await ask("GET", `/practices/${name}/patients/1`);
      calls += 1;
      if (status !== 200) failures.push([name, status, json]);
    }
  };
  const callers = PRACTICES.flatMap((name) => [caller(name), caller(name)]);
  const more = async (count) => {
    const until = calls + count;
    while (calls < until) await new Promise((resolve) => setImmediate(resolve));
  };
  await more(50);
  const secrets = ["canary-2", "canary-3"];
  for (const secret of secrets) {
    // The partner accepts both for a while, as in any rotation.
    door.accepted.add(secret);
    assert.equal((await rotate("riverside", secret)).status, 204);
    await more(50);
  }
  // The one before the last ends, with all tokens.
  door.accepted.delete("canary-2");
  athena.revokeTokens();
  await more(50);
  over = true;
  await Promise.all(callers);
  assert.deepEqual(failures, []);
  assert.deepEqual(door.refusals, []);
  // One at the start, one after the revocation; of the practice that rotates, two more for each rotation.
  const { tokenRequests } = athena.counters();
  assert.equal(tokenRequests, 2 * PRACTICES.length + 2 * secrets.length);
  nothingLeaked();
});

/** A program of the example, once it listens. */
async function running(t, name, more) {
  const env = { ...process.env, ...more, PORT: "0" };
  const program = fileURLToPath(new URL(name, example));
  const child = spawn(process.execPath, [program], { env, stdio: ["ignore", "pipe", "pipe"] });
  t.after(() => child.kill("SIGKILL"));
  let printed = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (data) => (printed += String(data)));
  }
  const addressIn = () => /Server listening at (http:\/\/127\.0\.0\.1:\d+)/.exec(printed)?.[1];
  while (!addressIn() && child.exitCode === null) await pause();
  const address = addressIn();
  assert.ok(address, printed);
  const call = (practice) => fetch(`${address}/practices/${practice}/patients/1`);
  return { child, call, printed: () => printed };
}

const bodies = (responses) => Promise.all(responses.map((response) => response.text()));

test("the program serves, logs no secret, and ends after the requests that it has", async (t) => {
  const { sandbox, directory, athena } = await platform(t);
  const { child, call, printed } = await running(t, "server.mjs", {
    PRACTICES_DIRECTORY: directory,
    ATHENA_ENVIRONMENT: "preview",
    ATHENA_BASE_URL: sandbox.url,
    ATHENA_MAX_TENANTS: "100",
  });
  const exited = once(child, "exit");
  const responses = await Promise.all(["elm-street", "wrong", "nowhere"].map(call));
  assert.deepEqual(
    responses.map(({ status }) => status),
    [200, 502, 404],
  );
  await bodies(responses);

  athena.api.latency(300);
  const late = call("riverside");
  while (athena.counters().apiCalls < 2) await pause();
  child.kill("SIGTERM");
  const { status, headers } = await late;
  // A connection that is kept alive would keep the program alive for a minute.
  assert.deepEqual([status, headers.get("connection")], [200, "close"]);
  assert.deepEqual(await exited, [0, null], printed());
  assert.match(printed(), /"practice":"riverside","statusCode":200/);
  assert.doesNotMatch(printed(), /canary|patients\/\d/);
});

test("the trial has three practices, of which one has a wrong secret", async (t) => {
  const { directory } = await platform(t);
  // What it makes is removed with this directory.
  const { call } = await running(t, "try.mjs", { TMPDIR: directory });
  const responses = await Promise.all(["elm-street", "riverside", "hilltop"].map(call));
  assert.deepEqual(
    responses.map(({ status }) => status),
    [200, 200, 502],
  );
  await bodies(responses);
});
