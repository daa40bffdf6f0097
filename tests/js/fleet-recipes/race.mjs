// Owns a race of several clients for one key, for Node and Deno: `checkStore` has a single client.

import assert from "node:assert/strict";

const ROUNDS = 3;
const ADDS_OF_EACH = 10;
const FOR_MS = 1_000;

/** Resolves when the value of this key has ended. */
async function ended(store, key) {
  const startMs = performance.now();
  while ((await store.get(key)) !== undefined) {
    assert.ok(performance.now() - startMs < 10 * FOR_MS, "the value does not end");
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

/** All add at once, and one does; when its value has ended, they do so again. */
export async function race(stores, key) {
  for (let round = 0; round < ROUNDS; round += 1) {
    const adds = stores.flatMap((store, client) =>
      Array.from({ length: ADDS_OF_EACH }, async (_, index) => {
        const value = `${round}.${client}.${index}`;
        return (await store.add(key, value, FOR_MS)) ? value : undefined;
      }),
    );
    const added = (await Promise.all(adds)).filter((value) => value !== undefined);
    assert.equal(
      added.length,
      1,
      `round ${round}: ${added.length} adds of ${adds.length} succeeded`,
    );
    const { value, leftMs } = await stores[0].get(key);
    assert.equal(value, added[0]);
    assert.ok(leftMs > 0 && leftMs <= FOR_MS, `${leftMs}`);
    await ended(stores[0], key);
  }
}
