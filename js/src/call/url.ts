// Owns where a call goes: makes its URL absolute, and refuses origins that the token must not be sent to.

import { CallError } from "../errors/errors.js";
import type { Defaults } from "./defaults.js";

/**
 * A path, perhaps with a query, that a URL parser would append unchanged to a folder: nothing in it is encoded
 * or dropped, and no segment is a step between folders, as `..` and `%2e.` are.
 */
const PLAIN = /^[\w~-][\w.~%-]*(?:\/[\w~-][\w.~%-]*)*\/?(?:\?[\w.~%&=+,:@/-]*)?$/;

/** The absolute URL, if the token may be sent there. Throws if not. */
export function resolve(input: string, defaults: Defaults): string {
  return joined(input, defaults) ?? parsed(input, defaults);
}

/** The parser's result for plain paths, without the parser, which costs as much as the rest of a call. */
function joined(input: string, { baseUrl, allowedOrigins }: Defaults): string | undefined {
  if (baseUrl !== undefined && PLAIN.test(input)) return baseUrl + input;
  for (const origin of allowedOrigins) {
    const isBelow = input.startsWith(origin) && input[origin.length] === "/";
    if (isBelow && PLAIN.test(input.slice(origin.length + 1))) return input;
  }
  return undefined;
}

function parsed(input: string, { baseUrl, allowedOrigins }: Defaults): string {
  let url: URL;
  try {
    url = new URL(input, baseUrl);
  } catch {
    const advice = baseUrl === undefined ? " Relative URLs need the option baseUrl." : "";
    throw new CallError({ code: "invalid_call", message: `The URL cannot be used.${advice}` });
  }
  if (!/^https?:$/.test(url.protocol)) {
    const scheme = url.protocol;
    const message =
      `The URL begins with "${scheme}", which is read as its scheme, and no token is sent there. ` +
      `If it is a path with a colon in it, write "./${scheme}…".`;
    throw new CallError({ code: "origin_not_allowed", message });
  }
  if (!allowedOrigins.includes(url.origin)) {
    const allowed = allowedOrigins.length > 0 ? allowedOrigins.join(", ") : "none";
    throw new CallError({
      code: "origin_not_allowed",
      message:
        `The token is not sent to ${url.origin}. Allowed: ${allowed}. ` +
        "If it belongs to the same API, add it to allowedOrigins.",
    });
  }
  if (url.username !== "" || url.password !== "") {
    throw new CallError({
      code: "invalid_call",
      message: "The URL holds a user name or a password, which fetch does not send.",
    });
  }
  return url.href;
}
