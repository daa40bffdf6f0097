// The options of the providers' clients: all mistakes are named at once, without their values.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { inspect } from "node:util";
import { connect, json, NAMES, PROVIDERS, SECRET, short } from "../support/providers.mjs";

const SECRETS = ["canary-secret", "canary-value"];

/** The problems, as [option, variable, problem], after a check that they contain no given value. */
function problemsOf(make) {
  let error;
  try {
    make().close();
  } catch (caught) {
    error = caught;
  }
  assert.equal(error?.name, "ConfigurationError", inspect(error));
  assert.equal(error.code, "invalid_configuration");
  for (const { option, variable, problem } of error.problems) {
    const named = variable === undefined ? option : `${option} (${variable})`;
    assert.ok(error.message.includes(`\n  - ${named} ${problem}`), error.message);
  }
  const shown = inspect(error, { depth: null }) + JSON.stringify(error) + error.stack;
  for (const secret of SECRETS) assert.ok(!shown.includes(secret), shown);
  return error.problems;
}

const named = (problems) => problems.map(({ option }) => option).sort();
const inVariables = (problems) => problems.map(({ variable }) => variable).sort();

/** A client's own options, and the variables of all required ones. */
const OWN = {
  athena: {
    prefix: "ATHENA",
    base: "baseUrl",
    required: { practiceId: "PRACTICE_ID", environment: "ENVIRONMENT" },
    variables: { PRACTICE_ID: "195900", ENVIRONMENT: "production" },
    at: (root) => [`${root}/oauth2/v1/token`, `${root}/v1/195900/`],
    host: "https://api.platform.athenahealth.com",
  },
  seed: {
    prefix: "VAGARO",
    base: "apiBaseUrl",
    required: {},
    variables: {},
    at: (root) => [`${root}/api/auth/token`, `${root}/`],
    host: "https://api.vagaro.com",
  },
  v2: {
    prefix: "VAGARO",
    base: "apiBaseUrl",
    required: { region: "REGION", businessId: "BUSINESS_ID" },
    variables: { REGION: "us02", BUSINESS_ID: "b=1" },
    at: (root) => [`${root}/us02/api/v2/merchants/generate-access-token`, `${root}/us02/api/v2/`],
    host: "https://api.vagaro.com",
  },
};

const prefixed = (prefix, variables) =>
  Object.fromEntries(
    Object.entries(variables).map(([name, value]) => [`${prefix}_${name}`, value]),
  );

const made = (t, client) => {
  t.after(() => client.close());
  return client.toJSON();
};

for (const name of NAMES) {
  const { Client, options } = PROVIDERS[name];
  const { prefix, base, required, variables, at, host } = OWN[name];
  const credentials = { CLIENT_ID: "id", CLIENT_SECRET: "canary-secret" };
  const complete = prefixed(prefix, { ...credentials, ...variables });
  const fromEnv = (own, given) =>
    Client.fromEnv(prefix, { ...given, env: { ...complete, ...own } });
  const all = { ...required, clientId: "CLIENT_ID", clientSecret: "CLIENT_SECRET" };

  describe(`${name}: missing options`, () => {
    for (const nothing of [undefined, null, {}, 7]) {
      test(`with ${short(nothing)} as options, all missing ones are named`, () => {
        assert.deepEqual(named(problemsOf(() => new Client(nothing))), Object.keys(all).sort());
      });
    }

    test("options that are not an object give a readable message", () => {
      for (const nonsense of ["canary-value", [], () => 1]) {
        assert.ok(problemsOf(() => new Client(nonsense)).length >= Object.keys(all).length);
      }
    });

    test("are named with their variables for an empty environment", () => {
      const problems = problemsOf(() => Client.fromEnv({ env: {} }));
      assert.deepEqual(named(problems), Object.keys(all).sort());
      const expected = Object.values(all).map((suffix) => `${prefix}_${suffix}`);
      assert.deepEqual(inVariables(problems), expected.sort());
    });

    test("are named with the caller's prefix", () => {
      const problems = problemsOf(() => Client.fromEnv("CLINIC_2", { env: complete }));
      const expected = Object.values(all).map((suffix) => `CLINIC_2_${suffix}`);
      assert.deepEqual(inVariables(problems), expected.sort());
    });

    for (const blank of ["", "  ", "\t\n"]) {
      test(`variables that are ${JSON.stringify(blank)} are missing`, () => {
        const blanks = Object.values(all).map((suffix) => [`${prefix}_${suffix}`, blank]);
        const problems = problemsOf(() =>
          Client.fromEnv(prefix, { env: Object.fromEntries(blanks) }),
        );
        assert.deepEqual(named(problems), Object.keys(all).sort());
      });
    }
  });

  describe(`${name}: wrong options`, () => {
    for (const option of Object.keys(all)) {
      for (const value of ["", " ", 7, true, {}, ["canary-value"], Symbol("canary-value")]) {
        test(`only ${option} ${short(value)} is named`, () => {
          const problems = problemsOf(() => new Client({ ...options, [option]: value }));
          assert.deepEqual(named(problems), [option]);
        });
      }
    }

    test("mistakes in its own options and in those of the underlying client are one error", () => {
      const wrong = Object.fromEntries(Object.keys(required).map((option) => [option, 7]));
      const others = {
        timeoutMs: "canary-value",
        maxRetries: -1,
        policy: { nonsense: 1 },
        tymeout: 1,
      };
      const given = { ...options, ...wrong, ...others, clientSecret: "canary-value\n" };
      const expected = ["clientSecret", "maxRetries", "policy.nonsense", "timeoutMs", "tymeout"];
      const problems = problemsOf(() => new Client(given));
      assert.deepEqual(named(problems), [...expected, ...Object.keys(required)].sort());
      assert.equal(new Set(named(problems)).size, problems.length);
    });

    for (const [what, value] of [
      ["not a URL", "canary-value"],
      ["plain http", "http://api.example.com"],
      ["a URL with a query", "https://api.example.com/?canary-value=1"],
      ["a URL with a password", "https://u:canary-value@api.example.com"],
      ["a number", 7],
    ]) {
      test(`a base that is ${what} is invalid`, () => {
        assert.ok(problemsOf(() => new Client({ ...options, [base]: value })).length > 0);
      });

      // A token endpoint may have a query.
      if (what === "a URL with a query") continue;
      test(`only a tokenUrl that is ${what} is invalid`, () => {
        const problems = problemsOf(() => new Client({ ...options, tokenUrl: value }));
        assert.deepEqual(named(problems), ["tokenUrl"]);
      });
    }
  });

  describe(`${name}: the place of the API`, () => {
    const places = (t, own) => {
      const { tokenUrl, baseUrl } = made(t, new Client({ ...options, ...own }));
      return [tokenUrl, baseUrl];
    };

    test("the caller's base, in every spelling", (t) => {
      for (const [given, root] of [
        ["https://proxy.example.com", "https://proxy.example.com"],
        ["https://proxy.example.com/", "https://proxy.example.com"],
        ["https://proxy.example.com/a/b", "https://proxy.example.com/a/b"],
        ["https://proxy.example.com/a/b///", "https://proxy.example.com/a/b"],
        [new URL("https://proxy.example.com/a/"), "https://proxy.example.com/a"],
        [new URL("https://proxy.example.com"), "https://proxy.example.com"],
        ["http://127.0.0.1:8080", "http://127.0.0.1:8080"],
      ]) {
        assert.deepEqual(places(t, { [base]: given }), at(root), String(given));
      }
    });

    test("the caller's tokenUrl does not move the API", (t) => {
      for (const tokenUrl of [
        "https://auth.example.com/t",
        new URL("https://auth.example.com/t"),
      ]) {
        const [token, api] = places(t, { tokenUrl });
        assert.deepEqual([token, api], ["https://auth.example.com/t", places(t, {})[1]]);
      }
    });

    test("calls go below it, prefix included", async (t) => {
      const { client, calls, tokens } = connect(t, name, undefined, {
        [base]: "https://proxy.example.com/a/b/",
      });
      assert.ok(await PROVIDERS[name].read(client));
      const [tokenUrl, api] = at("https://proxy.example.com/a/b");
      assert.equal(tokens[0].url.href, tokenUrl);
      assert.ok(calls[0].url.href.startsWith(api), calls[0].url.href);
    });
  });

  describe(`${name}: fromEnv`, () => {
    test("reads all variables and trims them", (t) => {
      const spaced = Object.entries(complete).map(([key, value]) => [key, ` ${value}\n`]);
      const { tokenUrl, baseUrl, clientId } = made(
        t,
        Client.fromEnv({ env: Object.fromEntries(spaced) }),
      );
      assert.deepEqual([tokenUrl, baseUrl, clientId], [...at(host), "id"]);
    });

    test("ignores bindings that are not text", (t) => {
      const bindings = {
        KV: {},
        [`${prefix}_SCOPE`]: {},
        [`${prefix}_TIMEOUT_MS`]: 7,
        OTHER: null,
      };
      assert.equal(made(t, fromEnv(bindings)).timeoutMs, undefined);
    });

    test("variables of the underlying client are read as well, and wrong ones named", (t) => {
      const own = prefixed(prefix, {
        TIMEOUT_MS: "1500",
        SCOPE: "one",
        TOKEN_URL: "https://a.example.com/t",
      });
      const { timeoutMs, scope, tokenUrl } = made(t, fromEnv(own));
      assert.deepEqual([timeoutMs, scope, tokenUrl], [1_500, "one", "https://a.example.com/t"]);
      const problems = problemsOf(() => fromEnv({ [`${prefix}_TIMEOUT_MS`]: "canary-value" }));
      assert.deepEqual(
        problems.map(({ option, variable }) => [option, variable]),
        [["timeoutMs", `${prefix}_TIMEOUT_MS`]],
      );
    });

    test("options override variables", (t) => {
      const own = {
        [`${prefix}_TOKEN_URL`]: "https://a.example.com/t",
        [`${prefix}_CLIENT_ID`]: "other",
      };
      const given = { tokenUrl: "https://b.example.com/t", clientId: "mine" };
      const { tokenUrl, clientId } = made(t, fromEnv(own, given));
      assert.deepEqual([tokenUrl, clientId], ["https://b.example.com/t", "mine"]);
    });

    test("variables of another prefix are not read", () => {
      const problems = problemsOf(() => Client.fromEnv("OTHER", { env: complete }));
      assert.equal(problems.length, Object.keys(all).length);
    });

    test("reads process.env by default", (t) => {
      Object.assign(process.env, complete);
      t.after(() => {
        for (const key of Object.keys(complete)) delete process.env[key];
      });
      assert.equal(made(t, Client.fromEnv()).clientId, "id");
    });

    test("makes an instance of a subclass", (t) => {
      class Own extends Client {}
      const client = Own.fromEnv(prefix, { env: complete });
      t.after(() => client.close());
      assert.ok(client instanceof Own);
    });
  });

  test(`${name}: the client prints everything but the secret`, (t) => {
    const { client } = connect(t, name);
    const shown = inspect(client, { depth: null, showHidden: true }) + JSON.stringify(client);
    assert.ok(shown.includes("[redacted]"));
    assert.ok(!shown.includes(SECRET));
  });
}

describe("athena: practice and environment", () => {
  const { Client, options } = PROVIDERS.athena;
  for (const environment of [
    "staging",
    "Preview",
    " preview",
    "prod",
    "toString",
    "__proto__",
    "canary-value",
  ]) {
    test(`the environment ${JSON.stringify(environment)} is invalid`, () => {
      const [{ option, problem }, ...more] = problemsOf(
        () => new Client({ ...options, environment }),
      );
      assert.deepEqual(
        [option, problem, more],
        ["environment", "must be preview or production.", []],
      );
    });
  }

  test("each environment has its own host", (t) => {
    for (const [environment, host] of [
      ["preview", "https://api.preview.platform.athenahealth.com"],
      ["production", "https://api.platform.athenahealth.com"],
    ]) {
      const { baseUrl } = made(t, new Client({ ...options, environment }));
      assert.equal(baseUrl, `${host}/v1/195900/`);
    }
  });
});

describe("options in URLs", () => {
  for (const [name, option] of [
    ["athena", "practiceId"],
    ["v2", "region"],
  ]) {
    for (const value of [
      "a/b",
      "../x",
      "..",
      ".",
      "a b",
      "a%2fb",
      "a?b",
      "a#b",
      "a\\b",
      "é",
      "a\n",
      "//canary-value",
    ]) {
      test(`${option} ${JSON.stringify(value)} is invalid, also from its variable`, () => {
        const { Client, options } = PROVIDERS[name];
        const problems = problemsOf(() => new Client({ ...options, [option]: value }));
        assert.deepEqual(named(problems), [option]);
        if (value.trim() !== value) return;
        const { prefix, required } = OWN[name];
        const variable = `${prefix}_${required[option]}`;
        const found = problemsOf(() => Client.fromEnv(prefix, { env: { [variable]: value } }));
        assert.ok(
          found.some((one) => one.variable === variable && /letters, digits/.test(one.problem)),
        );
      });
    }
  }
});

describe("V2: scopes", () => {
  for (const [scope, expected] of [
    [undefined, "read access"],
    ["write access", "write access"],
    [["read access", "write access"], "read access,write access"],
    ["read access,write access", "read access,write access"],
  ]) {
    test(`${short(scope)} is requested as "${expected}", also from its variable`, async (t) => {
      const { client, tokens } = connect(t, "v2", undefined, { scope });
      await client.getToken();
      assert.equal(JSON.parse(tokens[0].text).scope, expected);
      const { Client, options } = PROVIDERS.v2;
      const variables = { VAGARO_SCOPE: String(scope ?? "") };
      assert.equal(made(t, Client.fromEnv({ ...options, env: variables })).scope, expected);
    });
  }

  for (const scope of [[], [7], 7, {}, "", ["read access", 7]]) {
    test(`${short(scope)} is invalid`, () => {
      const { Client, options } = PROVIDERS.v2;
      assert.deepEqual(named(problemsOf(() => new Client({ ...options, scope }))), ["scope"]);
    });
  }
});

describe("edges", () => {
  for (const name of ["seed", "v2"]) {
    const { Client, options } = PROVIDERS[name];
    test(`${name}: a wrong VAGARO_API_BASE_URL is named once, as apiBaseUrl`, () => {
      const variables = { VAGARO_API_BASE_URL: "canary-value" };
      const problems = problemsOf(() => Client.fromEnv({ ...options, env: variables }));
      assert.deepEqual(
        problems.map(({ option, variable }) => [option, variable]),
        [["apiBaseUrl", "VAGARO_API_BASE_URL"]],
      );
    });
  }

  test("athena: a wrong ATHENA_BASE_URL is named once", () => {
    const { Client, options } = PROVIDERS.athena;
    const variables = { ATHENA_BASE_URL: "canary-value" };
    const problems = problemsOf(() => Client.fromEnv({ ...options, env: variables }));
    assert.deepEqual(inVariables(problems), ["ATHENA_BASE_URL"]);
  });

  for (const [name, option, value] of [
    ["seed", "baseUrl", "https://sandbox.example.com"],
    ["v2", "baseUrl", "https://sandbox.example.com"],
    ["v2", "clientAuthentication", "client_secret_basic"],
    ["athena", "tokenRequestFormat", "json"],
    ["athena", "profile", {}],
  ]) {
    test(`${name}: ${option}, which is not an option of this client, is an error`, () => {
      const { Client, options } = PROVIDERS[name];
      const problems = problemsOf(() => new Client({ ...options, [option]: value }));
      assert.deepEqual(named(problems), [option]);
    });
  }
});

test("a client made by fromEnv reads responses like others", async (t) => {
  for (const name of NAMES) {
    const { Client, options, good, tokenBody, read } = PROVIDERS[name];
    const fetch = (url) => Promise.resolve(json(/[/-]token$/.test(String(url)) ? tokenBody : good));
    const client = Client.fromEnv({ ...options, env: {}, fetch });
    t.after(() => client.close());
    assert.ok(await read(client));
  }
});
