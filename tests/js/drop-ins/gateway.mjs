// Owns an API for libraries that need their own paths and responses. The sandbox decides whether a call may
// pass, so that its tokens, faults and counters apply here as well.

import { startRecorder } from "../support/recorder.mjs";

const thing = (id, name) => ({ id, name });

/** Each path's response to a body; queries of GraphQL are distinguished, not parsed. */
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

/** Starts it; it closes with the test. */
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
