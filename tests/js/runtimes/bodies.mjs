// Owns the behaviours about bodies: every form that fetch accepts, and streamed responses.

import { equal, includes } from "./expect.mjs";

const TEXT = "täxt";
const STREAMED_BYTES = 10 * 1024 * 1024;

const encoded = () => new TextEncoder().encode(TEXT);

function form() {
  const data = new FormData();
  data.set("field", TEXT);
  return data;
}

function streamOf(chunks) {
  return new ReadableStream({
    pull(controller) {
      const chunk = chunks.shift();
      if (chunk === undefined) controller.close();
      else controller.enqueue(chunk);
    },
  });
}

/** Bodies that can be sent twice. */
const REPEATABLE = [
  () => TEXT,
  form,
  () => new URLSearchParams({ field: TEXT }),
  () => new Blob([TEXT], { type: "text/markdown" }),
  encoded,
  () => encoded().buffer,
];

/** Sends a body and gets it back, with the content type that the runtime sets. */
async function echo(client, make, { ACME_BASE_URL }) {
  const typed = new Request(ACME_BASE_URL, { method: "POST", body: make(), duplex: "half" });
  const response = await client.fetch("echo", { method: "POST", body: make() });
  equal(response.status, 200);
  const { body, headers } = await response.json();
  includes(decodeURIComponent(body), TEXT);
  const essence = (type) => type?.split(";")[0];
  equal(essence(headers["content-type"]), essence(typed.headers.get("content-type")));
}

export async function bodies({ connect, variables }) {
  const client = connect();
  const stream = () => streamOf([encoded().subarray(0, 2), encoded().subarray(2)]);
  for (const make of [...REPEATABLE, stream]) await echo(client, make, variables);
}

export async function replayedBodies({ connect, control, variables }) {
  const client = connect();
  for (const make of REPEATABLE) {
    await control("POST", "oauth/api/faults", { fault: { kind: "unauthorized" } });
    await echo(client, make, variables);
  }
  equal(client.status().replays, REPEATABLE.length);
}

export async function requestObject({ connect, variables }) {
  const client = connect();
  const headers = { "x-own": "kept" };
  const request = new Request(`${variables.ACME_BASE_URL}echo`, {
    method: "PUT",
    body: TEXT,
    headers,
  });
  const response = await client.fetch(request);
  const { method, body, headers: received } = await response.json();
  equal([method, body, received["x-own"]], ["PUT", TEXT, "kept"]);
}

/** The response never ends: buffering it, or a part of it, would hang or use memory. */
export async function streamedResponse({ connect, control }) {
  const client = connect();
  await control("POST", "oauth/api/faults", { fault: { kind: "endless-body" } });
  const response = await client.fetch("things");
  const reader = response.body.getReader();
  let read = 0;
  while (read < STREAMED_BYTES) {
    const { done, value } = await reader.read();
    equal(done, false);
    read += value.length;
  }
  await reader.cancel();
}
