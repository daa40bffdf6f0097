// The command line against the sandbox: tokens, calls, templates, what it refuses, and how it ends.

import assert from "node:assert/strict";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, test } from "node:test";
import { everbearer, started, variablesFor } from "../support/cli.mjs";
import { startSandbox } from "../support/setup.mjs";

const SECRET = "canary-s3cret";
const TOKEN = "canary-t0ken";

async function begin(t, settings = {}) {
  const sandbox = await startSandbox({ clientSecret: SECRET });
  t.after(() => sandbox.close());
  Object.assign(sandbox.oauth.settings, settings);
  return { sandbox, env: variablesFor(sandbox) };
}

/** A file with this content that goes with the test. */
function fileWith(t, content) {
  const directory = mkdtempSync(join(tmpdir(), "everbearer-cli-"));
  t.after(() => rmSync(directory, { recursive: true }));
  const file = join(directory, "file");
  writeFileSync(file, content);
  return file;
}

const segment = (value) => Buffer.from(JSON.stringify(value)).toString("base64url");
const jwtOf = (claims) => `${segment({ alg: "none" })}.${segment(claims)}.c2lnbmF0dXJl`;

describe("everbearer token", () => {
  test("says when the token expires, and its scope, but not the token", async (t) => {
    const { env } = await begin(t, { accessToken: TOKEN, scope: "things:read" });
    const { code, stdout } = await everbearer(["token", "--prefix", "ACME"], { env });
    assert.equal(code, 0);
    assert.match(stdout, /^expires {2}\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ, in (?:1 h|59 min \d+ s)$/m);
    assert.match(stdout, /^scope {4}things:read$/m);
    assert.match(stdout, /^form {5}opaque$/m);
  });

  test("shows the claims of a JWT", async (t) => {
    const claims = { aud: ["urn:a", "urn:b"], exp: 4_102_444_800, sub: "back office" };
    const { env } = await begin(t, { accessToken: jwtOf(claims) });
    const text = await everbearer(["token", "--prefix", "ACME"], { env });
    assert.match(text.stdout, /^ {2}aud +\["urn:a","urn:b"\]$/m);
    assert.match(text.stdout, /^ {2}sub +back office$/m);
    const { stdout } = await everbearer(["token", "--prefix", "ACME", "--json"], { env });
    assert.deepEqual(JSON.parse(stdout).claims, claims);
  });

  test("prints the token itself with --raw, and nothing else", async (t) => {
    const { env } = await begin(t, { accessToken: TOKEN });
    const raw = ["token", "--prefix", "ACME", "--raw"];
    const { stdout, stderr } = await everbearer(raw, { env, reveals: true });
    assert.deepEqual([stdout, stderr], [`${TOKEN}\n`, ""]);
  });

  test("reads a file of variables, which those of the process beat, and options", async (t) => {
    const { env } = await begin(t);
    const { ACME_CLIENT_SECRET: secret, ACME_TOKEN_URL: url, ...rest } = env;
    const lines = Object.entries({ ...rest, ACME_CLIENT_SECRET: "wrong" });
    const file = fileWith(t, lines.map(([name, value]) => `${name}="${value}"`).join("\n"));
    const args = ["token", "--prefix", "ACME", "--dotenv", file, "--token-url", url];
    const right = await everbearer(args, { env: { ACME_CLIENT_SECRET: secret } });
    assert.equal(right.code, 0, right.stderr);
    const wrong = await everbearer([...args, "--json"]);
    assert.equal(wrong.code, 1);
    assert.equal(JSON.parse(wrong.stderr).error.code, "invalid_client");
  });

  test("takes a secret from its own file", async (t) => {
    const { env } = await begin(t);
    const { ACME_CLIENT_SECRET: secret, ...rest } = env;
    const args = ["token", "--prefix", "ACME", "--client-secret-file", fileWith(t, `${secret}\n`)];
    assert.equal((await everbearer(args, { env: rest })).code, 0);
  });

  test("is a provider's client with --provider", async (t) => {
    const { sandbox } = await begin(t);
    const { url, clientId, clientSecret, athena } = sandbox;
    const env = {
      ATHENA_BASE_URL: url,
      ATHENA_CLIENT_ID: clientId,
      ATHENA_CLIENT_SECRET: clientSecret,
      ATHENA_ENVIRONMENT: "preview",
      ATHENA_PRACTICE_ID: athena.practiceId,
    };
    assert.equal((await everbearer(["token", "--provider", "athena"], { env })).code, 0);
    assert.equal(athena.counters().tokenRequests, 1);
  });

  test("names every variable that is missing", async () => {
    const { code, stderr } = await everbearer(["token", "--prefix", "ACME"]);
    assert.equal(code, 3);
    for (const name of ["TOKEN_URL", "CLIENT_ID", "CLIENT_SECRET"]) {
      assert.match(stderr, new RegExp(`ACME_${name}`));
    }
  });
});

describe("everbearer call", () => {
  test("prints the body as it is, and ends by the status", async (t) => {
    const { env } = await begin(t);
    const { code, stdout } = await everbearer(["call", "--prefix", "ACME", "things"], { env });
    assert.equal(code, 0);
    assert.deepEqual(Object.keys(JSON.parse(stdout)), ["things"]);
    const missing = await everbearer(["call", "--prefix", "ACME", "nothing"], { env });
    assert.equal(missing.code, 4);
  });

  test("sends method, headers and body", async (t) => {
    const { sandbox, env } = await begin(t);
    const data = fileWith(t, '{"a":1}');
    const args = ["-X", "PUT", "-H", "Content-Type: application/json", "-H", "X-Row: 7"];
    const all = ["call", "--prefix", "ACME", ...args, "--data", `@${data}`, "things"];
    await everbearer(all, { env });
    const { method, body, headers } = sandbox.oauth.requests().at(-1);
    assert.deepEqual([method, body, headers["x-row"]], ["PUT", '{"a":1}', "7"]);
    assert.equal(headers["content-type"], "application/json");
  });

  test("sends the token to the origin that is named, without a base", async (t) => {
    const { sandbox, env } = await begin(t);
    const { ACME_BASE_URL: base, ...rest } = env;
    const args = ["call", "--prefix", "ACME", "--json", "--include", `${base}things`];
    const { code, stdout } = await everbearer(args, { env: rest });
    assert.deepEqual([code, JSON.parse(stdout).status], [0, 200]);
    assert.equal(sandbox.oauth.counters().tokenRequests, 1);
  });

  test("refuses an Authorization header, which would show a token", async (t) => {
    const { env } = await begin(t);
    const args = ["call", "--prefix", "ACME", "-H", `Authorization: Bearer ${TOKEN}`, "things"];
    const { code, stderr } = await everbearer(args, { env });
    assert.equal(code, 2);
    assert.match(stderr, /must not be Authorization/);
  });
});

describe("everbearer env", () => {
  test("is a template that the client reads", async () => {
    const { code, stdout } = await everbearer(["env", "--prefix", "ACME"]);
    assert.equal(code, 0);
    assert.match(stdout, /^ACME_TOKEN_URL=$/m);
    assert.match(stdout, /^# ACME_SCOPE=$/m);
    const { stdout: json } = await everbearer(["env", "--provider", "athena", "--json"]);
    const required = JSON.parse(json).filter(({ required }) => required);
    const named = required.map(({ name }) => name);
    const { stderr } = await everbearer(["token", "--provider", "athena"]);
    assert.deepEqual(
      named.filter((name) => !stderr.includes(name)),
      [],
    );
  });
});

describe("everbearer presets", () => {
  test("finds presets by name and category, and says what one needs", async () => {
    const { stdout } = await everbearer(["presets", "--json"]);
    const all = JSON.parse(stdout);
    assert.ok(all.length >= 180, `${all.length} presets`);
    const found = await everbearer(["presets", "identity", "--json"]);
    const wanted = all.filter(({ category }) => category === "identity");
    const names = JSON.parse(found.stdout).map(({ slug }) => slug);
    assert.deepEqual(
      wanted.filter(({ slug }) => !names.includes(slug)),
      [],
    );
    const one = await everbearer(["presets", "auth0", "--json"]);
    assert.deepEqual(
      JSON.parse(one.stdout).variables.map(({ name, required }) => [name, required]),
      [
        ["tenant", true],
        ["organization", false],
      ],
    );
    const none = await everbearer(["presets", "auth1"]);
    assert.deepEqual([none.code, /auth0/.test(none.stderr)], [1, true]);
  });

  test("one is used by name, with its variables", async (t) => {
    const { sandbox, env } = await begin(t);
    const { ACME_TOKEN_URL: url, ...rest } = env;
    const { host } = new URL(url);
    const named = ["--prefix", "ACME", "--preset", "agiloft"];
    const missing = await everbearer(["token", ...named], { env: rest });
    assert.deepEqual([missing.code, /ACME_PRESET_HOST/.test(missing.stderr)], [3, true]);
    // The sandbox has no TLS: its own URL beats the preset's, whose client authentication stays.
    const args = ["token", ...named, "--set", `host=${host}`, "--token-url", url];
    const { code, stderr } = await everbearer(args, { env: rest });
    assert.equal(code, 0, stderr);
    assert.match(sandbox.oauth.requests().at(-1).body, /client_secret=/);
    const wrong = await everbearer(["token", ...named, "--set", SECRET], { env: rest });
    assert.equal(wrong.code, 2);
    const unknown = await everbearer(["env", "--preset", "agilof"]);
    assert.deepEqual([unknown.code, /agiloft/.test(unknown.stderr)], [2, true]);
  });
});

describe("everbearer sandbox", () => {
  test("prints variables that work, and ends with the signal", async (t) => {
    const { child, first } = await started(t, ["sandbox", "--json"]);
    const { variables } = JSON.parse(first);
    // The sandbox's own credentials are no secrets.
    const { code } = await everbearer(["token"], { env: variables });
    assert.equal(code, 0);
    child.kill("SIGTERM");
    assert.deepEqual(await once(child, "exit"), [0, null]);
  });

  test("says which port it cannot have", async (t) => {
    const { sandbox } = await begin(t);
    const { port } = new URL(sandbox.url);
    const taken = await everbearer(["sandbox", "--port", port]);
    assert.deepEqual([taken.code, /EADDRINUSE/.test(taken.stderr)], [2, true]);
    assert.equal((await everbearer(["sandbox", "--port", "70000"])).code, 2);
  });
});

describe("the command line", () => {
  test("refuses secrets as arguments, with the reason, and does not repeat them", async () => {
    for (const arg of [
      [`--client-secret=${SECRET}`],
      ["--client-secret", SECRET],
      ["--private-key", "BEGIN PRIVATE"],
      [`--token=${TOKEN}`],
    ]) {
      const { code, stderr } = await everbearer(["token", ...arg]);
      assert.equal(code, 2);
      assert.match(stderr, /a process list and a shell's history show arguments/);
    }
  });

  test("repeats no argument that it does not know", async () => {
    for (const args of [
      [`--secrets=${SECRET}`],
      [SECRET],
      ["--prefix"],
      [`--raw=${SECRET}`],
      ["--prefix", SECRET],
      ["--provider", SECRET],
      ["--dotenv", SECRET],
    ]) {
      const { code, stderr } = await everbearer(["token", ...args]);
      assert.equal(code, 2, args.join(" "));
      assert.match(stderr, /See: everbearer token --help/);
    }
    const unknown = await everbearer([SECRET]);
    assert.equal(unknown.code, 2);
  });

  test("has help for everything, and no colour that nobody sees", async () => {
    const { code, stdout } = await everbearer(["--help"]);
    assert.equal(code, 0);
    const commands = [...stdout.matchAll(/^ {2}(\w+) /gm)].map(([, name]) => name);
    assert.deepEqual(commands, ["token", "call", "doctor", "presets", "env", "sandbox"]);
    for (const name of commands) {
      const help = await everbearer([name, "--help"]);
      assert.equal(help.code, 0);
      assert.match(help.stdout, new RegExp(`^everbearer ${name} `));
      assert.match(help.stdout, /^Example:$/m);
      assert.equal(help.stdout.includes("\u001b"), false);
    }
    assert.equal((await everbearer([])).code, 2);
  });

  test("an option that holds a variable is one that the client reads", async (t) => {
    const { sandbox, env } = await begin(t);
    const { stdout } = await everbearer(["token", "--help"]);
    const suffixes = [...stdout.matchAll(/Instead of PREFIX_(\w+)\./g)].map(([, suffix]) => suffix);
    assert.ok(suffixes.length > 10);
    const option = (suffix) => `--${suffix.toLowerCase().replaceAll("_", "-")}`;
    for (const suffix of suffixes) {
      // A value that cannot be used, or that the server sees, shows that the client has read it.
      const args = ["token", "--prefix", "ACME", option(suffix), "http://[not/a\u0007value"];
      // A secret beats its file.
      const { ACME_CLIENT_SECRET: secret, ...rest } = env;
      const own = suffix === "CLIENT_SECRET_FILE" ? rest : { ...rest, ACME_CLIENT_SECRET: secret };
      const { code, stderr } = await everbearer(args, { env: own });
      const sent = sandbox.oauth.requests().at(-1)?.body ?? "";
      const isSeen = code !== 0 || /not%2Fa/.test(sent);
      assert.ok(isSeen, `${suffix}: ${stderr}`);
    }
  });

  test("prints no text of errors that it does not know", async (t) => {
    const { env } = await begin(t);
    const broken = `globalThis.fetch = () => { throw new Error("${SECRET} ${TOKEN}"); }`;
    const flags = ["--import", `data:text/javascript,${encodeURIComponent(broken)}`];
    for (const args of [["token"], ["call", "things"], ["doctor"], ["doctor", "--json"]]) {
      const { code } = await everbearer([...args, "--prefix", "ACME"], { env, flags });
      assert.equal(code, 1);
    }
    // One that is no error of the package: the clock of the process throws.
    const worse = `performance.now = () => { throw new Error("${SECRET} ${TOKEN}"); }`;
    const { code, stderr } = await everbearer(["doctor", "--prefix", "ACME"], {
      env,
      flags: ["--import", `data:text/javascript,${encodeURIComponent(worse)}`],
    });
    assert.equal(code, 1);
    assert.match(stderr, /^It ended with an unexpected Error\.$/m);
  });
});
