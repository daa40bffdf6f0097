// Owns JavaScript values of every kind, hostile ones first. Properties get recipes: plain data that can be
// printed, shrunk and kept as examples. `build` makes a new value for each use.

import fc from "fast-check";

/** The error that hostile values throw. */
export class Thrown extends Error {}
const refuse = () => {
  throw new Thrown("a hostile value");
};

const revoked = (target) => {
  const { proxy, revoke } = Proxy.revocable(target, {});
  revoke();
  return proxy;
};

const cyclic = () => {
  const value = { name: "cyclic" };
  value.self = value;
  return value;
};

const deep = (levels) => {
  let value = [];
  for (let level = 0; level < levels; level += 1) value = level % 2 ? [value] : { value };
  return value;
};

const traps = () =>
  Object.fromEntries(
    ["get", "has", "ownKeys", "getPrototypeOf", "getOwnPropertyDescriptor"].map((name) => [
      name,
      refuse,
    ]),
  );

class Instance {
  own = 1;
  get name() {
    return "instance";
  }
}

const KINDS = {
  symbol: () => Symbol("s"),
  bigint: () => 2n ** 64n,
  function: () => () => "function",
  "function of a number": () => () => 5,
  class: () => Instance,
  instance: () => new Instance(),
  date: () => new Date(0),
  "invalid date": () => new Date(Number.NaN),
  regexp: () => /x/g,
  map: () => new Map([["a", 1]]),
  "typed array": () => new Uint8Array([1, 255]),
  "big typed array": () => new BigInt64Array(2),
  buffer: () => new ArrayBuffer(8),
  "detached buffer": () => {
    const buffer = new ArrayBuffer(8);
    structuredClone(buffer, { transfer: [buffer] });
    return buffer;
  },
  "shared view": () => new Uint8Array(new SharedArrayBuffer(8)),
  blob: () => new Blob(["blob"]),
  "form data": () => new FormData(),
  stream: () => new ReadableStream(),
  "locked stream": () => {
    const stream = new ReadableStream();
    stream.getReader();
    return stream;
  },
  url: () => new URL("https://api.example.com/things"),
  "url elsewhere": () => new URL("https://elsewhere.example/things"),
  request: () => new Request("https://api.example.com/things"),
  response: () => new Response("{}"),
  headers: () => new Headers({ "x-own": "1" }),
  signal: () => new AbortController().signal,
  "aborted signal": () => AbortSignal.abort(new Thrown("aborted")),
  "forged url": () => Object.create(URL.prototype),
  "forged request": () => Object.create(Request.prototype),
  "forged headers": () => Object.create(Headers.prototype),
  "forged signal": () => Object.create(AbortSignal.prototype),
  "forged promise": () => Object.create(Promise.prototype),
  "tagged signal": () => ({ [Symbol.toStringTag]: "AbortSignal" }),
  "tagged request": () => ({ [Symbol.toStringTag]: "Request" }),
  "tagged buffer": () => ({ [Symbol.toStringTag]: "ArrayBuffer" }),
  promise: () => Promise.resolve(1),
  thenable: () => ({ then: (resolve) => resolve(1) }),
  "thenable that throws": () => ({ then: refuse }),
  "thenable twice": () => ({
    then: (resolve, reject) => {
      resolve(1);
      reject(new Thrown("twice"));
    },
  }),
  "revoked object": () => revoked({}),
  "revoked array": () => revoked([]),
  "revoked function": () => revoked(() => undefined),
  "proxy that throws": () => new Proxy({}, traps()),
  "proxy array that throws": () => new Proxy([1], traps()),
  "proxy of everything": () =>
    new Proxy(() => undefined, { get: (_, name) => (name === "then" ? undefined : () => "x") }),
  "getter that throws": () =>
    Object.defineProperty({}, "member", { enumerable: true, get: refuse }),
  "text that throws": () => ({ toString: refuse, [Symbol.toPrimitive]: refuse }),
  "text that is none": () => ({ toString: () => ({}), valueOf: () => ({}) }),
  "iterator that throws": () => ({ [Symbol.iterator]: refuse }),
  "iterator that is none": () => ({ [Symbol.iterator]: 1 }),
  "null prototype": () => Object.create(null),
  "__proto__ member": () => JSON.parse('{"__proto__":{"polluted":true},"constructor":1}'),
  "frozen object": () => Object.freeze({ a: 1 }),
  "boxed text": () => Object("text"),
  cyclic,
  deep: () => deep(50),
  "very deep": () => deep(20_000),
  "huge text": () => "x".repeat(100_000),
  "lone surrogates": () => "\ud800x\udfff",
  controls: () => "a\r\nb: c\0\u2028",
  "sparse array": () => {
    const items = [];
    items[100] = 1;
    return items;
  },
  "array-like without end": () => ({ length: 2 ** 53, 0: 1 }),
  error: () => new Thrown("as a value"),
};

const data = fc.anything({
  maxDepth: 2,
  withBigInt: true,
  withBoxedValues: true,
  withNullPrototype: true,
  withObjectString: true,
});
const kind = fc.record({ kind: fc.constantFrom(...Object.keys(KINDS)) });
const plain = fc.record({ data });

/** A recipe for any value; `usual` are values that would be valid in its place. */
export function anyValue(...usual) {
  const leaf = fc.oneof(
    { weight: 4, arbitrary: kind },
    { weight: 3, arbitrary: plain },
    ...(usual.length > 0
      ? [{ weight: 3, arbitrary: fc.record({ data: fc.constantFrom(...usual) }) }]
      : []),
  );
  return fc.oneof(
    { weight: 8, arbitrary: leaf },
    { weight: 1, arbitrary: fc.record({ list: fc.array(leaf, { maxLength: 3 }) }) },
    {
      weight: 1,
      arbitrary: fc.record({ pairs: fc.array(fc.tuple(fc.string(), leaf), { maxLength: 3 }) }),
    },
  );
}

/** A recipe for an object with some of these members: `{ name: recipe }`. */
export const objectOf = (members) => fc.record(members, { requiredKeys: [] }).map((of) => ({ of }));

/** Builds a recipe's value. `{ bytes }`, a number of bytes, is for examples only. */
export function build(recipe) {
  if ("bytes" in recipe) return new Uint8Array(recipe.bytes);
  if ("kind" in recipe) return KINDS[recipe.kind]();
  if ("list" in recipe) return recipe.list.map(build);
  if ("pairs" in recipe) {
    return Object.fromEntries(recipe.pairs.map(([name, one]) => [name, build(one)]));
  }
  if ("of" in recipe) {
    return Object.fromEntries(Object.entries(recipe.of).map(([name, one]) => [name, build(one)]));
  }
  return recipe.data;
}
