// Owns performing an operation: its request, and the result or error that its response becomes.

import { reading } from "../call/init.js";
import { LONGEST } from "../call/response.js";
import type { WholeResponse } from "../call/response.js";
import { isFields } from "../values/fields.js";
import { ownMembers } from "../values/own-members.js";
import { ApiError } from "./api-error.js";
import { isSafe } from "./declare.js";
import type { Declaration, Operations, Resource } from "./declare.js";
import type { Conventions, Failure } from "./conventions.js";
import { PageWalk } from "./paging.js";
import type { Paging, Pager, Stride } from "./paging.js";
import { hasPlainPrototype } from "./plain-data.js";
import { invalidCall, requestOf, splitArguments } from "./request.js";
import type { ApiRequest, Arguments } from "./request.js";
import { Mismatch, numberIn } from "./shapes.js";

/** Sends a request. */
export type Send = (request: ApiRequest) => Promise<WholeResponse>;

/**
 * The methods of the resource `name`. They send their requests with `send`. `requestId` is the id of requests
 * whose caller gives none; undefined: each has its own.
 */
export function resource<T extends Operations>(
  name: string,
  operations: T,
  conventions: Conventions,
  send: Send,
  requestId?: string,
): Resource<T> {
  const methods = Object.entries(operations).map(([method, declared]) => {
    const performer = new Performer(`${name}.${method}`, declared, conventions, send, requestId);
    return [method, (...given: unknown[]) => performer.perform(given)] as const;
  });
  return Object.fromEntries(methods) as Resource<T>;
}

/** Performs one operation. Errors name it as `name`. */
export class Performer {
  readonly #name: string;
  readonly #declared: Declaration;
  readonly #conventions: Conventions;
  readonly #send: Send;
  readonly #requestId: string | undefined;

  constructor(
    name: string,
    declared: Declaration,
    conventions: Conventions,
    send: Send,
    requestId: string | undefined,
  ) {
    this.#name = name;
    this.#declared = ownMembers(declared);
    this.#conventions = ownMembers(conventions);
    this.#send = send;
    this.#requestId = requestId;
  }

  perform(given: readonly unknown[]): unknown {
    const { paging } = this.#declared;
    const { pager } = this.#conventions;
    if (!paging || !pager) return this.#once(given, {});
    // A copy, so that all pages have the same arguments, whatever the caller changes later.
    const copies = reading(() =>
      given.map((one) => (isFields(one) && hasPlainPrototype(one) ? { ...one } : one)),
    );
    const stride = (): Stride => reading(() => this.#stride(copies, paging, pager));
    return new PageWalk((extra) => this.#once(copies, extra), paging, pager, stride);
  }

  #stride(
    given: readonly unknown[],
    { size }: Paging,
    { ask, sizeName, startName }: Pager,
  ): Stride {
    const invalid = invalidCall(this.#name);
    const { params, options } = splitArguments(invalid, this.#declared, given);
    const taken = Object.keys(ask({ pages: 0, offset: 0 }, 1)).find(
      (name) =>
        name in ownMembers(options.extra) ||
        (name in params && name !== sizeName && name !== startName),
    );
    if (taken !== undefined) throw invalid(`${taken} is set by the walk over the pages.`);
    const whole = (name: string | undefined, least: number, usual: number): number => {
      const value = name === undefined ? undefined : params[name];
      const number = value === undefined ? usual : numberIn(value);
      if (number !== undefined && Number.isSafeInteger(number) && number >= least) return number;
      throw invalid(`${name ?? ""} must be a whole number of at least ${least}.`);
    };
    return { size: whole(sizeName, 1, size), start: whole(startName, 0, 0) };
  }

  async #once(given: readonly unknown[], extra: object): Promise<unknown> {
    const request = reading(() => this.#request(given, extra));
    return this.#read(request, await this.#send(request));
  }

  #request(given: readonly unknown[], extra: object): ApiRequest {
    const invalid = invalidCall(this.#name);
    const taken = splitArguments(invalid, this.#declared, given);
    const params = { ...taken.params, ...extra };
    const args: Arguments = { ...taken, params, defaultRequestId: this.#requestId };
    return requestOf(invalid, this.#declared, this.#conventions, args);
  }

  #read(request: ApiRequest, { status, retryAfterMs, text: read }: WholeResponse): unknown {
    const text = read ?? "";
    const { codeIn, advice, objection, value = (body: unknown) => body } = this.#conventions;
    const body = parsed(text);
    const fail = (failure: Failure, what?: string): ApiError =>
      new ApiError({
        operation: this.#name,
        status: failure.status ?? status,
        requestId: request.requestId,
        code: failure.code,
        what,
        retryAfterMs,
        body: body === undefined ? text : body,
      });
    if (status < 200 || status > 299) {
      const code = isFields(body) ? codeIn?.(body) : undefined;
      throw fail({ code }, advice?.[code ?? ""]);
    }
    if (read === undefined)
      throw fail(UNEXPECTED, `, with a body of more than ${LONGEST / 1024 / 1024} MiB`);
    const objected = objection?.(body);
    if (objected) throw fail(objected);
    const empty = text.trim() === "";
    if (body === undefined && !empty) throw fail(UNEXPECTED, ", with a body that is not JSON");
    let result: unknown;
    try {
      result = this.#declared.result(value(body), request.asked);
    } catch (error) {
      if (!(error instanceof Mismatch))
        throw fail(UNEXPECTED, ", with a body that is nested too deeply");
      throw fail(error.isEmpty && isSafe(this.#declared) ? ABSENT : UNEXPECTED, error.message);
    }
    if (result === undefined) {
      throw fail(UNEXPECTED, empty ? ", with an empty body" : ", with a body of another shape");
    }
    return result;
  }
}

const UNEXPECTED: Failure = { code: "unexpected_response" };

/** No record where one was asked for. After a write it would not say that nothing was written. */
const ABSENT: Failure = { code: "not_found", status: 404 };

/** A parsed body; undefined, which JSON does not have, if it is not JSON. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
