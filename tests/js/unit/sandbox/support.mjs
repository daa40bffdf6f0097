// Owns what the sandbox's tests share: a sandbox that closes with its test, and requests to its systems.

import { startSandbox } from "everbearer/sandbox";

export const SCOPE = "athena/service/Athenanet.MDP.*";
export const FORM = { "content-type": "application/x-www-form-urlencoded" };
export const JSON_TYPE = { "content-type": "application/json" };
export const GRANT = { grant_type: "client_credentials" };

export async function start(t, options) {
  const sandbox = await startSandbox(options);
  t.after(() => sandbox.close());
  return sandbox;
}

export async function send(method, url, headers = {}, body = undefined) {
  const init = { method, headers, body, redirect: "manual" };
  const response = await fetch(url, body === undefined ? { ...init, body: null } : init);
  const text = await response.text();
  let value;
  try {
    value = JSON.parse(text);
  } catch {
    value = undefined;
  }
  return { status: response.status, headers: response.headers, text, json: value };
}

export const basic = (id, secret) => ({
  authorization: `Basic ${Buffer.from(`${id}:${secret}`).toString("base64")}`,
});
export const bearer = (token) => ({ authorization: `Bearer ${token}` });
export const form = (fields) => new URLSearchParams(fields).toString();

export const ask = {
  oauth: (s, fields = GRANT, auth = basic(s.clientId, s.clientSecret)) =>
    send("POST", s.oauth.tokenUrl, { ...FORM, ...auth }, form(fields)),
  athena: (
    s,
    fields = { ...GRANT, scope: SCOPE },
    auth = basic(s.clientId, s.clientSecret),
    type = FORM,
  ) => send("POST", s.athena.tokenUrl, { ...type, ...auth }, form(fields)),
  vagaro: (s, fields = {}, type = JSON_TYPE) => {
    const all = { client_id: s.clientId, client_secret: s.clientSecret, ...GRANT, ...fields };
    return send("POST", s.vagaro.tokenUrl, type, JSON.stringify(all));
  },
};
export const tokenOf = async (s, system) => (await ask[system](s)).json.access_token;
export const PROBES = { oauth: "things", athena: "patients/1", vagaro: "customers/123" };
export const probe = (s, system, token) =>
  send("GET", s[system].baseUrl + PROBES[system], token === undefined ? {} : bearer(token));
export const control = (s, method, path, body) =>
  send(method, `${s.url}/_sandbox/${path}`, JSON_TYPE, body && JSON.stringify(body));
export const errorOf = ({ status, json }) => [status, json?.error];

/** A sandbox and functions that call its Vagaro system, with JSON and a valid token. */
export async function vagaro(t) {
  const s = await start(t);
  const headers = { ...bearer(await tokenOf(s, "vagaro")), ...JSON_TYPE };
  const call = (method, path, body) =>
    send(method, s.vagaro.baseUrl + path, headers, body && JSON.stringify(body));
  return { s, call, data: async (...request) => (await call(...request)).json };
}

export const V2_SCOPE = "read access,write access,write employee";
export const askV2 = (s, fields = {}, type = JSON_TYPE) => {
  const all = { clientId: s.clientId, clientSecretKey: s.clientSecret, scope: V2_SCOPE, ...fields };
  return send("POST", s.vagaroV2.tokenUrl, type, JSON.stringify(all));
};

/** The same for the V2 system; `data` unwraps the envelope, and `businessId` goes into each body. */
export async function vagaroV2(t, scope = V2_SCOPE) {
  const s = await start(t);
  const accessToken = (await askV2(s, { scope })).json.data.access_token;
  const { businessId } = s.vagaroV2;
  const headers = { accessToken, ...JSON_TYPE };
  const raw = (method, path, body) =>
    send(method, s.vagaroV2.baseUrl + path, headers, body && JSON.stringify(body));
  const call = (method, path, body) => raw(method, path, body && { businessId, ...body });
  return { s, raw, call, data: async (...request) => (await call(...request)).json.data };
}
