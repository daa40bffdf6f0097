// Owns Requests that callers hand over, of whatever class: what is checked of one is what is used of it.

import { CallError } from "../errors/errors.js";

type Body = BodyInit | null | undefined;

/** What a call takes from a Request. */
export interface GivenRequest {
  readonly url: string;
  readonly method: string;
  readonly headers: RequestInit["headers"];
  readonly body: Body;
  readonly bodyUsed: boolean;
  readonly signal: AbortSignal | null | undefined;
  readonly redirect: unknown;
  /** Takes the body over, with a second reader if it is wanted. Last: it uses the caller's Request up. */
  readonly take: (isCopied: boolean) => Taken;
}

/** What is sent of a Request. */
export interface Taken {
  /** A Request that can say and send one thing only; undefined where the members above are sent instead. */
  readonly request: Request | undefined;
  readonly body: Body;
  /** A second reader of the body. */
  readonly copy: ReadableStream<Uint8Array<ArrayBuffer>> | null | undefined;
}

/** Whether it is a Request: by its class, or by its name, which one of another realm or library has. */
export function isRequestLike(input: unknown): input is Request {
  if (typeof input !== "object" || input === null) return false;
  return input instanceof Request || Object.prototype.toString.call(input) === "[object Request]";
}

/**
 * What a call takes from it. The runtime's own Requests are read by the getters of their class, which no subclass
 * and no proxy can override. Of a Request of another class the members are read here, once, and only what
 * was read is used.
 */
export function asRequest(input: Request): GivenRequest {
  const native = input instanceof Request ? nativeMembers(input) : undefined;
  // What is used up can be no source; its other members still count.
  if (!native || native.bodyUsed || native.body?.locked === true) return foreign(native ?? input);
  return { ...native, take: (isCopied) => copied(input, native.url, isCopied) };
}

const MEMBERS = ["url", "method", "headers", "body", "bodyUsed", "signal", "redirect"] as const;

type Members = Pick<Request, (typeof MEMBERS)[number]> & { readonly clone?: () => Request };

function nativeMembers(input: Request): Members | undefined {
  try {
    const read = (name: string): unknown => Reflect.get(Request.prototype, name, input);
    return Object.fromEntries(MEMBERS.map((name) => [name, read(name)])) as unknown as Members;
  } catch {
    return undefined;
  }
}

/** A copy: a subclass or a proxy could say another thing than it sends. */
function copied(input: Request, url: string, isCopied: boolean): Taken {
  const request = new Request(input);
  if (request.url !== url) {
    const message = "The Request says one URL and sends to another.";
    throw new CallError({ code: "invalid_call", message });
  }
  return { request, body: undefined, copy: isCopied ? request.clone().body : undefined };
}

const textOf = (value: unknown): string => String(value);

/** What another library or a proxy made up. */
type Unchecked = Omit<Members, "url" | "method" | "bodyUsed"> &
  Readonly<Record<"url" | "method" | "bodyUsed", unknown>>;

function foreign(input: Members): GivenRequest {
  const { url, method, headers, body, signal, redirect, bodyUsed } = input as Unchecked;
  return {
    url: textOf(url),
    method: method === undefined ? "GET" : textOf(method),
    headers,
    body,
    bodyUsed: Boolean(bodyUsed),
    signal,
    redirect,
    take: (isCopied) => {
      // The copy takes the body's place, so the body is read anew after it.
      const clone = isCopied && typeof input.clone === "function" ? input.clone() : undefined;
      const { body: copy } = clone ?? {};
      const isStream = typeof copy === "object" && copy !== null && "getReader" in copy;
      return {
        request: undefined,
        body: clone ? input.body : body,
        copy: isStream ? copy : undefined,
      };
    },
  };
}
