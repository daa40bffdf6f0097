// Owns turning a verified body into an event: parsing it, and checking its required members.

import { isFields } from "../values/fields.js";
import type { Fields } from "../values/fields.js";
import { WebhookError } from "./error.js";
import type { Bytes } from "./request.js";

/** The JSON object in a body. The parser's error quotes the body, so it is dropped. */
export function parseObject(body: Bytes): Fields {
  const value = parsed(body);
  if (isFields(value)) return value;
  throw new WebhookError("event_malformed", "The body is JSON, but not an object.");
}

function parsed(body: Bytes): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(body));
  } catch {
    throw new WebhookError("body_not_json", "The body is not JSON in UTF-8.");
  }
}

/** Throws unless these members are strings that are not empty. */
export function requireTexts(event: Fields, names: readonly string[]): void {
  const missing = names.find((name) => typeof event[name] !== "string" || event[name] === "");
  if (missing !== undefined) throw malformed(`${missing} is not a string, or is empty`);
}

/** Throws unless this member is an object. */
export function requireObject(event: Fields, name: string): void {
  if (!isFields(event[name])) throw malformed(`${name} is not an object`);
}

/** The error of a body that is not the expected event. */
export function malformed(what: string): WebhookError {
  return new WebhookError("event_malformed", `The body is not an event of this kind: ${what}.`);
}
