// Owns answers whose bodies say what they mean, for providers that put codes of their own there
// (option `profile`). The core says which HTTP status a code stands for; the answer is given that one.

import type { CoreClient, Settings } from "./core-api.js";

type Fetch = typeof fetch;

const FILES = /^(image|audio|video)\/|octet-stream|pdf|zip|event-stream/i;

/** A fetch whose answers to calls have the status that their bodies mean. */
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

  /** Says that this is the second argument of a call. */
  expect(init: object): void {
    if (this.#members.length > 0) this.#calls.add(init);
  }

  /** That fetch. */
  over(own: Fetch | undefined): Fetch {
    return async (input, init) => {
      const response = await (own ?? fetch)(input, init);
      return init && this.#calls.has(init) ? await this.#translated(response) : response;
    };
  }

  async #translated(response: Response): Promise<Response> {
    const core = this.#core?.deref();
    // Whatever type an error claims to have; but files are not read to be looked at.
    if (!core || FILES.test(response.headers.get("content-type") ?? "")) return response;
    const text = await response.clone().text();
    const status = core.meaning(response.status, this.#pick(text));
    if (status === response.status) return response;
    return new Response(text, { status, headers: response.headers });
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
