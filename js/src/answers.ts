// Owns answers that are looked into before anybody gets them: those whose bodies say what they mean, for
// providers that put codes of their own there (option `profile`; the core says which HTTP status a code
// stands for), and those that are wanted whole, so that one that breaks off is a failed call like others.

import type { CoreClient, Settings } from "./core-api.js";
import { Ending } from "./ending.js";

type Fetch = typeof fetch;

/** Under it the second argument of a call says that its answer is wanted whole. */
export const whole = Symbol("whole");

/** Answers of these statuses have no body, not even an empty one (Fetch standard, "null body status"). */
const BODILESS: readonly number[] = [204, 205, 304];

/** A fetch that looks into the answers to calls. */
export class Answers {
  /** Weak, because the module holds the fetch that holds this. */
  #core: Pick<WeakRef<CoreClient>, "deref"> | undefined;
  #members: readonly string[] = [];
  /** Token requests go through the same fetch, but their answers are the core's to read. */
  readonly #calls = new WeakSet<object>();

  /** Goes by this client of the module from now on. */
  follow(core: CoreClient, { codeMember, statusMember }: Settings): void {
    // Workers of older compatibility dates have no WeakRef; what is let go of is never freed there anyway.
    this.#core = "WeakRef" in globalThis ? new WeakRef(core) : { deref: () => core };
    this.#members = [codeMember, statusMember].filter((name) => name !== "");
  }

  /** Asks the module no more: answers that still arrive are passed on as they are. */
  forget(): void {
    this.#core = undefined;
  }

  /** Says that this is the second argument of a call. */
  expect(init: object): void {
    this.#calls.add(init);
  }

  /** That fetch. */
  over(own: Fetch | undefined): Fetch {
    return async (input, init) => {
      const response = await (own ?? fetch)(input, init);
      if (!init || !this.#calls.has(init)) return response;
      if (whole in init) return rebuilt(response, ...(await this.#read(response, init.signal)));
      return this.#members.length > 0 && isJson(response)
        ? await this.#translated(response)
        : response;
    };
  }

  /** The answer with the status that its body means; itself, if it came with that. */
  async #translated(response: Response): Promise<Response> {
    const [text, status] = await this.#read(response.clone());
    return status === response.status ? response : rebuilt(response, text, status);
  }

  async #read(response: Response, signal?: AbortSignal | null): Promise<[string, number]> {
    const text = await textOf(response, signal ?? undefined);
    const core = this.#core?.deref();
    if (!core || this.#members.length === 0) return [text, response.status];
    return [text, core.meaning(response.status, this.#pick(text))];
  }

  /** The members that matter, so that nothing else crosses into the module. */
  #pick(text: string): object {
    let body: unknown;
    try {
      body = JSON.parse(text);
    } catch {
      body = undefined;
    }
    const entries = typeof body === "object" && body !== null ? Object.entries(body) : [];
    return Object.fromEntries(entries.filter(([name]) => this.#members.includes(name)));
  }
}

/** The body, unless the call ends before it is there: not every fetch lets its body hear of that. */
async function textOf(response: Response, signal: AbortSignal | undefined): Promise<string> {
  signal?.throwIfAborted();
  const ending = new Ending(signal);
  try {
    return await Promise.race([response.text(), ending.promise]);
  } finally {
    ending.release();
  }
}

const isJson = ({ headers }: Response): boolean =>
  /json/i.test(headers.get("content-type") ?? "json");

/** An answer like this one, with this body and this status. A redirect that is hidden has neither. */
function rebuilt(response: Response, text: string, status: number): Response {
  if (response.status === 0) return Response.error();
  const body = BODILESS.includes(status) ? null : text;
  const { headers, statusText, url } = response;
  const same = new Response(body, { status, statusText, headers });
  return Object.defineProperty(same, "url", { value: url });
}
