// Owns the placeholders in the client's headers of calls: which there are, and what they stand for in each call.

import { uuid } from "../values/uuid.js";
import type { DefaultHeaders } from "./defaults.js";
import { isHeader } from "./is-header.js";

const PLACEHOLDER = /\{([a-z_]+)\}/g;

const CLIENT_ID = "{client_id}";

const KNOWN: readonly string[] = [CLIENT_ID, "{token}", "{uuid}"];

const wordsIn = (text: string): readonly string[] => text.match(PLACEHOLDER) ?? [];

/** What is wrong with the placeholders of a header's value. */
export function placeholderProblem(value: string): string | undefined {
  return wordsIn(value).every((word) => KNOWN.includes(word))
    ? undefined
    : "holds an unknown placeholder: there are {client_id}, {token} and {uuid}.";
}

/** The headers with placeholders; undefined if none has one. */
export function templatesOf(headers: DefaultHeaders | undefined): DefaultHeaders | undefined {
  if (!headers) return undefined;
  const templates = [...headers].filter(([, [, value]]) => wordsIn(value).length > 0);
  return templates.length > 0 ? new Map(templates) : undefined;
}

/** Whether one of the headers holds the client id. */
export const holdClientId = (templates: DefaultHeaders | undefined): boolean =>
  templates !== undefined && [...templates.values()].some(([, value]) => value.includes(CLIENT_ID));

/** The id of a call that has none of its own: by the default header, or random. What errors show holds no token. */
export function idOf(value = ""): string {
  const text = /\{(?!uuid\})[a-z_]+\}/.test(value) ? "" : value.replaceAll("{uuid}", uuid);
  return text || crypto.randomUUID();
}

/** The headers of one call that have placeholders. */
export class Templates {
  readonly #templates: readonly (readonly [name: string, value: string])[];
  readonly #to: Headers | Record<string, string>;
  /** The same in all attempts of the call. */
  readonly #uuid = uuid();
  #clientId = "";

  private constructor(
    templates: readonly (readonly [name: string, value: string])[],
    to: Headers | Record<string, string>,
  ) {
    this.#templates = templates;
    this.#to = to;
  }

  /** Those that the call has not set itself; undefined if there is none. `names`: of its own headers, in lower case. */
  static of(
    templates: DefaultHeaders | undefined,
    to: Headers | Record<string, string>,
    names?: Readonly<Record<string, string | undefined>>,
  ): Templates | undefined {
    if (!templates) return undefined;
    const missing = [...templates].filter(([lower]) => names?.[lower] === undefined);
    return missing.length > 0
      ? new Templates(
          missing.map(([, header]) => header),
          to,
        )
      : undefined;
  }

  /** Takes the id of the client, which a token request may have changed. False if one is wanted, and this is none. */
  identify(clientId = ""): boolean {
    this.#clientId = clientId;
    const isWanted = this.#templates.some(([, value]) => value.includes(CLIENT_ID));
    return !isWanted || (clientId !== "" && isHeader("x", clientId));
  }

  /** Sets the headers. `value`: of the header that carries the token. */
  complete(value: string): void {
    const words: Readonly<Record<string, string>> = {
      "{client_id}": this.#clientId,
      // A token holds no space, and may have a scheme before it.
      "{token}": value.slice(value.lastIndexOf(" ") + 1),
      "{uuid}": this.#uuid,
    };
    for (const [name, template] of this.#templates) {
      const text = template.replace(PLACEHOLDER, (word) => words[word] ?? word);
      if (this.#to instanceof Headers) this.#to.set(name, text);
      else this.#to[name] = text;
    }
  }
}
