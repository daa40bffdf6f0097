// Owns a server that plays one provider, exactly as its row says, and refuses anything else. One HTTP server plays all of
// them, one after the other: the fetch of a client sends each request to it, with the host as the first part of the path.

import assert from "node:assert/strict";
import { createServer } from "node:http";
import { formPair, plainJwt, wrongAssertion, wrongBasic } from "./encode.mjs";
import { audienceOf, CREDENTIALS, scopeOf } from "./row.mjs";

/** Headers that any fetch may send. */
const OWN =
  "host connection pragma cache-control accept accept-language accept-encoding sec-fetch-mode user-agent content-length transfer-encoding".split(
    " ",
  );

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

const ASSERTION_TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

/** The parameters of a token request, and of its query. */
function parametersOf(row) {
  const { credentials, grant, grantPlace, parameters = {}, resource } = row;
  const [scope, audience] = [scopeOf(row), audienceOf(row)];
  const sent = Object.entries(parameters);
  if (["body", "query"].includes(credentials.place)) {
    sent.push([credentials.id, CREDENTIALS.id], [credentials.secret, CREDENTIALS.secret]);
  }
  if (grant && (grantPlace === "body" || grantPlace === "query")) sent.push(["grant_type", grant]);
  if (scope !== undefined) sent.push(["scope", scope]);
  if (audience !== undefined) sent.push(["audience", audience]);
  if (resource !== undefined) sent.push(["resource", resource]);
  return sent;
}

/** The pairs of a form or query, as they are written. */
const pairsOf = (text) => (text === "" ? [] : text.split("&"));

/** Plays a provider. `clock` says what time it is, in milliseconds. */
class Provider {
  /** What was wrong with requests. */
  complaints = [];
  tokenRequests = 0;
  calls = 0;
  /** The token that is accepted. */
  token = undefined;
  /** What the next calls are answered with instead, such as `{ status: 429 }`. */
  next = [];
  #uuids = new Set();
  /** Whether the last call was turned down, so that the next one is the same call again. */
  #isRetried = false;

  constructor(row, clock = Date.now) {
    this.row = row;
    this.clock = clock;
  }

  /** Answers a request: `{ status, headers, body }`. */
  answer(request) {
    const [place, query] = split(request.url);
    const [tokenPlace, tokenQuery] = split(this.row.tokenUrl);
    const isToken = place === tokenPlace;
    const before = this.complaints.length;
    if (isToken) this.#checkTokenRequest(request, query, tokenQuery);
    else this.#checkCall(request, place);
    if (this.complaints.length > before) return { status: 400, body: { error: "invalid_request" } };
    return isToken ? this.#grant() : this.#serve();
  }

  #complain(what) {
    this.complaints.push(what);
  }

  #checkHeaders({ headers }, wanted) {
    const expected = new Map(
      Object.entries(wanted).map(([name, value]) => [name.toLowerCase(), value]),
    );
    for (const name of Object.keys(headers)) {
      if (!expected.has(name) && !OWN.includes(name)) this.#complain(`header ${name}`);
    }
    for (const [name, template] of expected) {
      if (template === undefined) continue;
      const value = headers[name];
      if (template === "{uuid}") {
        const isNew = !this.#uuids.has(value) || this.#isRetried;
        if (!UUID.test(value) || !isNew) this.#complain(`no new UUID in ${name}`);
        this.#uuids.add(value);
        continue;
      }
      const text = template.replace("{client_id}", CREDENTIALS.id);
      if (value !== text) this.#complain(`header ${name}: ${value ?? "missing"}`);
    }
  }

  #checkTokenRequest(request, query, fixed) {
    const { row } = this;
    const { credentials, body, method } = row;
    if (request.method !== method) this.#complain(`method ${request.method}`);
    const sent = parametersOf(row);
    const inQuery =
      body === "query" || (row.grantPlace === "query" && body === "none" && row.grant);
    const wanted = [...pairsOf(fixed), ...(inQuery ? sent.map(formPair) : [])];
    if (!same(pairsOf(query), wanted)) this.#complain(`query ${query}`);
    const secrets = credentials.place === "headers" && {
      [credentials.secret]: CREDENTIALS.secret,
      ...(credentials.id && { [credentials.id]: CREDENTIALS.id }),
    };
    this.#checkHeaders(request, {
      // Its value is checked below.
      ...(credentials.place === "basic" && { authorization: undefined }),
      ...secrets,
      ...row.requestHeaders,
      "content-type": inQuery ? undefined : TYPES[body],
    });
    if (credentials.place === "basic") {
      const wrong = wrongBasic(request.headers.authorization, credentials, CREDENTIALS);
      if (wrong) this.#complain(`Authorization: ${wrong}`);
    }
    if (inQuery || body === "none") {
      if (request.body !== "") this.#complain("a body");
      if (inQuery && request.headers["content-type"]) this.#complain("a content type");
    } else this.#checkBody(request.body, sent);
  }

  #checkBody(text, sent) {
    const { row } = this;
    if (row.body === "json") {
      const members = Object.fromEntries(sent);
      const given = parsed(text);
      if (JSON.stringify(given) !== text || !deepEqual(given, members)) this.#complain("JSON body");
      return;
    }
    const pairs = pairsOf(text);
    if (row.credentials.place === "assertion") {
      const form = new URLSearchParams(text);
      const wrong = wrongAssertion(form.get("client_assertion"), row.assertion, {
        id: CREDENTIALS.id,
        audience: row.tokenUrl,
      });
      if (wrong) this.#complain(`assertion: ${wrong}`);
      sent.push(["client_assertion_type", ASSERTION_TYPE]);
      const others = pairs.filter((pair) => !/^client_(assertion|id)=/.test(pair));
      if (!same(others, sent.map(formPair))) this.#complain(`form ${others}`);
    } else if (!same(pairs, sent.map(formPair))) this.#complain(`form ${pairs.length} pairs`);
  }

  #checkCall(request, place) {
    const { row } = this;
    const { header, scheme } = row.call;
    const base = split(row.base)[0];
    if (!place.startsWith(`${base}/`)) this.#complain(`URL ${place}`);
    const carried = this.token === undefined ? "" : `${scheme}${scheme ? " " : ""}${this.token}`;
    this.#checkHeaders(request, { ...row.callHeaders, [header]: carried });
  }

  #grant() {
    const { row } = this;
    this.tokenRequests += 1;
    const life = (row.lifetimeSeconds ?? 3600) / (row.response.shorter ? 2 : 1);
    const now = this.clock();
    const { status = 200, inside, outer, token = "access_token", extra } = row.response;
    const { noType, type = "Bearer", typeMember = "token_type", jwt } = row.response;
    const ends = Math.floor(now / 1000) + life;
    this.token = jwt
      ? plainJwt({ exp: ends, jti: `${this.tokenRequests}` })
      : `token-${this.tokenRequests}~${row.slug}`;
    const { lifetime } = row;
    const members = {
      [token]: this.token,
      ...(!noType && { [typeMember]: type }),
      ...(lifetime?.member && { [lifetime.member]: FORMS[lifetime.form](life, now) }),
      ...(row.baseFrom && { [row.baseFrom.member]: row.base }),
      ...extra,
    };
    return { status, body: inside ? { ...outer, [inside]: members } : members };
  }

  #serve() {
    this.calls += 1;
    const turnedDown = this.next.shift();
    this.#isRetried = turnedDown !== undefined;
    return turnedDown ?? { status: 200, body: { ok: true } };
  }
}

const TYPES = {
  form: "application/x-www-form-urlencoded",
  json: "application/json",
};

/** A lifetime in each of its forms. */
const FORMS = {
  seconds: (life) => life,
  text: (life) => String(life),
  milliseconds: (life) => life * 1000,
  epoch_seconds: (life, now) => Math.floor(now / 1000) + life,
  iso8601: (life, now) => new Date(now + life * 1000).toISOString(),
  "iso8601+0000": (life, now) =>
    new Date(now + life * 1000).toISOString().replace(/\.\d+Z$/, "+0000"),
};

/** A URL in two parts, to the letter: host and path, and the query. */
function split(url) {
  const [place, query = ""] = url.replace(/^https:\/\//, "").split("?");
  return [place, query];
}

/** JSON text as a value; undefined if it is none. */
function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const same = (some, others) =>
  some.length === others.length && [...some].sort().join("&") === [...others].sort().join("&");

function deepEqual(one, other) {
  try {
    assert.deepStrictEqual(one, other);
    return true;
  } catch {
    return false;
  }
}

/** What a provider answers. A fault of its own is a complaint, since an open request would only time out. */
function answered(provider, request) {
  try {
    return provider.answer(request);
  } catch (error) {
    provider.complaints.push(String(error));
    return { status: 400 };
  }
}

/** The HTTP server. `play(row)` gives a provider and the fetch of its clients. */
export async function startServer() {
  const providers = new Map();
  const server = createServer(async (request, response) => {
    let body = "";
    for await (const chunk of request.setEncoding("utf8")) body += chunk;
    const [, key, place] = /^\/(\d+)\/(.*)$/s.exec(request.url);
    const { method, headers } = request;
    const answer = answered(providers.get(key), { method, headers, body, url: place });
    const others = answer.headers ?? {};
    response.writeHead(answer.status, { "content-type": "application/json", ...others });
    response.end(JSON.stringify(answer.body ?? {}));
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  const { port } = server.address();
  return {
    play(row, clock) {
      const key = String(providers.size);
      const provider = new Provider(row, clock);
      providers.set(key, provider);
      const send = (input, init) => {
        const url = String(input);
        if (!url.startsWith("https://")) throw new TypeError(`not https: ${url}`);
        return fetch(`http://127.0.0.1:${port}/${key}/${url.slice("https://".length)}`, init);
      };
      return { provider, fetch: send };
    },
    close: () =>
      new Promise((closed) => {
        server.close(closed);
        server.closeAllConnections();
      }),
  };
}
