// Owns turning a verified body into an event: JSON, and the members that an event cannot be without.

import { isFields } from "../values/fields.js";
import type { Fields } from "../values/fields.js";
import { WebhookError } from "./error.js";
import type { Bytes } from "./request.js";

/** The JSON object a body holds. The parser's own error quotes the body and is dropped. */
export function parseObject(body: Bytes): Fields {
  const value = parsed(body);
  if (isFields(value)) return value;
  throw new WebhookError("event_malformed", "The body is JSON, but no object.");
}

function parsed(body: Bytes): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(body));
  } catch {
    throw new WebhookError("body_not_json", "The body is not JSON in UTF-8.");
  }
}

/** Throws if one of these members is not a string with something in it. */
export function requireTexts(event: Fields, names: readonly string[]): void {
  const missing = names.find((name) => typeof event[name] !== "string" || event[name] === "");
  if (missing !== undefined) throw malformed(`${missing} is no string, or an empty one`);
}

/** Throws if this member is not an object. */
export function requireObject(event: Fields, name: string): void {
  if (!isFields(event[name])) throw malformed(`${name} is no object`);
}

/** The error of a body that is not the event it should be. */
export function malformed(what: string): WebhookError {
  return new WebhookError("event_malformed", `The body is not an event of this kind: ${what}.`);
}
