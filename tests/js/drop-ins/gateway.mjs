// Owns an API for libraries that want paths and answers of their own. Whether a call may pass is for the
// sandbox to say, so that its tokens, faults and counters hold here as well.

import { startRecorder } from "../support/recorder.mjs";

const thing = (id, name) => ({ id, name });

/** What each path answers to a body; the queries of GraphQL are told apart, not understood. */
const RESPONSES = {
  "/graphql": ({ query, variables: { id, name } }) => ({
    data: query.includes("mutation")
      ? { addThing: thing("new-id", name) }
      : { thing: thing(id, `Thing ${id}`) },
  }),
  "/models/small": () => ({ id: "small", object: "model" }),
  "/chat/completions": ({ messages: [{ content }] }) => ({
    choices: [{ message: { role: "assistant", content: `You said: ${content}` } }],
  }),
};

/** Starts it; it ends with the test. */
export async function startGateway(t, { baseUrl }) {
  const recorder = await startRecorder(t, async ({ url, headers }, response) => {
    const { body } = recorder.requests.at(-1);
    const { authorization = "" } = headers;
    const judged = await fetch(`${baseUrl}echo`, { headers: { authorization } });
    response.statusCode = judged.status;
    response.setHeader("content-type", "application/json");
    const pause = judged.headers.get("retry-after");
    if (pause !== null) response.setHeader("retry-after", pause);
    const sent = judged.ok ? RESPONSES[url](JSON.parse(body || "{}")) : await judged.json();
    response.end(JSON.stringify(sent));
  });
  return recorder;
}
