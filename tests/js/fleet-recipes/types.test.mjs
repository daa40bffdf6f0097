// The code of docs/fleet.md fits the types of this package and of the libraries that it uses, strictly.

import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { findingsIn } from "../support/typecheck.mjs";
import { blocks, provideClients } from "./recipe.mjs";

/** What the runtime and the reader have. */
const AMBIENT = `
declare module "cloudflare:workers" {
  export const env: { readonly TOKENS: import("everbearer/cloudflare").TokenStoreNamespace };
}
declare const ourStore: import("everbearer").TokenStore;
declare namespace Deno {
  interface Entry<T> { readonly value: T | null; readonly versionstamp: string | null }
  interface Atomic {
    check(entry: Entry<unknown>): this;
    set(key: readonly string[], value: unknown, options: { expireIn: number }): this;
    commit(): Promise<{ readonly ok: boolean }>;
  }
  interface Kv {
    get<T>(key: readonly string[]): Promise<Entry<T>>;
    set(key: readonly string[], value: unknown, options: { expireIn: number }): Promise<unknown>;
    delete(key: readonly string[]): Promise<void>;
    atomic(): Atomic;
  }
}
`;

const STRICT = { strict: true, noUncheckedIndexedAccess: true, exactOptionalPropertyTypes: true };

test("every block", async () => {
  const clients = await provideClients();
  const paths = {
    pg: [join(clients, "@types", "pg", "index.d.ts")],
    memjs: [join(clients, "@types", "memjs", "index.d.ts")],
    redis: [join(clients, "redis", "dist", "index.d.ts")],
  };
  const texts = { "ambient.d.ts": AMBIENT };
  for (const [index, { language, text }] of blocks("ts", "js").entries()) {
    texts[`${index}.m${language}`] = text;
  }
  assert.ok(Object.keys(texts).length > 6);
  assert.deepEqual(findingsIn(texts, { ...STRICT, paths }), []);
  // A library that was not found would be `any`, and fit everything.
  const wrong = Object.keys(paths).map((name) => `import * as found from "${name}"; found.absent;`);
  const misuses = Object.fromEntries(wrong.map((text, index) => [`${index}.mts`, text]));
  const findings = findingsIn(misuses, { ...STRICT, paths });
  assert.equal(findings.filter((finding) => finding.includes("'absent'")).length, wrong.length);
});
