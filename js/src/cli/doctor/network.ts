// Owns what the doctor asks the network, one layer after the other: name, port, TLS, proxy.

import { lookup } from "node:dns/promises";
import { request as httpRequest } from "node:http";
import { connect as connectTcp, isIP } from "node:net";
import { execArgv, versions } from "node:process";
import { checkServerIdentity, connect as connectTls } from "node:tls";
import type { DetailedPeerCertificate, TLSSocket } from "node:tls";
import { textIn } from "../../values/foreign.js";
import type { CertificateFacts, NetworkFault, ProxyFacts } from "./facts.js";

/** The longest wait for each of them. */
export const LIMIT_MS = 5_000;

const codeOf = (error: unknown): string => textIn(error, "code") ?? "UNKNOWN";

/** The addresses of a host. */
export async function addressesOf(
  host: string,
): Promise<{ readonly addresses: readonly string[] } | NetworkFault> {
  try {
    const found = await lookup(host.replace(/^\[|\]$/g, ""), { all: true });
    return { addresses: found.map(({ address }) => address) };
  } catch (error) {
    return { code: codeOf(error) };
  }
}

export const portOf = ({ port, protocol }: URL): number =>
  Number(port) || (protocol === "https:" ? 443 : 80);

/** Connects to the first of the addresses that answers. */
export async function reach(
  addresses: readonly string[],
  port: number,
): Promise<{ readonly address: string } | NetworkFault> {
  let fault: NetworkFault = { code: "UNKNOWN" };
  for (const address of addresses) {
    const code = await new Promise<string | undefined>((resolve) => {
      const socket = connectTcp({ host: address, port, timeout: LIMIT_MS });
      const end = (outcome: string | undefined): void => {
        socket.destroy();
        resolve(outcome);
      };
      socket.once("connect", () => {
        end(undefined);
      });
      socket.once("timeout", () => {
        end("ETIMEDOUT");
      });
      socket.once("error", (error) => {
        end(codeOf(error));
      });
    });
    if (code === undefined) return { address };
    fault = { code };
  }
  return fault;
}

/** The certificate of a server, and why Node does not accept it. */
export function certificateOf(
  host: string,
  port: number,
): Promise<CertificateFacts | NetworkFault> {
  const name = host.replace(/^\[|\]$/g, "");
  return new Promise((resolve) => {
    // Whether it is accepted is asked below: one that is not has to be read as well.
    const socket: TLSSocket = connectTls({
      host: name,
      port,
      rejectUnauthorized: false,
      timeout: LIMIT_MS,
      ...(isIP(name) === 0 ? { servername: name } : {}),
    });
    const end = (outcome: CertificateFacts | NetworkFault): void => {
      socket.destroy();
      resolve(outcome);
    };
    socket.once("secureConnect", () => {
      const certificate = socket.getPeerCertificate(true);
      const identity = checkServerIdentity(name, certificate);
      const refused = socket.authorized ? identity : socket.authorizationError;
      const objection = refused && (typeof refused === "string" ? refused : codeOf(refused));
      end({
        subject: String(certificate.subject.CN ?? ""),
        issuers: issuersOf(certificate),
        names: (certificate.subjectaltname ?? "")
          .split(", ")
          .map((one) => one.replace(/^\w+:/, "")),
        endsAt: Date.parse(certificate.valid_to),
        ...(objection ? { objection } : {}),
      });
    });
    socket.once("timeout", () => {
      end({ code: "ETIMEDOUT" });
    });
    socket.once("error", (error) => {
      end({ code: codeOf(error) });
    });
  });
}

function issuersOf(certificate: DetailedPeerCertificate): string[] {
  const seen = new Set<DetailedPeerCertificate>();
  const names: string[] = [];
  let one = certificate;
  // The last one is its own issuer.
  while (!seen.has(one)) {
    seen.add(one);
    names.push(String(one.issuer.CN ?? one.issuer.O ?? ""));
    one = one.issuerCertificate;
  }
  return names.filter((name, index) => name !== "" && name !== names[index - 1]);
}

type Variables = Readonly<Record<string, string | undefined>>;

/** The proxy that the environment names for a URL, and whether it lets a connection through. */
export async function proxyFor(url: URL, env: Variables): Promise<ProxyFacts | undefined> {
  const names =
    url.protocol === "https:" ? ["https_proxy", "HTTPS_PROXY"] : ["http_proxy", "HTTP_PROXY"];
  const variable = names.find((name) => (env[name] ?? "") !== "");
  const value = variable === undefined ? "" : (env[variable] ?? "");
  if (variable === undefined || isExcepted(url, env["no_proxy"] ?? env["NO_PROXY"] ?? "")) {
    return undefined;
  }
  if (!URL.canParse(value)) {
    return { variable, host: "", isUsed: usesProxies(env), fault: { code: "ERR_INVALID_URL" } };
  }
  const proxy = new URL(value);
  const asked = await askProxy(proxy, url);
  return { variable, host: proxy.host, isUsed: usesProxies(env), ...asked };
}

/** Node's fetch uses the variables if it is told so (22.21, 24.5 and newer). */
function usesProxies(env: Variables): boolean {
  const [major = 0, minor = 0] = versions.node.split(".").map(Number);
  const knows = major > 24 || (major === 24 && minor >= 5) || (major === 22 && minor >= 21);
  return knows && (env["NODE_USE_ENV_PROXY"] === "1" || execArgv.includes("--use-env-proxy"));
}

function isExcepted({ hostname, host }: URL, list: string): boolean {
  return list
    .split(/[\s,]+/)
    .filter(Boolean)
    .some((one) => {
      const name = one.replace(/^\*?\./, "");
      return one === "*" || hostname === name || host === name || hostname.endsWith(`.${name}`);
    });
}

function askProxy(
  proxy: URL,
  url: URL,
): Promise<{ readonly status: number } | { readonly fault: NetworkFault }> {
  const { username, password } = proxy;
  const credentials = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  return new Promise((resolve) => {
    const request = httpRequest({
      host: proxy.hostname.replace(/^\[|\]$/g, ""),
      port: portOf(proxy),
      method: "CONNECT",
      path: `${url.hostname}:${String(portOf(url))}`,
      timeout: LIMIT_MS,
      ...(username === ""
        ? {}
        : {
            headers: {
              "proxy-authorization": `Basic ${Buffer.from(credentials).toString("base64")}`,
            },
          }),
    });
    const end = (outcome: { status: number } | { fault: NetworkFault }): void => {
      request.destroy();
      resolve(outcome);
    };
    // A refusal comes as a response as well, in some versions of Node.
    for (const event of ["connect", "response"]) {
      request.once(event, ({ statusCode = 0 }: { statusCode?: number }) => {
        end({ status: statusCode });
      });
    }
    request.once("timeout", () => {
      end({ fault: { code: "ETIMEDOUT" } });
    });
    request.once("error", (error) => {
      end({ fault: { code: codeOf(error) } });
    });
    request.end();
  });
}
