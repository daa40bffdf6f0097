// Presets by name and from the environment, their variables, and what each mistake says.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { load } from "../packaging/load.mjs";
import { facts, rowOf } from "./row.mjs";

const { ClientPool } = await load("everbearer/pool");
const { ConfigurationError, OAuthClient } = await load("everbearer");
const presets = await load("everbearer/presets");
const { auth0, keycloak, marketo, microsoftEntra, paypal, preset, walmartMarketplace } = presets;

/** The problems of a mistake, each as one line. */
function mistakes(make) {
  try {
    make();
  } catch (error) {
    assert.ok(error instanceof ConfigurationError, String(error));
    assert.equal(error.code, "invalid_configuration");
    return error.problems.map(({ option, variable, problem }) =>
      [option, variable && `(${variable})`, problem].filter(Boolean).join(" "),
    );
  }
  return [];
}

const LETTERS = "letters, digits, hyphens and dots.";

describe("variables", () => {
  test("a missing one and a wrong one are named, together, and no value is repeated", () => {
    assert.deepEqual(
      mistakes(() => auth0()),
      [`auth0.tenant is missing: ${LETTERS}`],
    );
    assert.deepEqual(
      mistakes(() => auth0({ tenant: "s3cret/x", organization: "a\nb" })),
      [
        `auth0.tenant must be ${LETTERS}`,
        "auth0.organization must be printable text without braces.",
      ],
    );
    assert.deepEqual(
      mistakes(() => paypal({ environment: "staging" })),
      ["paypal.environment must be production or sandbox."],
    );
    for (const wrong of [7, null, {}, ["acme"]]) {
      assert.equal(mistakes(() => auth0({ tenant: wrong })).length, 1, String(wrong));
    }
  });

  test("nothing leaves its place in a URL", () => {
    const wrong = [
      "",
      " ",
      "a/b",
      "a@b",
      "a#b",
      "a?b",
      "a:b",
      "a\\b",
      "a b",
      "a%2fb",
      "a\tb",
      "a\0b",
      "é",
      ".a",
      "a..b",
      "a.",
    ];
    for (const value of wrong) {
      assert.equal(mistakes(() => auth0({ tenant: value })).length, 1, JSON.stringify(value));
    }
    const paths = ["", "a/b", "..", ".", "a?b", "a#b", "a b", "a%2fb", "é", "a;b"];
    for (const value of paths) {
      assert.equal(
        mistakes(() => microsoftEntra({ tenant: value })).length,
        1,
        JSON.stringify(value),
      );
    }
    const bases = ["", "https://a", "a/../b", "a/./b", "a//b", "a/", "a?b", "u@a", "a:x", "a/b c"];
    for (const value of bases) {
      assert.equal(mistakes(() => keycloak({ host: value, realm: "r" })).length, 1, value);
    }
    const hosts = ["a.example/b", "https://a.example", "u:p@a.example", "a.example:", "[::1]"];
    for (const value of hosts) {
      assert.equal(mistakes(() => marketo({ identityHost: value })).length, 1, value);
    }
    assert.equal(
      keycloak({ host: "id.example:8443/auth", realm: "a.b~c" }).tokenUrl,
      "https://id.example:8443/auth/realms/a.b~c/protocol/openid-connect/token",
    );
  });

  test("whatever a variable is, it stays in its place, or is refused and not repeated", () => {
    /** Options, or the message of the error. */
    const outcome = (make) => {
      try {
        return make();
      } catch (error) {
        assert.ok(error instanceof ConfigurationError, String(error));
        return error.message;
      }
    };
    const places = [
      [(value) => auth0({ tenant: value }), (value) => `https://${value}.auth0.com/oauth/token`],
      [
        (value) => microsoftEntra({ tenant: value }),
        (value) => `https://login.microsoftonline.com/${value}/oauth2/v2.0/token`,
      ],
      [
        (value) => marketo({ identityHost: value }),
        (value) => `https://${value}/identity/oauth/token`,
      ],
      [
        (value) => keycloak({ host: value, realm: "r" }),
        (value) => `https://${value}/realms/r/protocol/openid-connect/token`,
      ],
    ];
    const letters = [..."aZ9-._~:/@?#%&=\\ \t\n\0é{}[]"].map((letter) => fc.constant(letter));
    const values = fc.string({ unit: fc.oneof(...letters), maxLength: 12 });
    fc.assert(
      fc.property(values, fc.constantFrom(...places), (value, [make, urlOf]) => {
        const made = outcome(() => make(value));
        if (typeof made === "string") {
          assert.ok(value.length < 6 || !made.includes(value), made);
          return;
        }
        // The URL is what it looks like: no part of the value has become another part of it.
        const [url, plain] = [new URL(made.tokenUrl), urlOf("a")];
        assert.equal(made.tokenUrl, urlOf(value));
        assert.equal([url.username, url.password, url.search, url.hash].join(""), "");
        const [before, after] = plain.slice("https://".length).split(/(?<=^|[/])a(?=[./])/);
        const whole = url.href.slice("https://".length).toLowerCase();
        assert.ok(whole.startsWith(before) && whole.endsWith(after.toLowerCase()), url.href);
      }),
      { numRuns: 3_000 },
    );
  });

  test("text keeps its characters, and only the preset's own placeholders are the client's", () => {
    const { headers } = walmartMarketplace({ serviceName: 'a "b" \\c', market: "us" });
    assert.deepEqual(headers, {
      "WM_QOS.CORRELATION_ID": "{uuid}",
      "WM_SVC.NAME": 'a "b" \\c',
      WM_MARKET: "us",
    });
    assert.equal(mistakes(() => walmartMarketplace({ serviceName: "{client_secret}" })).length, 1);
  });

  test("without an optional one, what needs it is left out", () => {
    assert.deepEqual(auth0({ tenant: "acme" }).tokenParameters, {});
    assert.equal("WM_MARKET" in walmartMarketplace({ serviceName: "a" }).headers, false);
    assert.equal("baseUrl" in marketo({ identityHost: "a.example" }), false);
  });

  test("inherited members are no variables", (t) => {
    t.after(() => delete Object.prototype.tenant);
    Object.prototype.tenant = "evil";
    assert.deepEqual(
      mistakes(() => auth0({})),
      [`auth0.tenant is missing: ${LETTERS}`],
    );
  });

  test("what a preset gives is new each time", () => {
    const [one, other] = [paypal(), paypal()];
    assert.deepEqual(one, other);
    one.baseUrl = "changed";
    assert.notEqual(paypal().baseUrl, "changed");
  });
});

describe("by name", () => {
  test("the same as the function", () => {
    for (const fact of facts) {
      const { slug, variables } = rowOf(fact);
      const camel = slug.replace(/-(\w)/g, (_, letter) => letter.toUpperCase());
      const make = presets[camel.replace(/^(?=\d)/, "_")];
      assert.deepEqual(preset(slug, variables), make(variables), slug);
      assert.deepEqual(
        preset(slug, (name) => variables[name]),
        make(variables),
        slug,
      );
    }
  });

  test("an unknown name has the nearest ones, an unknown variable those that there are", () => {
    const nearest = (name) => mistakes(() => preset(name))[0].replace(/^.* nearest are /, "");
    assert.match(nearest("Auth0 "), /^auth0,/);
    assert.match(nearest("authO"), /auth0/);
    assert.match(nearest("entra"), /microsoft-entra/);
    assert.match(nearest("salesforce"), /^salesforce-cc,/);
    assert.match(nearest("constructor"), /,/);
    assert.deepEqual(
      mistakes(() => preset("auth0", { tenant: "a", tenent: "b" })),
      ["auth0.tenent is no variable of this preset; it has tenant, organization."],
    );
    assert.deepEqual(
      mistakes(() => preset("spotify", { tenant: "a" })),
      ["spotify.tenant is no variable of this preset; it has none."],
    );
  });
});

describe("from the environment", () => {
  const SENT = { tokenUrl: [], call: [] };
  const fetch = (url) => {
    SENT.tokenUrl.push(String(url));
    return Promise.resolve(Response.json({ access_token: "t0ken", expires_in: 3600 }));
  };
  const base = {
    ACME_PRESET: "auth0",
    ACME_PRESET_TENANT: "acme",
    ACME_CLIENT_ID: "id",
    ACME_CLIENT_SECRET: "s",
  };
  const made = (own, options) =>
    OAuthClient.fromEnv("ACME", { preset, fetch, env: { ...base, ...own }, ...options });
  const urlsOf = async (client) => {
    SENT.tokenUrl.length = 0;
    await client.fetch("things");
    client.close();
    return SENT.tokenUrl.splice(0);
  };

  test("the name and the variables are read", async () => {
    assert.deepEqual(await urlsOf(made()), [
      "https://acme.auth0.com/oauth/token",
      "https://acme.auth0.com/things",
    ]);
    const sandbox = { ACME_PRESET: " paypal ", ACME_PRESET_ENVIRONMENT: "sandbox" };
    assert.match((await urlsOf(made(sandbox)))[0], /^https:\/\/api-m\.sandbox\.paypal\.com\//);
  });

  test("options beat variables, and both beat the preset", async () => {
    const variable = { ACME_BASE_URL: "https://variable.example/" };
    assert.equal((await urlsOf(made(variable)))[1], "https://variable.example/things");
    const option = { baseUrl: "https://option.example/" };
    assert.equal((await urlsOf(made(variable, option)))[1], "https://option.example/things");
    assert.equal((await urlsOf(made({}, option)))[1], "https://option.example/things");
    assert.equal(
      (await urlsOf(made({}, { baseUrl: undefined })))[1],
      "https://acme.auth0.com/things",
    );
  });

  test("mistakes name the variables", () => {
    assert.deepEqual(
      mistakes(() => made({ ACME_PRESET_TENANT: "" })),
      [`auth0.tenant (ACME_PRESET_TENANT) is missing: ${LETTERS}`],
    );
    assert.match(
      mistakes(() => made({ ACME_PRESET: "auth1" }))[0],
      /^preset \(ACME_PRESET\) must be the slug .* auth0/,
    );
    const camel = { ACME_PRESET: "ukg-hrsd", ACME_PRESET_HOST: "a.example" };
    assert.match(
      mistakes(() => made(camel))[0],
      /^ukg-hrsd\.userClientId \(ACME_PRESET_USER_CLIENT_ID\) is missing/,
    );
    assert.match(
      mistakes(() => made({}, { preset: undefined })).join("\n"),
      /^preset \(ACME_PRESET\) needs preset of everbearer\/presets, given to fromEnv\./m,
    );
    assert.match(
      mistakes(() => new OAuthClient({ preset, ...auth0({ tenant: "a" }) })).join("\n"),
      /^preset is no option/m,
    );
  });

  test("without a name, presets change nothing", () => {
    const env = {
      ACME_TOKEN_URL: "https://a.example/token",
      ACME_CLIENT_ID: "id",
      ACME_CLIENT_SECRET: "s",
    };
    OAuthClient.fromEnv("ACME", { preset, fetch, env }).close();
    assert.match(
      mistakes(() => OAuthClient.fromEnv("ACME", { preset, env: 7 })).join("\n"),
      /^env must be an object/m,
    );
  });

  test("a pool has a preset in common", async () => {
    const env = { ACME_PRESET: "paypal" };
    const credentials = () => ({ clientId: "id", clientSecret: "s" });
    const pool = ClientPool.fromEnv("ACME", { preset, fetch, env, credentials });
    SENT.tokenUrl.length = 0;
    await pool.for("one").fetch("things");
    assert.equal(SENT.tokenUrl[0], "https://api-m.paypal.com/v1/oauth2/token");
    pool.close();
  });
});
