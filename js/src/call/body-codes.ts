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
  if (typeof body !== "object" || body === null) return status;
  // Only these members cross into the module.
  const found = Object.entries(body).filter(([name]) => members.includes(name));
  return found.length === 0 || !core ? status : core.meaning(status, Object.fromEntries(found));
}

/** A single JSON text. Streams of them (`x-ndjson`, `json-seq`, `stream+json`) may never end. */
const JSON_TYPE = /^(?:application|text)\/(?:(?!stream\b)[\w.-]+\+)?json(?:;|\s|$)/i;

/** Whether a response may have such a body. */
export function isJson(response: Response): boolean {
  const { headers } = response;
  const type = headers.get("content-type");
  return type === null || JSON_TYPE.test(type);
}
