// Owns Requests of callers, of any class: what is checked is what is used.

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
  /** Takes the body over, with a copy if asked for. To be called last: it uses up the caller's Request. */
  readonly take: (isCopied: boolean) => Taken;
}

/** What is sent in place of the caller's Request. */
export interface Taken {
  /** A Request of the runtime's own class; undefined if the members above are sent instead. */
  readonly request: Request | undefined;
  readonly body: Body;
  /** A copy of the body. */
  readonly copy: ReadableStream<Uint8Array<ArrayBuffer>> | null | undefined;
}

/** Whether it is a Request: by its class, or by its name if it comes from another realm or library. */
export function isRequestLike(input: unknown): input is Request {
  if (typeof input !== "object" || input === null) return false;
  return input instanceof Request || Object.prototype.toString.call(input) === "[object Request]";
}

/**
 * What a call takes from it. The runtime's own Requests are read by the getters of their class, which no
 * subclass and no proxy can override. A Request of another class is read once, and only what was read is used.
 */
export function asRequest(input: Request): GivenRequest {
  const native = input instanceof Request ? nativeMembers(input) : undefined;
  // One that is used up cannot be copied; its other members still count.
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

/** A copy: a subclass or a proxy could state one URL and send to another. */
function copied(input: Request, url: string, isCopied: boolean): Taken {
  const request = new Request(input);
  if (request.url !== url) {
    const message = "The Request states one URL and sends to another.";
    throw new CallError({ code: "invalid_call", message });
  }
  return { request, body: undefined, copy: isCopied ? request.clone().body : undefined };
}

const textOf = (value: unknown): string => String(value);

/** Members of another library's Request, or of a proxy: of any type. */
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
      // Cloning replaces the body, so it is read again afterwards.
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
