// The store on Redis: the commands that each kind of client is given, what becomes of their replies, and that nothing is
// sent without a connection.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { redisStore } from "everbearer/redis";

const KEY = "eb1.abcdefghijklmnopqrstuv";

/** A server with the four commands and a clock that stands still. */
function server() {
  const values = new Map();
  const sent = [];
  const redis = {
    now: 0,
    sent,
    values,
    async run(args) {
      sent.push(args);
      const [command, key, value, ...options] = args;
      const kept = values.get(key);
      const here = kept !== undefined && kept.until > redis.now;
      if (command === "GET") return here ? kept.value : null;
      if (command === "PTTL") return here ? kept.until - redis.now : -2;
      if (command === "DEL") return Number(values.delete(key) && here);
      assert.equal(command, "SET");
      if (options[0] === "NX" && here) return null;
      assert.equal(options.at(-2), "PX");
      values.set(key, { value, until: redis.now + Number(options.at(-1)) });
      return "OK";
    },
  };
  return redis;
}

/** Every kind of client, around a server. */
const clients = {
  "a function": ({ run }) => run,
  "redis 4 to 6": ({ run }) => ({
    isReady: true,
    isOpen: true,
    get: assert.fail,
    set: assert.fail,
    sendCommand: (args, ...rest) => (assert.deepEqual(rest, []), run(args)),
  }),
  "a pool of redis": ({ run }) => ({ isOpen: true, sendCommand: (args) => run(args) }),
  "a cluster of redis": ({ run }) => ({
    isOpen: true,
    slots: [],
    masters: [],
    sendCommand(key, isReadonly, args) {
      assert.equal(key, args[1]);
      assert.equal(isReadonly, false);
      return run(args);
    },
  }),
  "Sentinel of redis": ({ run }) => ({
    isReady: true,
    isOpen: true,
    getMasterNode: () => undefined,
    sendCommand: (isReadonly, args) => (assert.equal(isReadonly, false), run(args)),
  }),
  "ioredis and iovalkey": ({ run }) => ({
    status: "ready",
    get: assert.fail,
    sendCommand: assert.fail,
    call: (command, ...args) => run([command, ...args]),
  }),
  "their clusters": ({ run }) => ({
    status: "ready",
    slots: [],
    masters: [],
    sendCommand: assert.fail,
    call: (command, ...args) => run([command, ...args]),
  }),
  "valkey-glide": ({ run }) => ({ customCommand: (args) => run(args) }),
  "Upstash's REST client": ({ run }) => ({
    get: (key) => run(["GET", key]),
    pttl: (key) => run(["PTTL", key]),
    del: (key) => run(["DEL", key]),
    set(key, value, { px, nx, ...rest }) {
      assert.deepEqual(rest, {});
      return run(["SET", key, value, ...(nx === true ? ["NX"] : []), "PX", String(px)]);
    },
  }),
};

for (const [kind, connect] of Object.entries(clients)) {
  describe(kind, () => {
    test("is given these commands", async () => {
      const redis = server();
      const store = redisStore(connect(redis), { prefix: "app:" });
      assert.equal(await store.get(KEY), undefined);
      assert.equal(await store.add(KEY, "f.one", 1_000.2), true);
      assert.equal(await store.add(KEY, "f.two", 1_000), false);
      await store.set(KEY, "1.three", 60_000);
      assert.deepEqual(await store.get(KEY), { value: "1.three", leftMs: 60_000 });
      await store.delete(KEY);
      await store.delete(KEY);
      const name = `app:${KEY}`;
      assert.deepEqual(redis.sent, [
        ["PTTL", name],
        ["GET", name],
        ["SET", name, "f.one", "NX", "PX", "1001"],
        ["SET", name, "f.two", "NX", "PX", "1000"],
        ["SET", name, "1.three", "PX", "60000"],
        ["PTTL", name],
        ["GET", name],
        ["DEL", name],
        ["DEL", name],
      ]);
    });

    test("sees a value end by the server's clock, and then has room for another", async () => {
      const redis = server();
      const store = redisStore(connect(redis));
      await store.add(KEY, "f.one", 500);
      redis.now = 499;
      assert.deepEqual(await store.get(KEY), { value: "f.one", leftMs: 1 });
      assert.equal(await store.add(KEY, "f.two", 500), false);
      redis.now = 500;
      assert.equal(await store.get(KEY), undefined);
      assert.equal(await store.add(KEY, "f.two", 500), true);
    });

    test("sends both parts of a read before either is answered", async () => {
      const asked = [];
      let answer;
      const answered = new Promise((resolve) => (answer = resolve));
      const run = ([command]) => {
        asked.push(command);
        return answered.then(() => (command === "GET" ? "1.a" : 5));
      };
      const read = redisStore(connect({ run })).get(KEY);
      assert.deepEqual(asked, ["PTTL", "GET"]);
      answer();
      assert.deepEqual(await read, { value: "1.a", leftMs: 5 });
    });

    test("rejects with the client's error", async () => {
      const error = new Error("READONLY");
      const store = redisStore(connect({ run: () => Promise.reject(error) }));
      for (const operation of [
        () => store.get(KEY),
        () => store.set(KEY, "1.a", 1),
        () => store.add(KEY, "f.a", 1),
        () => store.delete(KEY),
      ]) {
        await assert.rejects(operation, error);
      }
    });
  });
}

describe("replies", () => {
  /** What `get` makes of the replies to GET and PTTL. */
  const read = (value, left) =>
    redisStore(async ([command]) => (command === "GET" ? value : left)).get(KEY);

  test("may be bytes, and times may be text", async () => {
    const { from } = Buffer;
    assert.deepEqual(await read(from("1.abc"), 7), { value: "1.abc", leftMs: 7 });
    assert.deepEqual(await read(new Uint8Array(from("1.abc")), "7"), { value: "1.abc", leftMs: 7 });
    assert.deepEqual(await read("1.abc", from("7")), { value: "1.abc", leftMs: 7 });
    const add = (reply) => redisStore(async () => reply).add(KEY, "f.a", 1);
    assert.equal(await add(from("OK")), true);
    assert.equal(await add(undefined), false);
  });

  test("that say there is no value, in whatever order the end and the replies came", async () => {
    assert.equal(await read(null, -2), undefined);
    assert.equal(await read(undefined, -2), undefined);
    assert.equal(await read(null, 3), undefined);
    assert.equal(await read("1.abc", -2), undefined);
  });

  test("of a key without an end give a value without a time", async () => {
    assert.deepEqual(await read("1.abc", -1), { value: "1.abc" });
  });

  test("that Upstash's client has read as JSON become the text that was stored", async () => {
    assert.deepEqual(await read(1.25, 5), { value: "1.25", leftMs: 5 });
    assert.deepEqual(await read(true, 5), { value: "true", leftMs: 5 });
    await assert.rejects(() => read({ a: 1 }, 5), /set automaticDeserialization: false$/);
  });

  test("of another protocol are errors that show none of the replies", async () => {
    await assert.rejects(() => read("1.abc", "secret"), {
      code: "UNEXPECTED_REPLY",
      message: "the Redis client answers PTTL with no number",
    });
    await assert.rejects(() => redisStore(async () => "QUEUED").add(KEY, "f.a", 1), {
      code: "UNEXPECTED_REPLY",
      message: "the Redis client answers SET with neither OK nor null",
    });
  });
});

describe("a client without a connection", () => {
  const NOT_CONNECTED = { code: "NOT_CONNECTED", message: "the Redis client is not connected" };

  /** A client that queues what it is sent, and the store on it. */
  function offline(state) {
    const queued = [];
    const queue = (...args) => (queued.push(args.flat()), new Promise(() => undefined));
    return { queued, queue, store: (methods) => redisStore({ ...state, ...methods(queue) }) };
  }

  const writes = (store) => [
    () => store.set(KEY, "1.a", 1),
    () => store.add(KEY, "f.a", 1),
    () => store.delete(KEY),
  ];

  for (const [what, state] of [
    ["redis", { isReady: false, isOpen: true }],
    ["a pool of redis", { isOpen: false }],
    ["a cluster of redis 6", { isReady: false, isOpen: true, slots: [], masters: [] }],
    ["a cluster of redis 4 and 5", { isOpen: false, slots: [], masters: [] }],
    ["Sentinel of redis", { isReady: false, isOpen: true, getMasterNode: () => undefined }],
  ]) {
    test(`${what}: no command gets into its queue`, async () => {
      const { queued, store } = offline(state);
      const one = store((queue) => ({ sendCommand: queue }));
      for (const operation of [() => one.get(KEY), ...writes(one)]) {
        await assert.rejects(operation, NOT_CONNECTED);
      }
      assert.deepEqual(queued, []);
    });
  }

  for (const status of ["reconnecting", "disconnecting", "close", "end"]) {
    test(`ioredis that says "${status}": no command gets into its queue`, async () => {
      const { queued, store } = offline({ status });
      const one = store((queue) => ({ call: queue }));
      for (const operation of [() => one.get(KEY), ...writes(one)]) {
        await assert.rejects(operation, NOT_CONNECTED);
      }
      assert.deepEqual(queued, []);
    });
  }

  for (const status of ["wait", "connecting", "connect"]) {
    test(`ioredis that says "${status}": a read waits and connects it, a write does neither`, async () => {
      const { queued, store } = offline({ status });
      const one = store((queue) => ({ call: queue }));
      for (const operation of writes(one)) await assert.rejects(operation, NOT_CONNECTED);
      assert.deepEqual(queued, []);
      void one.get(KEY);
      assert.deepEqual(queued, [
        ["PTTL", KEY],
        ["GET", KEY],
      ]);
    });
  }

  test("is looked at each time", async () => {
    const client = { isReady: false, sendCommand: async () => "OK" };
    const store = redisStore(client);
    await assert.rejects(() => store.set(KEY, "1.a", 1), NOT_CONNECTED);
    client.isReady = true;
    await store.set(KEY, "1.a", 1);
    client.isReady = false;
    await assert.rejects(() => store.set(KEY, "1.a", 1), NOT_CONNECTED);
  });
});

test("times are whole numbers from 1", async () => {
  const redis = server();
  const store = redisStore(redis.run);
  for (const forMs of [0.2, 1, 1.01, 0]) await store.set(KEY, "1.a", forMs);
  assert.deepEqual(
    redis.sent.map((args) => args.at(-1)),
    ["1", "1", "2", "1"],
  );
});

describe("what is no client", () => {
  for (const client of [undefined, null, "redis://127.0.0.1", {}, { get() {}, set() {} }, []]) {
    test(`${JSON.stringify(client) ?? "undefined"} is refused, with what is accepted`, () => {
      assert.throws(() => redisStore(client), {
        name: "TypeError",
        message:
          "redisStore takes a client of redis, ioredis, iovalkey, @valkey/valkey-glide or " +
          "@upstash/redis, or a function that sends a command, given as an array of strings",
      });
    });
  }

  test("a prefix is a string", () => {
    const options = { prefix: 1 };
    assert.throws(() => redisStore(async () => null, options), /^TypeError: prefix must be/);
  });
});
