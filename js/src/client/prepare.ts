// Owns the preparation of a token request: what the core asks for before it is sent. All of it happens in one
// asynchronous context, that of the caller who needs the token.

import { textOf } from "../call/response-body.js";
import { Deadline } from "../call/deadline.js";
import { FOREIGN, faultOf } from "../call/fault.js";
import { runtimeClock } from "../runtime/clock.js";
import type * as Authentication from "../authentication/index.js";
import type { Sharing } from "../stores/sharing.js";
import { withoutLineEnds } from "../values/lines.js";
import type { Ask, CoreClient, HostedClient, Tenancy } from "../wasm/contract.js";

/** The longest metadata that are read, in bytes; as of token responses. */
const LIMIT = 262_144;

/** What could not be had, by the numbers that the core knows. */
const SECRET = 0;
const JWT = 1;
const METADATA = 2;
const CREDENTIALS = 3;

/** Something could not be had before a token request; the cause is the user's or the runtime's own error. */
export class Missing extends Error {
  readonly what: number;

  /** Of the credentials of a pool's tenant. */
  static credentials(cause: unknown): Missing {
    return new Missing(CREDENTIALS, cause);
  }

  constructor(what: number, cause?: unknown) {
    super("", { cause });
    this.what = what;
  }
}

/** Sends by the user's own fetch, or by the global one. */
export type Send = (url: string, init: RequestInit) => unknown;

/** A flight whose token request is prepared. */
interface Prepared {
  readonly flight: number;
  readonly signal: AbortSignal;
  /** Settles when it has landed. */
  readonly landed: Promise<unknown> | undefined;
  readonly send: Send;
  readonly waitUntil: (promise: Promise<unknown>) => void;
}

/** What the client was asked for. */
interface Asked {
  readonly secret: string | undefined;
  readonly jwt: string | undefined;
  /** The key that signs. */
  readonly key: unknown;
}

/**
 * Prepares the token request of a flight, and sends it. Resolves with the response; with nothing if the flight has got
 * its token from the store, or has left it to another process.
 */
export async function prepare(own: HostedClient | undefined, prepared: Prepared): Promise<unknown> {
  const { flight, signal, send } = prepared;
  const core = own?.core();
  if (!own || !core) throw new Missing(SECRET);
  const { tenancy } = own;
  if (tenancy) {
    if (!(await tenancy.arrive(core, flight, signal))) return undefined;
    void prepared.landed?.then(() => {
      tenancy.depart(flight);
    });
  }
  const { sharing } = own;
  const known = sharing && (await ask(own, signal));
  if (known && !(await share(own, core, sharing, known, prepared))) return undefined;
  let step = core.prepare(flight);
  let cause: unknown;
  if (step === true) {
    cause = await discover(core, signal, send, tenancy?.discoveries);
    step = core.prepare(flight);
  }
  if (step === undefined) throw new Missing(METADATA, cause);
  const asked = known ?? (await ask(own, signal));
  let { jwt } = asked;
  let signature: string | undefined;
  let newKey = false;
  if (typeof step === "object" && own.signing) {
    try {
      const { signed } = await authentication();
      const { clientId } = core.settings();
      ({ jwt, signature, newKey } = await signed(own.signing, asked.key, step, clientId));
    } catch (error) {
      throw new Missing(JWT, error);
    }
  }
  const sent = core.sendTokenRequest(flight, asked.secret, jwt, signature, newKey);
  if (!sent) throw new Missing(JWT);
  return sent[0];
}

/** Asks for the secret, the assertion and the key, where they are wanted. */
async function ask(own: HostedClient, signal: AbortSignal): Promise<Asked> {
  let what = SECRET;
  try {
    const secret = own.secret && textIn(await own.secret({ signal }), "clientSecret");
    what = JWT;
    const jwt = own.assertion && jwtIn(await own.assertion({ signal }), own.exchanges);
    const key = own.signing?.key;
    return { secret, jwt, key: typeof key === "function" ? await (key as Ask)({ signal }) : key };
  } catch (error) {
    throw new Missing(what, error);
  }
}

/** Leads the flight through the store. Whether its token request is to be made. */
async function share(
  own: HostedClient,
  core: CoreClient,
  sharing: Sharing,
  asked: Asked,
  { flight, landed, waitUntil }: Prepared,
): Promise<boolean> {
  let identity = core.identity(asked.secret, asked.jwt);
  if (own.signing) {
    const { keyIdentity } = await authentication();
    try {
      identity += await keyIdentity(own.signing, asked.key);
    } catch (error) {
      throw new Missing(JWT, error);
    }
  }
  const { through } = await import("../stores/index.js");
  const clock = own.clock ?? runtimeClock;
  return await through(sharing, flight, identity, {
    core: () => (own.core() === core ? core : undefined),
    clock,
    landed,
    waitUntil: (promise) => {
      waitUntil(promise);
      own.tenancy?.hold(promise);
    },
    tell: (event) => {
      own.emitter.emit({ at: Math.trunc(clock.wall()), ...event }, () => undefined);
    },
  });
}

/** Loaded by the first token request that needs it. Bundlers without splitting keep it in the one file. */
const authentication = async (): Promise<typeof Authentication> =>
  await import("../authentication/index.js");

/** Requests the metadata, and tells the core. Returns what is behind a failure. */
async function discover(
  core: CoreClient,
  signal: AbortSignal,
  send: Send,
  discoveries: Tenancy["discoveries"] = new Map(),
): Promise<unknown> {
  const { metadataOf, NoMetadata } = await authentication();
  const { issuer = "", clientAuthentication } = core.settings();
  const key = `${clientAuthentication} ${issuer}`;
  const begun =
    discoveries.get(key) ??
    metadataOf(issuer, clientAuthentication, async (url) => {
      const headers = { accept: "application/json" };
      const response = (await send(url, { headers, redirect: "manual", signal })) as Response;
      return [response.status, await readBody(response, LIMIT, signal)];
    }).finally(() => {
      discoveries.delete(key);
    });
  discoveries.set(key, begun);
  try {
    const found = await begun;
    core.discovered(found.endpoint, found.issuer, false);
    return undefined;
  } catch (error) {
    if (!(error instanceof NoMetadata)) throw error;
    const message = `The metadata of the issuer ${issuer} ${error.message} No credential was sent.`;
    core.discovered(message, undefined, error.transient);
    return error.cause;
  }
}

/** A JWT has three parts (RFC 7515 §7.1). What is exchanged may be another token. */
function jwtIn(value: unknown, exchanges: boolean): string {
  const text = textIn(value, "clientAssertion").trim();
  if (/^[\w-]+(\.[\w-]+){2}$/.test(text) || (exchanges && /^[!-~]+$/.test(text))) return text;
  throw new TypeError("clientAssertion gave no JWT, which has three parts separated by dots.");
}

function textIn(value: unknown, option: string): string {
  if (typeof value === "string") return withoutLineEnds(value);
  throw new TypeError(`${option} has to give a string.`);
}

/** A body as text; undefined if it is longer than `limit` bytes. */
export async function readBody(
  response: Response,
  limit: number,
  signal: AbortSignal,
): Promise<string | undefined> {
  const deadline = Deadline.of(signal, undefined, runtimeClock);
  try {
    return await textOf(response, limit, deadline);
  } catch (cause) {
    // A test double with an unusable body is not passed on as a bug of the user's fetch.
    if (faultOf(cause) !== FOREIGN) throw cause;
    throw new Error("The body of the response could not be read.", { cause });
  } finally {
    deadline?.release();
  }
}
