// Owns a fetch that responds at once, so that a call costs only what the client does around it. It must
// be in place before a client is imported, since some clients take fetch then.

import { PATH } from "./subjects.mjs";

/** Without a body that can be used up, so that one object can be the response to every call. */
const response = new Response(null, { status: 200 });
Object.assign(response, { text: async () => "{}", json: async () => ({}) });
const resolved = Promise.resolve(response);

export function stubFetch() {
  const original = globalThis.fetch;
  const stub = { calls: 0 };
  const respondAtOnce = () => {
    stub.calls += 1;
    return resolved;
  };
  let current = original;
  globalThis.fetch = (input, init) => current(input, init);
  /** Starts the stub. Until then calls go out, so that clients get their tokens. */
  stub.begin = () => (current = respondAtOnce);
  return stub;
}

/** Whether a client's calls go through the global fetch, and so through the stub. */
export async function isStubbed(stub, subject) {
  const before = stub.calls;
  await subject.call(PATH);
  return stub.calls === before + 1;
}

export const NOT_STUBBED = { absent: "not on the global fetch" };
