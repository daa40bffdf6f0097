// Owns a fetch that answers at once: what is left of a call is what the client does around it. It has to
// be in place before a client is imported, since some take hold of fetch then.

import { PATH } from "./subjects.mjs";

/** Without a body that could be used up, so that the same object can be the answer to every call. */
const answer = new Response(null, { status: 200 });
Object.assign(answer, { text: async () => "{}", json: async () => ({}) });
const answered = Promise.resolve(answer);

export function stubFetch() {
  const original = globalThis.fetch;
  const stub = { calls: 0 };
  const answerAtOnce = () => {
    stub.calls += 1;
    return answered;
  };
  let current = original;
  globalThis.fetch = (input, init) => current(input, init);
  /** From now on. Until then calls go out, so that clients get their tokens. */
  stub.begin = () => (current = answerAtOnce);
  return stub;
}

/** Whether a client's calls go through the global fetch: else the stub knows nothing of them. */
export async function isStubbed(stub, subject) {
  const before = stub.calls;
  await subject.call(PATH);
  return stub.calls === before + 1;
}

export const NOT_STUBBED = { absent: "not on the global fetch" };
