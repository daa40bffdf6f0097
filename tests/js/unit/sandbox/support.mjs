// Owns what the sandbox's tests share: a sandbox that ends with its test, and the requests to its systems.

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
