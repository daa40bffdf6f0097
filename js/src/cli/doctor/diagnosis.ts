// Owns the diagnosis: what the facts mean, the likeliest cause first. It asks nobody and reads no clock.

import { textsIn } from "../claims.js";
import { durationOf, isoOf } from "../times.js";
import { isFault } from "./facts.js";
import type { CertificateFacts, Facts, FailureFacts, ResponseFacts } from "./facts.js";

/** A cause, and what to do about it. */
export interface Cause {
  /** A stable word for it. */
  readonly id: string;
  readonly cause: string;
  readonly todo: string;
}

/** A clock that is further off than this makes servers refuse assertions, and tokens end early. */
export const FAR_MS = 60_000;

/** The likely causes, in order; none if all is well. */
export function diagnose(facts: Facts): readonly Cause[] {
  if (facts.problems.length > 0) return facts.problems.map(configuration);
  const onTheWay = ofTheWay(facts);
  // What is beneath a failure explains it; what follows from it does not.
  if (onTheWay.length > 0) return onTheWay;
  if (facts.failure) return unique([...ofRequest(facts, facts.failure), ...ofClock(facts)]);
  if (facts.call && !isFine(facts.call)) return unique([...ofToken(facts), ...ofCall(facts)]);
  return unique([...ofToken(facts), ...ofClock(facts)]);
}

const isFine = ({ status = 0 }: { readonly status?: number }): boolean =>
  status > 0 && status < 400;

/** The first of each. */
const unique = (causes: readonly Cause[]): readonly Cause[] =>
  causes.filter(({ id }, index) => causes.findIndex((other) => other.id === id) === index);

const configuration = (problem: string): Cause => ({
  id: "configuration",
  cause: `The configuration cannot be used: ${problem}`,
  todo: "Set the option, or its variable.",
});

/** Causes on the way to the server, before any request. */
function ofTheWay({ proxy, dns, tcp, tls, endpoint, issuer = "" }: Facts): Cause[] {
  const place = endpoint ?? issuer;
  const { hostname, host } = URL.canParse(place) ? new URL(place) : new URL("http://unknown");
  const causes: Cause[] = [];
  if (proxy?.isUsed && (proxy.fault || proxy.status !== 200)) {
    const how = proxy.fault ? proxy.fault.code : `status ${String(proxy.status)}`;
    const needs = proxy.status === 407 ? "It wants credentials: put them into the variable." : "";
    causes.push({
      id: "proxy",
      cause: `The proxy ${proxy.host} of ${proxy.variable} does not connect to ${host} (${how}).`,
      todo: `${needs} Have ${host} allowed at the proxy, or name it in NO_PROXY.`.trim(),
    });
    return causes;
  }
  // Behind a proxy that is used, the names and ports of others are the proxy's matter.
  if (proxy?.isUsed) return causes;
  const around = proxy
    ? ` ${proxy.variable} is set, but fetch in this Node does not use it: set NODE_USE_ENV_PROXY=1 with Node 24.5 or newer, or hand in a fetch with a proxy.`
    : "";
  if (isFault(dns)) {
    causes.push(
      dns.code === "ENOTFOUND"
        ? {
            id: "name",
            cause: `The name ${hostname} is not known here.`,
            todo: `Check the host of the token URL for a typing error; a private name needs its own DNS or VPN.${around}`,
          }
        : {
            id: "dns",
            cause: `The name ${hostname} could not be looked up (${dns.code}).`,
            todo: `Check the DNS server of this machine.${around}`,
          },
    );
  } else if (isFault(tcp)) {
    causes.push(
      tcp.code === "ECONNREFUSED"
        ? {
            id: "port",
            cause: `Nothing listens at ${host}.`,
            todo: `Check the port of the token URL, and whether the server runs.${around}`,
          }
        : {
            id: "route",
            cause: `${host} does not answer (${tcp.code}).`,
            todo: `Check firewalls: this machine's way out, and the server's list of allowed addresses.${around}`,
          },
    );
  } else if (isFault(tls)) {
    causes.push({
      id: "tls",
      cause: `${host} speaks no TLS that this Node speaks (${tls.code}).`,
      todo: "Check the port, and the versions of TLS of the server and of a proxy between.",
    });
  } else if (tls?.objection !== undefined) {
    causes.push(ofCertificate(tls, tls.objection, hostname));
  }
  return causes;
}

function ofCertificate(tls: CertificateFacts, objection: string, host: string): Cause {
  const ended = `It is valid until ${isoOf(tls.endsAt)}.`;
  switch (objection) {
    case "CERT_HAS_EXPIRED":
      return {
        id: "certificate-expired",
        cause: `The certificate of ${host} has expired. ${ended}`,
        todo: "Tell the provider. If that date lies ahead, this machine's clock is wrong.",
      };
    case "ERR_TLS_CERT_ALTNAME_INVALID":
      return {
        id: "certificate-name",
        cause: `The certificate is for ${tls.names.slice(0, 3).join(", ") || "no name"}, not for ${host}.`,
        todo: "Check the host of the token URL, and DNS entries of your own for it.",
      };
    default:
      return {
        id: "certificate-chain",
        cause: `The certificate of ${host} is not trusted here (${objection}); it comes from ${tls.issuers[0] ?? "nobody"}.`,
        todo: "If a proxy of your company or a private authority issues it, name its certificate in NODE_EXTRA_CA_CERTS. Otherwise the server leaves out a certificate of its chain: tell the provider.",
      };
  }
}

/** Causes that the response of the token endpoint speaks for. */
function ofRequest(facts: Facts, failure: FailureFacts): Cause[] {
  const { response, metadataProblem } = facts;
  const { code } = failure;
  if (metadataProblem !== undefined && code !== "invalid_client") {
    const named = /list (\S+)/.exec(metadataProblem);
    return [
      named
        ? {
            id: "method",
            cause: metadataProblem,
            todo: "Set clientAuthentication to one of those.",
          }
        : { id: "metadata", cause: metadataProblem, todo: "Check issuer." },
    ];
  }
  if (code === "credentials_unavailable") {
    return [{ id: "credentials", cause: failure.message, todo: "Check the file or the function." }];
  }
  if (!response || code === "token_endpoint_timeout") {
    return [
      {
        id: code === "token_endpoint_timeout" ? "timeout" : "network",
        cause: failure.message,
        todo: "Try again; if it stays, check firewalls and proxies that inspect traffic.",
      },
    ];
  }
  return ofResponse(facts, failure, response);
}

function ofResponse(facts: Facts, failure: FailureFacts, response: ResponseFacts): Cause[] {
  const { status, location, retryAfter, isHtml, contentType } = response;
  const { error = "", description = "", code } = failure;
  if (code === "token_endpoint_redirected") {
    return [
      {
        id: "redirect",
        cause: `The token URL redirects${location === undefined ? "" : ` to ${location}`}. Redirects of token requests are never followed.`,
        todo: "Set tokenUrl to the final address, if that is the provider's.",
      },
    ];
  }
  if (status === 429) {
    const wait = retryAfter === undefined ? "" : ` Retry-After: ${retryAfter}.`;
    return [
      {
        id: "throttled",
        cause: `The token endpoint wants fewer token requests.${wait}`,
        todo: "Wait, then share one client, or a store between processes (docs/fleet.md).",
      },
    ];
  }
  if (
    /\b(?:ip|ips|ip address|address|allow-?list|white-?list|network|geo\w*)\b/i.test(description)
  ) {
    return [address(`${String(status)} "${description}"`), credentials(facts)];
  }
  if (isHtml) {
    const page: Cause = {
      id: "html",
      cause: `A web page came (${String(status)}, ${contentType ?? "HTML"}), no response of a token endpoint.`,
      todo: "Check tokenUrl: its host, its path and its environment. A login page, a firewall or a network's own sign-in page may stand before it.",
    };
    return status === 403 ? [page, address("403")] : [page];
  }
  if (code === "invalid_token_response") {
    return [{ id: "response", cause: failure.message, todo: "Check tokenUrl and profile." }];
  }
  if ([404, 405, 410].includes(status) && error === "") {
    return [
      {
        id: "path",
        cause: `There is no token endpoint at this address (${String(status)}).`,
        todo: "Check the path of tokenUrl, and the environment or tenant in it.",
      },
    ];
  }
  if (status >= 500) {
    return [
      {
        id: "outage",
        cause: `The token endpoint is failing (${String(status)}).`,
        todo: "Look at the provider's status page. The client retries with growing waits.",
      },
    ];
  }
  return ofRefusal(facts, failure, status);
}

const address = (what: string): Cause => ({
  id: "address",
  cause: `The provider refuses the address that the request comes from (${what}).`,
  todo: "Have this machine's public address put on the provider's list of allowed addresses.",
});

/** The server has understood the request, and refuses it (RFC 6749 §5.2). */
function ofRefusal(facts: Facts, failure: FailureFacts, status: number): Cause[] {
  const { error = "", description = "" } = failure;
  if (error.includes("scope")) {
    return [
      {
        id: "scope",
        cause: `The server does not know, or does not grant, the scope "${facts.scope ?? ""}".`,
        todo: "Compare scope with what the provider lists for this client.",
      },
    ];
  }
  if (error === "invalid_target" || /\b(?:audience|resource)\b/i.test(description)) {
    return [
      {
        id: "audience",
        cause: `The server does not know the audience or resource "${facts.audience ?? ""}".`,
        todo: "Compare audience and resource with the provider's name of the API, to the last slash.",
      },
    ];
  }
  if (error === "unsupported_grant_type") {
    return [
      {
        id: "grant",
        cause:
          "The server does not offer the client-credentials grant here, or does not read this format.",
        todo: "Check tokenUrl, and try the other tokenRequestFormat.",
      },
      method(facts),
    ];
  }
  if (error === "unauthorized_client" && status !== 401) {
    return [
      {
        id: "not-allowed",
        cause: "The server does not allow this client the client-credentials grant.",
        todo: "Have the grant enabled for this client at the provider.",
      },
      credentials(facts),
    ];
  }
  return ofCredentials(facts, failure, status);
}

/** The server refuses the client. */
function ofCredentials(facts: Facts, { error = "" }: FailureFacts, status: number): Cause[] {
  const { aheadMs = 0, tried = {}, suspects, response, authentication = "" } = facts;
  const causes: Cause[] = [];
  const other = Object.entries(tried).find(([, works]) => works)?.[0];
  if (other !== undefined) {
    causes.push({
      id: "method",
      cause: `The credentials are right: with clientAuthentication ${other} there is a token.`,
      todo: `Set clientAuthentication to ${other}.`,
    });
  }
  if (facts.isSigned && Math.abs(aheadMs) > FAR_MS) causes.push(clock(aheadMs));
  for (const suspect of suspects) {
    causes.push({ id: `value: ${suspect}`, cause: suspect, todo: "Copy the value again." });
  }
  const wantsBasic =
    response?.challenge?.toLowerCase() === "basic" && !/basic/.test(authentication);
  const methodFirst = wantsBasic || (status === 400 && error === "invalid_request");
  causes.push(
    ...(methodFirst ? [method(facts), credentials(facts)] : [credentials(facts), method(facts)]),
  );
  if (status === 403) causes.push(address("403"));
  return causes;
}

const credentials = ({ isSigned, prefix }: Facts): Cause =>
  isSigned
    ? {
        id: "key",
        cause: "The server does not know the client id, or not this key under its key id.",
        todo: "Compare client id and key id, and register the public key at the provider.",
      }
    : {
        id: "secret",
        cause: "The client id or the client secret is wrong, or belongs to another environment.",
        todo: `Copy both anew into ${prefix}_CLIENT_ID and ${prefix}_CLIENT_SECRET; compare the environment of tokenUrl.`,
      };

const method = ({ authentication = "as configured", format = "form", tried }: Facts): Cause => ({
  id: "method",
  cause: `The server may want the credentials in another way than ${authentication}, ${format}.`,
  todo: tried
    ? "Ask the provider how the client has to authenticate: no other way worked."
    : "Look at the provider's page; --try-methods tries the other ways, which some providers answer with a lock.",
});

const clock = (aheadMs: number): Cause => ({
  id: "clock",
  cause: `The clocks differ: the server's is ${durationOf(aheadMs)} ${aheadMs > 0 ? "ahead of" : "behind"} this one.`,
  todo: "Set this machine's clock by a time server.",
});

const ofClock = ({ aheadMs = 0 }: Facts): Cause[] =>
  Math.abs(aheadMs) > FAR_MS ? [clock(aheadMs)] : [];

const wordsIn = (text: string): readonly string[] => text.split(/[\s,]+/).filter(Boolean);

/** What the token itself says against itself. */
function ofToken({ token, missingScope, audience, startedAt, aheadMs = 0, call }: Facts): Cause[] {
  const causes: Cause[] = [];
  const claims = token?.claims ?? {};
  const named = textsIn(claims["aud"]);
  const isElsewhere =
    named.length > 0 &&
    audience !== undefined &&
    !wordsIn(audience).some((one) => named.includes(one));
  const is401 = call?.status === 401;
  if (isElsewhere || (is401 && named.length > 0)) {
    causes.push({
      id: "audience",
      cause: `The token is for the audience ${named.join(", ")}${isElsewhere ? `, not for ${audience}` : ""}.`,
      todo: "Set audience, resource or scope to what the API expects, to the last slash.",
    });
  }
  const { nbf, exp } = claims;
  const early = typeof nbf === "number" && nbf * 1_000 > startedAt + FAR_MS;
  const ended = typeof exp === "number" && exp * 1_000 < startedAt;
  if (early || ended) causes.push(clock(aheadMs || (early ? FAR_MS : -FAR_MS)));
  if (missingScope !== undefined) {
    causes.push({
      id: "scope",
      cause: `The server did not grant the scope ${missingScope}.`,
      todo: "Have it granted to this client at the provider, or leave it out.",
    });
  }
  return causes;
}

function ofCall({ call }: Facts): Cause[] {
  if (!call) return [];
  const { status, challengeError, origin, code, message = "" } = call;
  if (status === undefined) {
    return [{ id: code ?? "call", cause: message, todo: "Check the URL of the call." }];
  }
  if (challengeError === "insufficient_scope" || status === 403) {
    return [
      {
        id: "scope",
        cause: `The API refuses what the token may do (${String(status)}).`,
        todo: "Ask for a scope, or a permission at the provider, that allows this call.",
      },
    ];
  }
  if (status === 401) {
    return [
      {
        id: "api",
        cause: `The API at ${origin} rejects the token.`,
        todo: "Check that tokenUrl and the API belong to the same environment.",
      },
    ];
  }
  return [
    {
      id: "call",
      cause: `The API responds with ${String(status)}; the token is not the reason.`,
      todo: "Check the URL and the parameters of the call.",
    },
  ];
}
