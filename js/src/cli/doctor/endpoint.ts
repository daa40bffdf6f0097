// Owns what the doctor asks the token endpoint: one token request as configured, and what came back.

import type { OAuthClient } from "../../client/client.js";
import type { TokenFailedEvent } from "../../client/events.js";
import { EverbearerError, TokenError } from "../../errors/errors.js";
import { isA, memberOf, textIn } from "../../values/foreign.js";
import { claimsIn } from "../claims.js";
import { placeOf } from "./place.js";
import type { FailureFacts, Facts, ResponseFacts } from "./facts.js";

type Fetch = typeof globalThis.fetch;

/** The beginning of a body that is a web page. */
const HTML = /^\s*(?:<!doctype html|<html|<head|<body)/i;

/** Places of metadata, whose responses are no token endpoint's. */
const METADATA = "/.well-known/";

/** A fetch that keeps what the last response looks like. */
export function watching(): {
  readonly fetch: Fetch;
  readonly seen: () => ResponseFacts | undefined;
} {
  let last: ResponseFacts | undefined;
  const fetch: Fetch = async (input, init) => {
    const url = input instanceof Request ? input.url : String(input);
    const response = await globalThis.fetch(input, init);
    if (url.includes(METADATA)) return response;
    const { status, headers } = response;
    const contentType = headers.get("content-type") ?? undefined;
    const location = headers.get("location");
    const body = await response.clone().text();
    last = {
      status,
      contentType: contentType?.split(";")[0],
      location:
        location !== null && URL.canParse(location, url) ? placeOf(location, url) : undefined,
      retryAfter: headers.get("retry-after") ?? undefined,
      challenge: headers.get("www-authenticate")?.split(" ")[0],
      isHtml: contentType?.includes("html") === true || HTML.test(body),
    };
    return response;
  };
  return { fetch, seen: () => last };
}

/** Makes one token request; what fails is not tried again. */
export async function requestToken(
  client: OAuthClient,
  signal: AbortSignal,
): Promise<Pick<Facts, "failure" | "token" | "missingScope"> & { readonly accessToken?: string }> {
  const failed = new Promise<never>((_, reject) => {
    client.once("token-failed", ({ error }: TokenFailedEvent) => {
      reject(error);
    });
  });
  failed.catch(() => undefined);
  try {
    const token = await Promise.race([client.getToken({ signal }), failed]);
    const { accessToken, expiresAt } = token;
    const { missingScope } = client.status();
    return {
      accessToken,
      token: { expiresAt, claims: claimsIn(accessToken) },
      ...(missingScope === undefined ? {} : { missingScope }),
    };
  } catch (error) {
    if (!isA(error, EverbearerError)) throw error;
    return { failure: failureOf(error) };
  }
}

/** What an error says. */
export function failureOf(error: EverbearerError): FailureFacts {
  const { code, message } = error;
  const causeCode = textIn(error.cause, "code") ?? textIn(memberOf(error.cause, "cause"), "code");
  return {
    code,
    message,
    ...(isA(error, TokenError) && error.error !== undefined ? { error: error.error } : {}),
    ...(isA(error, TokenError) && error.errorDescription !== undefined
      ? { description: error.errorDescription }
      : {}),
    ...(causeCode === undefined ? {} : { causeCode }),
  };
}
