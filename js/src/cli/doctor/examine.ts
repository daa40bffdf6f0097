// Owns the examination: one step after the other, from the variables to a call. Each tells what it saw.

import type { OAuthClient } from "../../client/client.js";
import { CallError, ConfigurationError, EverbearerError } from "../../errors/errors.js";
import { isA } from "../../values/foreign.js";
import { textsIn } from "../claims.js";
import { clientOf } from "../source.js";
import type { Source } from "../source.js";
import { durationOf, isoOf } from "../times.js";
import { failureOf, requestToken, watching } from "./endpoint.js";
import { isFault } from "./facts.js";
import type { CallFacts, Facts, Step } from "./facts.js";
import { FAR_MS } from "./diagnosis.js";
import { addressesOf, certificateOf, LIMIT_MS, portOf, proxyFor, reach } from "./network.js";
import { placeOf } from "./place.js";
import { AGREE_MS } from "./report.js";

/** What to examine. */
export interface Examination {
  readonly source: Source;
  /** The variables of the process, for proxies. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** A URL for a call with the token. */
  readonly url: string | undefined;
  /** Whether other ways of sending the credentials are tried. */
  readonly tryMethods: boolean;
  readonly signal: AbortSignal;
  /** Told of each step when it ends. */
  readonly tell: (step: Step) => void;
  /** Told of the token, so that it is not printed. */
  readonly hide: (secret: string) => void;
}

type Seen = Omit<Step, "ms" | "name">;

/** Ways to send a secret. */
const METHODS = ["client_secret_basic", "client_secret_post", "client_secret_basic_raw"];

/** Finds out what there is to know. */
export async function examine(examination: Examination): Promise<Facts> {
  const { source, env, tell } = examination;
  const { prefix } = source;
  const names = Object.keys(source.env).sort();
  const startedAt = Date.now();
  let facts: Facts = {
    startedAt,
    prefix,
    variables: names,
    suspects: suspectsIn(source),
    problems: [],
    isSigned: names.some((name) => /_PRIVATE_KEY(?:_FILE)?$/.test(name)),
    ...textOf(source, "RESOURCE", "audience"),
    ...textOf(source, "AUDIENCE", "audience"),
    ...textOf(source, "SCOPE", "scope"),
  };
  /** Does a step, tells of it, and keeps what it found. */
  const step = async (
    name: string,
    look: () => Promise<readonly [Partial<Facts>, Seen | undefined]>,
  ): Promise<void> => {
    const began = performance.now();
    const [found, seen] = await look();
    facts = { ...facts, ...found };
    if (seen) tell({ name, ...seen, ms: performance.now() - began });
  };
  const watch = watching();
  let client: OAuthClient | undefined;
  try {
    await step("variables", async () => {
      const found = await configured(source, watch.fetch);
      client = found.client;
      return [found.facts, seenOf(names, found.facts, prefix)];
    });
    if (!client) return facts;
    // An endpoint that is discovered is most often where its issuer is.
    const place = facts.endpoint ?? facts.issuer;
    if (place !== undefined) {
      const url = new URL(place);
      await step("URL", () => Promise.resolve([{}, urlSeen(url)]));
      await step("proxy", async () => {
        const proxy = await proxyFor(url, env);
        return proxy ? [{ proxy }, proxySeen(proxy)] : [{}, { mark: "skip", text: "none is set" }];
      });
      if (facts.proxy?.isUsed !== true) await onTheWay(url, step, () => facts);
      if (isBlocked(facts)) return facts;
      await step("clock", () => clockOf(url));
    }
    const asked = client;
    await step("token", async () => {
      const { accessToken, ...found } = await requestToken(asked, examination.signal);
      if (accessToken !== undefined) examination.hide(accessToken);
      const response = watch.seen();
      const all = { ...found, ...(response ? { response } : {}) };
      return [{ ...all, ...metadataIn(all) }, tokenSeen(all, facts)];
    });
    if (facts.failure && examination.tryMethods) {
      await step("other methods", () => otherMethods(examination, facts));
    }
    const { url: called } = examination;
    if (facts.token && called !== undefined) {
      await step("call", () => callSeen(asked, called, examination.signal));
    }
    return facts;
  } finally {
    client?.close();
  }
}

type Stepper = (
  name: string,
  look: () => Promise<readonly [Partial<Facts>, Seen | undefined]>,
) => Promise<void>;

const ok = (text: string): Seen => ({ mark: "ok", text });
const bad = (text: string): Seen => ({ mark: "bad", text });
const note = (text: string): Seen => ({ mark: "note", text });

/** Name, port and certificate. */
async function onTheWay(url: URL, step: Stepper, found: () => Facts): Promise<void> {
  await step("DNS", async () => {
    const dns = await addressesOf(url.hostname);
    return [{ dns }, isFault(dns) ? bad(dns.code) : ok(dns.addresses.join(", "))];
  });
  const { dns } = found();
  if (!dns || isFault(dns)) return;
  await step("TCP", async () => {
    const tcp = await reach(dns.addresses, portOf(url));
    const port = String(portOf(url));
    return [
      { tcp },
      isFault(tcp) ? bad(`port ${port}: ${tcp.code}`) : ok(`${tcp.address}, port ${port}`),
    ];
  });
  if (isFault(found().tcp) || url.protocol !== "https:") return;
  await step("TLS", async () => {
    const tls = await certificateOf(url.hostname, portOf(url));
    if (isFault(tls)) return [{ tls }, bad(tls.code)];
    const { subject, issuers, endsAt, objection } = tls;
    const chain = [subject, ...issuers].filter(Boolean).join(" < ");
    const text = `${chain}, until ${isoOf(endsAt)}`;
    return [{ tls }, objection === undefined ? ok(text) : bad(`${objection}: ${text}`)];
  });
}

/** Whether a request cannot get through. */
function isBlocked({ proxy, dns, tcp, tls }: Facts): boolean {
  if (proxy?.isUsed) return proxy.fault !== undefined || proxy.status !== 200;
  return isFault(dns) || isFault(tcp) || isFault(tls) || (tls !== undefined && "objection" in tls);
}

async function configured(
  source: Source,
  fetch: typeof globalThis.fetch,
): Promise<{ readonly client?: OAuthClient; readonly facts: Partial<Facts> }> {
  try {
    // One token request and no more: a provider may lock a client out.
    const client = await clientOf(source, { fetch, maxRetries: 0, backgroundRefresh: false });
    const { tokenUrl, issuer, clientAuthentication, tokenRequestFormat } = settingsOf(client);
    return {
      client,
      facts: {
        ...(tokenUrl === undefined ? {} : { endpoint: tokenUrl }),
        ...(issuer === undefined ? {} : { issuer }),
        ...(clientAuthentication === undefined ? {} : { authentication: clientAuthentication }),
        ...(tokenRequestFormat === undefined ? {} : { format: tokenRequestFormat }),
      },
    };
  } catch (error) {
    if (!isA(error, ConfigurationError)) throw error;
    const problems = error.problems.map(
      ({ option, variable, problem }) => `${variable ?? option} ${problem}`,
    );
    return { facts: { problems } };
  }
}

/** The settings that a client shows of itself. */
function settingsOf(client: OAuthClient): Readonly<Record<string, string | undefined>> {
  const shown: unknown = JSON.parse(JSON.stringify(client));
  return shown as Record<string, string | undefined>;
}

function seenOf(names: readonly string[], { problems = [] }: Partial<Facts>, prefix: string): Seen {
  if (names.length === 0) return bad(`none begins with ${prefix}_`);
  return { mark: problems.length === 0 ? "ok" : "bad", text: names.join(", ") };
}

function urlSeen(url: URL): Seen {
  const shown = placeOf(url);
  const isLoopback = /^(?:localhost|127\.[\d.]+|\[::1\])$/.test(url.hostname);
  if (url.protocol === "https:" || isLoopback) return ok(shown);
  return note(`${shown} is not encrypted`);
}

function proxySeen({ variable, host, isUsed, status, fault }: NonNullable<Facts["proxy"]>): Seen {
  const where = `${variable}: ${host}`;
  if (!isUsed) return note(`${where}; fetch in this Node does not use it`);
  return status === 200 ? ok(where) : bad(`${where}: ${fault?.code ?? String(status)}`);
}

/** Asks the server for its date: not the token endpoint, which might count it as a refusal. */
async function clockOf(url: URL): Promise<readonly [Partial<Facts>, Seen]> {
  try {
    const response = await fetch(new URL("/", url), {
      method: "HEAD",
      redirect: "manual",
      signal: AbortSignal.timeout(LIMIT_MS),
    });
    const date = Date.parse(response.headers.get("date") ?? "");
    if (Number.isNaN(date)) return [{}, note(`status ${String(response.status)}, without a Date`)];
    // The header has whole seconds.
    const aheadMs = date + 500 - Date.now();
    const far = Math.abs(aheadMs) > FAR_MS;
    const text =
      Math.abs(aheadMs) < AGREE_MS
        ? "the server's and this one agree"
        : `the server's is ${durationOf(aheadMs)} ${aheadMs > 0 ? "ahead" : "behind"}`;
    return [{ aheadMs }, { mark: far ? "bad" : "ok", text }];
  } catch {
    return [{}, note("no response to a request without credentials")];
  }
}

/** What the metadata lack, from the client's error. */
function metadataIn({ failure }: Pick<Facts, "failure">): Partial<Facts> {
  const isOf = failure?.code === "discovery_failed" || failure?.code === "invalid_metadata";
  return isOf ? { metadataProblem: failure.message } : {};
}

function tokenSeen(
  { failure, token, response }: Pick<Facts, "failure" | "token" | "response">,
  { authentication = "", format = "" }: Facts,
): Seen {
  if (token) return ok(`${kindOf(token)}, expires ${isoOf(token.expiresAt)}`);
  const status = response ? `${String(response.status)} ` : "";
  const how = [authentication, format].filter(Boolean).join(", ");
  return bad(`${status}${failure?.error ?? failure?.code ?? ""}${how ? ` (sent: ${how})` : ""}`);
}

function kindOf({ claims }: NonNullable<Facts["token"]>): string {
  const audience = textsIn(claims?.["aud"]).join(", ");
  if (!claims) return "opaque";
  return audience === "" ? "JWT" : `JWT for ${audience}`;
}

/** Tries the other ways to send a secret. */
async function otherMethods(
  { source, signal, hide }: Examination,
  { authentication, failure }: Facts,
): Promise<readonly [Partial<Facts>, Seen]> {
  if (failure?.code !== "invalid_client" && failure?.code !== "token_request_refused") {
    return [{}, { mark: "skip", text: "the credentials were not refused" }];
  }
  const tried: Record<string, boolean> = {};
  for (const method of METHODS.filter((one) => one !== authentication)) {
    const name = `${source.prefix}_CLIENT_AUTHENTICATION`;
    const client = await clientOf({ ...source, env: { ...source.env, [name]: method } });
    const { accessToken } = await requestToken(client, signal);
    client.close();
    tried[method] = accessToken !== undefined;
    if (accessToken !== undefined) {
      hide(accessToken);
      break;
    }
  }
  const works = Object.entries(tried).find(([, does]) => does)?.[0];
  const text =
    works === undefined ? `none works: ${Object.keys(tried).join(", ")}` : `${works} works`;
  return [{ tried }, { mark: works === undefined ? "bad" : "ok", text }];
}

async function callSeen(
  client: OAuthClient,
  url: string,
  signal: AbortSignal,
): Promise<readonly [Partial<Facts>, Seen]> {
  const origin = URL.canParse(url) ? new URL(url).origin : "baseUrl";
  try {
    const response = await client.fetch(url, { signal, redirect: "manual" });
    const { status, headers } = response;
    await response.body?.cancel();
    const challenge = /\berror="?(\w+)/.exec(headers.get("www-authenticate") ?? "")?.[1];
    const call: CallFacts = {
      origin,
      status,
      ...(challenge === undefined ? {} : { challengeError: challenge }),
    };
    const text = `${String(status)}${challenge === undefined ? "" : ` ${challenge}`} from ${origin}`;
    return [{ call }, status < 400 ? ok(text) : bad(text)];
  } catch (error) {
    if (!isA(error, EverbearerError)) throw error;
    const { code, message } = failureOf(error);
    return [{ call: { origin, code, message } }, bad(isA(error, CallError) ? code : message)];
  }
}

function textOf<K extends "audience" | "scope">(
  { prefix, env }: Source,
  suffix: string,
  member: K,
): Partial<Record<K, string>> {
  const value = env[`${prefix}_${suffix}`];
  return value === undefined ? {} : ({ [member]: value } as Partial<Record<K, string>>);
}

/** Traits of values that people get wrong. None of them says what the value is. */
function suspectsIn({ prefix, env }: Source): string[] {
  return ["CLIENT_ID", "CLIENT_SECRET"].flatMap((suffix) => {
    const name = `${prefix}_${suffix}`;
    const value = env[name];
    if (value === undefined) return [];
    return [
      [/^\s|\s$/, "begins or ends with white space"],
      [/^(["'`]).*\1$/s, "stands in quotation marks"],
      [/^<.*>$|^\$\{|^(?:your|my)[-_ ]|changeme|xxxx/i, "looks like a placeholder"],
      [/[^\x20-\x7e\s]/, "has characters that are not ASCII"],
      [/^Basic /i, "begins with Basic: the encoded pair is not the secret"],
    ].flatMap(([trait, what]) =>
      (trait as RegExp).test(value) ? [`${name} ${String(what)}.`] : [],
    );
  });
}
