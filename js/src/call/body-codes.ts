// Owns codes in the bodies of responses (option `profile`): the members that hold them, and the status they mean.

import type { CoreClient, Settings } from "../wasm/contract.js";

/** The longest body that is searched for a code, in bytes. Errors are short. */
export const LONGEST_CODED = 1024 * 1024;

/** The members of a body that say what the response means. */
export const codedMembers = ({ codeMember, statusMember }: Settings): readonly string[] =>
  [codeMember, statusMember].filter((name) => name !== "");

/** The status that a body means; the one it came with if the client has no core any more. */
export function meaningOf(
  core: CoreClient | undefined,
  members: readonly string[],
  status: number,
  text: string,
): number {
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    return status;
  }
  // Only what these members hold crosses into the module: a code is no object.
  const found = members
    .map((path) => [path, at(body, path)] as const)
    .filter(([, value]) => value !== undefined && typeof value !== "object");
  return found.length === 0 || !core ? status : core.meaning(status, Object.fromEntries(found));
}

/** The value at a path such as `errors[0].code`; a member of that very name comes first. As `Json::at` of the core. */
export function at(body: unknown, path: string): unknown {
  const named = own(body, path);
  return named === undefined ? path.replace(/^\[/, "").split(/[.[]/).reduce(own, body) : named;
}

/** An own member of an object, or an element of an array. */
function own(value: unknown, step: string): unknown {
  if (typeof value !== "object" || value === null) return undefined;
  if (Array.isArray(value)) {
    const index = /^(\d+)\]$/.exec(step)?.[1];
    return index === undefined ? undefined : value[Number(index)];
  }
  return Object.hasOwn(value, step) ? (value as Record<string, unknown>)[step] : undefined;
}

/** A single JSON text. Streams of them (`x-ndjson`, `json-seq`, `stream+json`) may never end. */
const JSON_TYPE = /^(?:application|text)\/(?:(?!stream\b)[\w.-]+\+)?json(?:;|\s|$)/i;

/** Whether a response may have such a body. */
export function isJson(response: Response): boolean {
  const { headers } = response;
  const type = headers.get("content-type");
  return type === null || JSON_TYPE.test(type);
}
