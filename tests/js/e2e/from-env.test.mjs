// fromEnv: every variable, where variables come from, their precedence, and that each mistake of an operator
// gives one readable message that says what to do.

import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, test } from "node:test";
import { runScript } from "../support/child.mjs";
import { load } from "../packaging/load.mjs";
import { outcomeOf } from "../support/double.mjs";
import { rejection, setup, statuses, virtualClock } from "../support/setup.mjs";

const { ConfigurationError, OAuthClient } = await load("everbearer");

/** The variables for this sandbox, and a function that makes clients from variables. */
async function environment(t) {
  const { sandbox, oauth } = await setup(t);
  const variables = {
    ACME_TOKEN_URL: oauth.tokenUrl,
    ACME_CLIENT_ID: sandbox.clientId,
    ACME_CLIENT_SECRET: sandbox.clientSecret,
    ACME_BASE_URL: oauth.baseUrl,
  };
  const read = (own = {}, options = undefined, prefix = "ACME") => {
    const client = OAuthClient.fromEnv(prefix, { ...options, env: { ...variables, ...own } });
    t.after(() => client.close());
    return client;
  };
  return { sandbox, oauth, variables, read };
}

function mistake(make) {
  try {
    make();
  } catch (error) {
    assert.ok(error instanceof ConfigurationError, String(error));
    assert.deepEqual([error.code, error.transient], ["invalid_configuration", false]);
    return error;
  }
  return assert.fail("nothing was wrong");
}

describe("variables", () => {
  test("the four required ones are enough", async (t) => {
    const { read } = await environment(t);
    assert.deepEqual(await statuses(read(), 2), [200, 200]);
  });

  test("every one does what its option does", async (t) => {
    const { sandbox, oauth, read } = await environment(t);
    const clock = virtualClock();
    const values = {
      ACME_CLIENT_AUTHENTICATION: "client_secret_post",
      ACME_TOKEN_REQUEST_FORMAT: "json",
      ACME_SCOPE: "read,write admin",
      ACME_AUDIENCE: "the audience",
      ACME_RESOURCE: "https://one.example/, https://two.example/",
      ACME_ALLOWED_ORIGINS: "https://a.example, https://b.example",
      ACME_TIMEOUT_MS: "400",
      ACME_TOKEN_TIMEOUT_MS: " 100 ",
      ACME_TOKEN_WAIT_MS: "150",
      ACME_MAX_RETRIES: "0",
      ACME_BACKGROUND_REFRESH: "false",
      ACME_UNKNOWN: "is nobody's business",
    };
    const client = read(values, { clock });
    await client.getToken();
    assert.deepEqual(JSON.parse(oauth.requests()[0].body), {
      client_id: sandbox.clientId,
      client_secret: sandbox.clientSecret,
      grant_type: "client_credentials",
      scope: "read,write admin",
      audience: "the audience",
      resource: ["https://one.example/", "https://two.example/"],
    });
    const { allowedOrigins, timeoutMs } = client.toJSON();
    assert.deepEqual(allowedOrigins, [sandbox.url, "https://a.example", "https://b.example"]);
    assert.equal(timeoutMs, 400);
    oauth.api.inject({ kind: "status", status: 503 });
    assert.deepEqual(await statuses(client, 1), [503], "no retries");
    client.invalidate();
    oauth.token.inject({ kind: "hang" }, { times: Infinity });
    const wait = client.getToken();
    wait.catch(() => undefined);
    assert.equal(await outcomeOf(wait, 10), "pending");
    await clock.advance(150);
    const { error } = await outcomeOf(wait);
    assert.match(error.code, /^token_(endpoint|wait)_timeout$/);
  });

  test("the caller chooses the prefix; variables of others are not read", async (t) => {
    const { variables } = await environment(t);
    const mine = Object.entries(variables).map(([name, v]) => [name.replace("ACME", "MY_API"), v]);
    const given = { ...Object.fromEntries(mine), MY_CLIENT_ID: "x", MY_API2_CLIENT_ID: "y" };
    const client = OAuthClient.fromEnv("MY_API", { env: given });
    assert.equal((await client.getToken()).generation, 1);
    client.close();
    const error = mistake(() => OAuthClient.fromEnv("OTHER", { env: given }));
    assert.match(error.message, /OTHER_CLIENT_ID/);
  });

  test("without env, process.env is read as it is at that moment", async (t) => {
    const { variables } = await environment(t);
    const names = Object.keys(variables).map((name) => name.replace("ACME", "EB_TEST_ENV"));
    t.after(() => names.forEach((name) => delete process.env[name]));
    mistake(() => OAuthClient.fromEnv("EB_TEST_ENV"));
    names.forEach((name, at) => (process.env[name] = Object.values(variables)[at]));
    const client = OAuthClient.fromEnv("EB_TEST_ENV");
    assert.deepEqual(await statuses(client, 1), [200]);
    client.close();
    mistake(() => OAuthClient.fromEnv("EB_TEST_ENV", { env: {} }));
  });

  for (const env of [null, "ACME", 7, true, Symbol("env"), () => ({})]) {
    test(`an env that is ${String(env)} is a mistake, told with the others`, () => {
      const { problems } = mistake(() => OAuthClient.fromEnv("ACME", { env, maxRetries: -1 }));
      assert.deepEqual(problems.map(({ option }) => option).sort(), [
        "clientId",
        "clientSecret",
        "env",
        "maxRetries",
        "tokenUrl",
      ]);
      const { problem } = problems.find(({ option }) => option === "env");
      assert.equal(problem, "must be an object, such as process.env.");
    });
  }

  test("env is an option of fromEnv alone", () => {
    const { problems } = mistake(() => new OAuthClient({ env: {} }));
    assert.ok(
      problems.some(({ option, problem }) => option === "env" && /no option/.test(problem)),
    );
  });

  test("a worker's bindings may hold more than strings", async (t) => {
    const { read } = await environment(t);
    const bindings = { ACME_KV: { get() {} }, ACME_SCOPE: undefined, ACME_FN: () => 1 };
    assert.deepEqual(await statuses(read(bindings), 1), [200]);
  });

  test("options override variables, which may then be invalid", async (t) => {
    const { oauth, read } = await environment(t);
    const client = read(
      { ACME_CLIENT_ID: "wrong", ACME_TOKEN_URL: "nonsense", ACME_SCOPE: "from-the-variable" },
      { clientId: "sandbox-client", tokenUrl: oauth.tokenUrl, scope: "from-the-option" },
    );
    assert.equal((await client.getToken()).scope, "from-the-option");
    const sent = [];
    const own = (input, init) => (sent.push(input), fetch(input, init));
    await read({}, { fetch: own, policy: { storedErrorMs: 1 } }).getToken();
    assert.equal(sent.length, 1);
  });
});

describe("CLIENT_SECRET_FILE", () => {
  test("holds the secret, with or without the newline that editors add", async (t) => {
    const { sandbox, read } = await environment(t);
    const directory = await mkdtemp(join(tmpdir(), "everbearer-secret-"));
    t.after(() => rm(directory, { recursive: true }));
    const path = join(directory, "secret");
    for (const end of ["", "\n", "\r\n", "\n\n"]) {
      await writeFile(path, sandbox.clientSecret + end);
      const client = read({ ACME_CLIENT_SECRET: undefined, ACME_CLIENT_SECRET_FILE: ` ${path} ` });
      assert.equal((await client.getToken()).generation, 1);
    }
    await writeFile(path, "wrong\n");
    const client = read({ ACME_CLIENT_SECRET_FILE: path });
    assert.equal((await client.getToken()).generation, 1, "the variable itself comes first");
    for (const text of ["", "\n", "  \n", "two\nlines"]) {
      await writeFile(path, text);
      const file = { ACME_CLIENT_SECRET: undefined, ACME_CLIENT_SECRET_FILE: path };
      const { problems } = mistake(() => read(file));
      assert.deepEqual([problems.length, problems[0].option], [1, "clientSecret"]);
    }
  });

  test("missing or not a file: one message that names the variable and the reason", async (t) => {
    const { read } = await environment(t);
    for (const [path, reason] of [
      [join(tmpdir(), "everbearer-no-such-file"), "ENOENT"],
      [tmpdir(), "EISDIR"],
    ]) {
      const file = { ACME_CLIENT_SECRET: undefined, ACME_CLIENT_SECRET_FILE: path };
      const { message, problems } = mistake(() => read(file));
      assert.match(message, /clientSecret \(ACME_CLIENT_SECRET(_FILE)?\)/);
      assert.match(message, /file that could not be read/);
      assert.ok(message.includes(reason), message);
      assert.equal(problems.length, 1);
    }
  });
});

describe("an operator's messages", () => {
  test("all mistakes at once, each with its variable", () => {
    const { message, problems } = mistake(() =>
      OAuthClient.fromEnv("ACME", {
        env: {
          ACME_TOKEN_URL: "auth.example.com/token",
          ACME_CLIENT_SECRET: " ",
          ACME_CLIENT_AUTHENTICATION: "basic",
          ACME_TIMEOUT_MS: "5s",
          ACME_BACKGROUND_REFRESH: "yes",
          ACME_BASE_URL: "http://api.example.com",
        },
      }),
    );
    const names = problems.map(({ option, variable }) => `${option} ${variable}`).sort();
    assert.deepEqual(names, [
      "backgroundRefresh ACME_BACKGROUND_REFRESH",
      "baseUrl ACME_BASE_URL",
      "clientAuthentication ACME_CLIENT_AUTHENTICATION",
      "clientId ACME_CLIENT_ID",
      "clientSecret ACME_CLIENT_SECRET",
      "timeoutMs ACME_TIMEOUT_MS",
      "tokenUrl ACME_TOKEN_URL",
    ]);
    for (const { option, variable, problem } of problems) {
      assert.ok(message.includes(`${option} (${variable}) ${problem}`), message);
    }
    assert.equal(message.split("\n").length, 1 + problems.length);
  });

  test("a misspelt option is named, with the right name", () => {
    const { message } = mistake(() =>
      OAuthClient.fromEnv("ACME", { env: {}, client_secret: "x", tokenURL: "y", whatever: 1 }),
    );
    assert.match(message, /client_secret is no option; did you mean clientSecret\?/);
    assert.match(message, /tokenURL is no option; did you mean tokenUrl\?/);
    assert.match(message, /whatever is no option\./);
  });

  const MISTAKES = [
    [
      "a missing variable",
      { ACME_CLIENT_ID: undefined },
      /clientId \(ACME_CLIENT_ID\) is missing: /,
    ],
    [
      "an empty one",
      { ACME_CLIENT_SECRET: "" },
      /clientSecret \(ACME_CLIENT_SECRET\) is missing: /,
    ],
    [
      "a wrong URL",
      { ACME_TOKEN_URL: "auth.example.com" },
      /tokenUrl \(ACME_TOKEN_URL\) is not an absolute URL such as https:/,
    ],
    [
      "http on a public host",
      { ACME_TOKEN_URL: "http://auth.example.com/token" },
      /tokenUrl \(ACME_TOKEN_URL\) is plain http to auth\.example\.com.*Use https/,
    ],
  ];
  for (const [name, own, pattern] of MISTAKES) {
    test(`${name}: one line`, async (t) => {
      const { read } = await environment(t);
      const { message, problems } = mistake(() => read(own));
      assert.equal(problems.length, 1);
      assert.match(message, pattern);
      assert.equal(message.split("\n").length, 2);
    });
  }

  test("a wrong secret: one line with the server's error and what to check", async (t) => {
    const { oauth, read } = await environment(t);
    const { message } = await rejection(read({ ACME_CLIENT_SECRET: "wrong" }).fetch("things"));
    assert.equal(message.split("\n").length, 1);
    assert.ok(
      message.startsWith(`The token endpoint ${oauth.tokenUrl} responded 401 invalid_client`),
    );
    assert.match(message, /Client authentication failed\. Check clientId and clientSecret/);
  });

  test("an unreachable host: one line with its address and what to check", async (t) => {
    const { read } = await environment(t);
    const own = { ACME_TOKEN_URL: "http://127.0.0.1:1/token" };
    const client = read(own, { policy: { backoffBaseMs: 1 } });
    const { code, message } = await rejection(client.fetch("things"));
    assert.equal(code, "token_endpoint_unreachable");
    assert.equal(message.split("\n").length, 1);
    assert.match(message, /endpoint http:\/\/127\.0\.0\.1:1\/token could not be reached/);
    assert.match(message, /Check tokenUrl/);
  });

  test("uncaught in a script: Node prints the message and its code", async () => {
    const { code, stderr } = await runScript(
      `const { OAuthClient } = await load("everbearer");
       OAuthClient.fromEnv("NOT_SET_AT_ALL");`,
    );
    assert.equal(code, 1);
    assert.match(stderr, /ConfigurationError: The configuration cannot be used:\n {2}- tokenUrl/);
    assert.match(stderr, /clientSecret \(NOT_SET_AT_ALL_CLIENT_SECRET\) is missing/);
    assert.match(stderr, /code: 'invalid_configuration'/);
  });
});
