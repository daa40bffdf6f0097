// Owns Requests that callers hand over, of whatever class: what is checked of one is what is used of it.

/** What a call takes from a Request. */
export interface GivenRequest {
  readonly url: string;
  readonly method: string;
  readonly headers: RequestInit["headers"];
  readonly body: BodyInit | null | undefined;
  readonly bodyUsed: boolean;
  readonly signal: AbortSignal | null | undefined;
  readonly redirect: unknown;
  /** The Request itself, where fetch can be handed it: it sends to the URL above and to no other. */
  readonly request: Request | undefined;
  /** A second reader of the body. */
  readonly copy: () => ReadableStream<Uint8Array<ArrayBuffer>> | null | undefined;
}

/** Whether it is a Request: by its class, or by its name, which one of another realm or library has. */
export function isRequestLike(input: unknown): input is Request {
  if (typeof input !== "object" || input === null) return false;
  return input instanceof Request || Object.prototype.toString.call(input) === "[object Request]";
}

/**
 * What a call takes from it. Of the runtime's own class a copy is made, which can only say and send one thing;
 * a subclass or a proxy could say another thing than it sends. Of a Request of another class, the members
 * are read here, once, and only what was read is used.
 */
export function asRequest(input: Request): GivenRequest {
  if (!(input instanceof Request) || isSpent(input)) return foreign(input);
  const own = new Request(input);
  const { url, method, headers, body, bodyUsed, signal, redirect } = own;
  const copy = (): ReadableStream<Uint8Array<ArrayBuffer>> | null => own.clone().body;
  return { url, method, headers, body, bodyUsed, signal, redirect, request: own, copy };
}

/** Whether its body cannot be had any more, so that there is no copying it. */
const isSpent = ({ body, bodyUsed }: Request): boolean => bodyUsed || body?.locked === true;

const textOf = (value: unknown): string => String(value);

/** What another library or a proxy made up. */
type Unchecked = Omit<Request, "url" | "method" | "bodyUsed"> &
  Readonly<Record<"url" | "method" | "bodyUsed", unknown>>;

function foreign(input: Request): GivenRequest {
  const { url, method, headers, signal, redirect, bodyUsed } = input as Unchecked;
  // A copy comes before the body: it takes the body's place.
  const clone = hasStream(input) && typeof input.clone === "function" ? input.clone() : undefined;
  return {
    url: String(url),
    method: method === undefined ? "GET" : textOf(method),
    headers,
    body: input.body,
    bodyUsed: Boolean(bodyUsed),
    signal,
    redirect,
    request: undefined,
    copy: () => clone?.body,
  };
}

function hasStream({ body }: Request): boolean {
  return typeof body === "object" && body !== null && "getReader" in body && !body.locked;
}
