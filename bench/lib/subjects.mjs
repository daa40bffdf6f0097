// Owns making the subjects of a worker: raw fetch, and beside it one peer.

const CREDENTIALS = { clientId: "bench", clientSecret: "bench-secret" };
export const PATH = "things/1";

export const settingsFor = ({ tokenUrl, baseUrl }) => ({ ...CREDENTIALS, tokenUrl, baseUrl });

/** A new client of a peer. Each `place` has its own copy of the adapter's code. Not "raw": in Bun that means text. */
export async function connect(peer, server, place = "own") {
  const { create } = await import(`../peers/${peer}.mjs?${place}`);
  return create(settingsFor(server));
}

/** The same, warm. */
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

/** The figure of a client that does not reveal its header. */
export const NO_HEADER = { absent: "no way to its header" };

/** Makes one call as an application does: it reads the body of the response. */
export const caller = (subject) => async () => {
  const result = await subject.call(PATH);
  return result instanceof Response ? result.text() : result;
};
