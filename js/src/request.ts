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
 * What a call takes from it. The runtime's own Requests are used as they are. One that only looks like it (of
 * another library, of a proxy) or that may say one thing and send another (of a subclass) is read here,
 * once, and only what was read is used.
 */
export function asRequest(input: Request): GivenRequest {
  const own = nativeOf(input);
  if (own) {
    const { url, method, headers, body, bodyUsed, signal, redirect } = own;
    const copy = (): GivenRequest["body"] & ReadableStream => own.clone().body as never;
    return { url, method, headers, body, bodyUsed, signal, redirect, request: own, copy };
  }
  return foreign(input);
}

/** The runtime's own Request with what the runtime itself holds of this one; undefined if it is none. */
function nativeOf(input: Request): Request | undefined {
  if (!isNative(input)) return undefined;
  const isPlain =
    Object.getPrototypeOf(input) === Request.prototype &&
    Object.getOwnPropertyNames(input).length === 0;
  return isPlain || input.bodyUsed ? input : new Request(input);
}

/** Whether the runtime knows it for its own: the getter of its class looks behind what can be overridden. */
function isNative(input: Request): boolean {
  try {
    return typeof Reflect.get(Request.prototype, "url", input) === "string";
  } catch {
    return false;
  }
}

/** What another library or a proxy made up. */
type Unchecked = Omit<Request, "url" | "method" | "bodyUsed"> &
  Readonly<Record<"url" | "method" | "bodyUsed", unknown>>;

function foreign(input: Request): GivenRequest {
  const { url, method, headers, signal, redirect, bodyUsed } = input as Unchecked;
  // A copy comes before the body: it takes the body's place.
  const clone = hasStream(input) && typeof input.clone === "function" ? input.clone() : undefined;
  return {
    url: String(url),
    method: String(method),
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
