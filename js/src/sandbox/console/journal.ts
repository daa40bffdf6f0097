// Owns what the console remembers of requests: enough for a timeline and a log, and no secret, token or value that a
// caller has sent.
import type { Decision } from "../faults.js";
import { isObject, jsonBody, mediaType } from "../request.js";
import type { ReceivedRequest } from "../request.js";
import type { EndpointName } from "../response.js";
import type { SandboxFault } from "../types.js";

/** One request as the console shows it. */
export interface Entry {
  /** 1 for the first since the start, also across resets. */
  readonly number: number;
  /** When it was received in full, in ms since the Unix epoch. */
  readonly at: number;
  readonly system: string;
  readonly endpoint: EndpointName;
  readonly method: string;
  /** The path; values of the query, and segments that could be secrets, are replaced by {@link HIDDEN}. */
  readonly path: string;
  /** The status on the wire; `null` if there is none. */
  readonly status: number | null;
  /** The kind of the fault that it met. */
  readonly fault: SandboxFault["kind"] | null;
  /** Of a token request: its grant, if it is a known one. */
  readonly grant: string | null;
}

const ENTRIES_KEPT = 500;

/** Stands for what is not shown. */
export const HIDDEN = "…";

/** Names of query parameters and segments of paths; what is longer, or has other characters, may be a secret. */
const PLAIN_WORD = /^[\w.~-]{0,32}$/;

const GRANTS: readonly string[] = [
  "client_credentials",
  "urn:ietf:params:oauth:grant-type:jwt-bearer",
  "urn:ietf:params:oauth:grant-type:token-exchange",
];

/** The last requests of all systems. */
export class Journal {
  readonly #secret: string;
  #entries: Entry[] = [];
  #number = 0;

  /** `secret` is the client's, which a path may hold by mistake. */
  constructor(secret: string) {
    this.#secret = secret;
  }

  /** Notes one request and what was decided about it. */
  add(
    system: string,
    endpoint: EndpointName,
    request: ReceivedRequest,
    { decision, fault }: { decision: Decision; fault: SandboxFault | undefined },
  ): void {
    this.#number += 1;
    this.#entries.push({
      number: this.#number,
      at: request.at,
      system,
      endpoint,
      method: PLAIN_WORD.test(request.method) ? request.method : HIDDEN,
      path: redactedPath(request, this.#secret),
      status: statusOf(decision),
      fault: fault?.kind ?? null,
      grant: endpoint === "token" ? grantOf(request) : null,
    });
    if (this.#entries.length > ENTRIES_KEPT) this.#entries = this.#entries.slice(-ENTRIES_KEPT);
  }

  /** The last requests, oldest first. */
  entries(): readonly Entry[] {
    return this.#entries;
  }

  /** Forgets every request. */
  clear(): void {
    this.#entries = [];
  }
}

function statusOf(decision: Decision): number | null {
  if ("response" in decision) return decision.response.statusLine ?? decision.response.status;
  return decision.act === "endless" ? 200 : null;
}

function redactedPath({ path, query }: ReceivedRequest, secret: string): string {
  const shown = (word: string): string =>
    PLAIN_WORD.test(word) && !word.includes(secret) ? word : HIDDEN;
  const segments = path.split("/").map(shown).join("/");
  const names = [...query.keys()].map((name) => `${shown(name)}=${HIDDEN}`);
  return names.length > 0 ? `${segments}?${names.join("&")}` : segments;
}

function grantOf(request: ReceivedRequest): string | null {
  const body =
    mediaType(request) === "application/json"
      ? jsonBody(request)
      : Object.fromEntries(new URLSearchParams(request.body));
  const grant = isObject(body) ? body["grant_type"] : undefined;
  if (grant === undefined) return null;
  return GRANTS.find((known) => known === grant) ?? HIDDEN;
}
