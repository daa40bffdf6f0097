// Owns the assertions of the behaviours, which work in every runtime.

/** Asserts that two values are the same as JSON. */
export function equal(actual, expected) {
  const [is, should] = [actual, expected].map((value) => JSON.stringify(value));
  if (is !== should) throw new Error(`expected ${should}, got ${is}`);
}

/** Asserts that a text contains a part. */
export function includes(text, part) {
  if (!text.includes(part)) throw new Error(`expected ${JSON.stringify(part)} in: ${text}`);
}

/** The error that a promise rejects with. */
export async function rejection(promise) {
  let value;
  try {
    value = await promise;
  } catch (error) {
    return error;
  }
  throw new Error(`resolved with ${value?.status ?? typeof value} instead of rejecting`);
}
