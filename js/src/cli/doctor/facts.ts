// Owns what the doctor finds out, as plain data: the diagnosis and the report are made of it alone.

import type { Fields } from "../../values/fields.js";

/** One step: what was looked at, how long it took, and what was seen. */
export interface Step {
  readonly name: string;
  readonly mark: "ok" | "note" | "bad" | "skip";
  readonly text: string;
  readonly ms: number;
}

/** How an operation on the network failed. */
export interface NetworkFault {
  /** The code of Node, such as ENOTFOUND. */
  readonly code: string;
}

/** A proxy that the environment names. */
export interface ProxyFacts {
  /** The variable that names it. */
  readonly variable: string;
  /** Its host and port. */
  readonly host: string;
  /** Whether this Node's fetch uses it. */
  readonly isUsed: boolean;
  /** The status of its response; 200 if it connects. */
  readonly status?: number;
  readonly fault?: NetworkFault;
}

/** What a server's certificate says. */
export interface CertificateFacts {
  readonly subject: string;
  readonly issuers: readonly string[];
  /** The names that it is valid for. */
  readonly names: readonly string[];
  /** Milliseconds since the Unix epoch. */
  readonly endsAt: number;
  /** Why Node does not accept it. */
  readonly objection?: string;
}

/** A response of the token endpoint, without its content. */
export interface ResponseFacts {
  readonly status: number;
  readonly contentType: string | undefined;
  /** Where a redirect leads, without its query. */
  readonly location: string | undefined;
  readonly retryAfter: string | undefined;
  /** The scheme of WWW-Authenticate. */
  readonly challenge: string | undefined;
  readonly isHtml: boolean;
}

/** Why there was no token. */
export interface FailureFacts {
  /** The code of the error. */
  readonly code: string;
  /** Its message, which names the likeliest cause that the client knows. */
  readonly message: string;
  readonly error?: string;
  readonly description?: string;
  /** The client's own objection to the code of the network, such as CERT_HAS_EXPIRED. */
  readonly causeCode?: string;
}

/** What a call with the token led to. */
export interface CallFacts {
  readonly origin: string;
  readonly status?: number;
  /** The `error` of WWW-Authenticate (RFC 6750 §3). */
  readonly challengeError?: string;
  readonly code?: string;
  readonly message?: string;
}

/** Ways of sending the credentials that were tried besides the configured one, and whether each got a token. */
export type Tried = Readonly<Record<string, boolean>>;

/** Everything that was found out. What was not looked at is missing. */
export interface Facts {
  readonly startedAt: number;
  readonly prefix: string;
  /** The names of the variables that are set. */
  readonly variables: readonly string[];
  /** Traits of the values that people get wrong, in words. */
  readonly suspects: readonly string[];
  /** Problems of the configuration, in words. */
  readonly problems: readonly string[];
  readonly endpoint?: string;
  readonly issuer?: string;
  readonly authentication?: string;
  readonly format?: string;
  /** Whether an assertion is signed, so that the clock matters. */
  readonly isSigned: boolean;
  /** The audience or the resources that are asked for. */
  readonly audience?: string;
  readonly scope?: string;
  readonly proxy?: ProxyFacts;
  readonly dns?: { readonly addresses: readonly string[] } | NetworkFault;
  readonly tcp?: { readonly address: string } | NetworkFault;
  readonly tls?: CertificateFacts | NetworkFault;
  /** How far the server's clock is ahead of this one, in ms. */
  readonly aheadMs?: number;
  /** What the metadata of the authorization server lack, in words. */
  readonly metadataProblem?: string;
  readonly response?: ResponseFacts;
  readonly failure?: FailureFacts;
  readonly token?: { readonly expiresAt: number; readonly claims: Fields | undefined };
  readonly missingScope?: string;
  readonly tried?: Tried;
  readonly call?: CallFacts;
}

export const isFault = (found: object | undefined): found is NetworkFault =>
  found !== undefined && "code" in found;
