// Owns the metadata of an authorization server (RFC 8414; OpenID Connect Discovery 1.0): where they are, and what
// has to stand in them. The core decides when they are requested.

import { isFields } from "../values/fields.js";
import type { Fields } from "../values/fields.js";

/** What the metadata say. */
export interface Metadata {
  readonly endpoint: string;
  /** The issuer in their own spelling. */
  readonly issuer: string;
}

/** Why there are none, in words that follow "The metadata of the issuer …". */
export class NoMetadata extends Error {
  /** Whether the same request may succeed later. */
  readonly transient: boolean;

  constructor(objection: string, transient = false, cause?: unknown) {
    super(objection, { cause });
    this.transient = transient;
  }
}

/** Requests a URL. Resolves with the status and the body; without the body if it is too long. */
export type Request = (url: string) => Promise<readonly [status: number, text: string | undefined]>;

/**
 * Requests the metadata of an issuer. `method` is how the client authenticates.
 *
 * @throws NoMetadata if there are none, or they cannot be used.
 */
export async function metadataOf(
  issuer: string,
  method: string,
  request: Request,
): Promise<Metadata> {
  const { origin, pathname } = new URL(issuer);
  const path = pathname.replace(/\/$/, "");
  const oauth = await documentAt(
    `${origin}/.well-known/oauth-authorization-server${path}`,
    request,
  );
  const found =
    oauth ?? (await documentAt(`${origin}${path}/.well-known/openid-configuration`, request));
  if (!found) throw new NoMetadata("are at neither of the two places: 404, or no JSON.");
  return checked(found, issuer, method);
}

/** The document at a place; undefined if the place has none. */
async function documentAt(url: string, request: Request): Promise<Fields | undefined> {
  const [status, text] = await request(url).catch((cause: unknown) => {
    throw new NoMetadata("could not be reached; cause says more.", true, cause);
  });
  if (status === 404) return undefined;
  if (status === 0 || (status >= 300 && status < 400)) {
    throw new NoMetadata("are answered with a redirect, which is not followed.");
  }
  if (status !== 200) {
    throw new NoMetadata(`are answered with ${status}.`, status === 429 || status >= 500);
  }
  if (text === undefined) throw new NoMetadata("are more than 256 KB.");
  try {
    const parsed: unknown = JSON.parse(text);
    return isFields(parsed) ? parsed : undefined;
  } catch {
    return undefined;
  }
}

function checked(found: Fields, issuer: string, method: string): Metadata {
  const { issuer: named, token_endpoint: usual, mtls_endpoint_aliases: aliases } = found;
  if (typeof named !== "string" || !isSame(named, issuer)) {
    throw new NoMetadata("name another issuer. Set issuer to the server's own spelling.");
  }
  const alias =
    method.endsWith("tls_client_auth") && isFields(aliases) ? aliases["token_endpoint"] : undefined;
  const endpoint = alias ?? usual;
  if (typeof endpoint !== "string") throw new NoMetadata("name no token_endpoint.");
  const methods = found["token_endpoint_auth_methods_supported"];
  const registered = REGISTERED[method] ?? method;
  if (!UNREGISTERED.includes(method) && Array.isArray(methods) && !methods.includes(registered)) {
    const known = methods.filter((one) => typeof one === "string" && /^\w{1,60}$/.test(one));
    throw new NoMetadata(
      `do not list ${registered} for clientAuthentication, but ${known.join(", ") || "nothing"}.`,
    );
  }
  return { endpoint, issuer: named };
}

/** The registered names of methods that have other names here (RFC 7591 §2). */
const REGISTERED: Readonly<Record<string, string>> = {
  client_secret_basic_raw: "client_secret_basic",
  client_assertion: "private_key_jwt",
};

/** Methods that metadata do not list. */
const UNREGISTERED: readonly string[] = ["none", "client_secret_headers"];

/** To the letter (RFC 8414 §3.3), but for a slash at the end of an issuer without a path. */
function isSame(named: string, issuer: string): boolean {
  if (named === issuer) return true;
  const { pathname } = new URL(issuer);
  return pathname === "/" && named.replace(/\/$/, "") === issuer.replace(/\/$/, "");
}
