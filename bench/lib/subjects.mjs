// Owns bringing up what is measured in a worker: raw fetch, and beside it one peer.

const CREDENTIALS = { clientId: "bench", clientSecret: "bench-secret" };
export const PATH = "things/1";

export const settingsFor = ({ tokenUrl, baseUrl }) => ({ ...CREDENTIALS, tokenUrl, baseUrl });

/** A new client of a peer. Each `place` has its own copy of the adapter's code; for Bun, "raw" means text. */
export async function connect(peer, server, place = "own") {
  const { create } = await import(`../peers/${peer}.mjs?${place}`);
  return create(settingsFor(server));
}

/** The same with its token at hand. */
export async function connectWarm(peer, server, place) {
  const subject = await connect(peer, server, place);
  await (subject.header ? subject.header() : subject.call(PATH));
  return subject;
}

/** Raw and the task's peer. */
export const connectBoth = async ({ peer, server }) => ({
  raw: await connectWarm("raw", server, "beside"),
  own: await connectWarm(peer, server),
});

/** What is said of a client that keeps its header to itself. */
export const NO_HEADER = { absent: "no way to its header" };

/** What makes one call as an application does: the answer's body is read. */
export const caller = (subject) => async () => {
  const answer = await subject.call(PATH);
  return answer instanceof Response ? answer.text() : answer;
};
