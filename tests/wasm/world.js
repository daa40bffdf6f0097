// Owns the world of the edge's tests: a host, a fetch that responds as a test says, and a record of what both
// have seen. world.rs evaluates this as one expression, once for each test.

(() => {
  const real = {
    setTimeout: globalThis.setTimeout,
    clearTimeout: globalThis.clearTimeout,
    now: performance.now.bind(performance),
    date: Date.now,
  };
  let skew = 0;
  let named = 0;

  /** The runtime's code for an error; true if it is not a network fault. */
  const faultOf = (error) =>
    error?.digest === undefined ? (error?.cause?.code ?? error?.code) : true;

  const world = {
    /** Random, so that no source text and no other world contains them. */
    secret: `${crypto.randomUUID()} &%+`,
    tokens: [],

    /** The arguments of fetch so far, and what it does next: each response is a function. */
    requests: [],
    responses: [],
    /** How many bodies were cancelled. */
    cancelled: 0,

    events: [],
    onEvent: undefined,
    waited: [],
    timers: [],
    unrefs: [],

    /** How often the runtime's clocks were read. */
    readings: 0,
    /** The errors that ended token requests. */
    faults: [],
    /** The limits and signals with which bodies of token responses were read. */
    readBodies: [],

    /** The ids that the module has passed to the host's methods, in order. */
    ids: [],
    /** The ids of clients that the module has dropped, in order. */
    forgotten: [],
    /** The clock of the user's own, if a test has added one. */
    hand: undefined,

    /** The user's own fetch. */
    fetch(target, init) {
      const headers = Object.fromEntries(new Headers(init.headers));
      world.requests.push({ target, init, headers });
      const respond = world.responses.shift();
      if (!respond) throw new TypeError("no response is left");
      return respond(target, init);
    },

    host: {
      forget: (id) => world.forgotten.push(id),
      send(record, { target, init, headers }, own, name, value) {
        headers[name] = value;
        try {
          record.sent = own(target, init);
        } catch (error) {
          record.sent = Promise.reject(error);
        }
      },
      uuid: () => "7d444840-9dc0-41d1-b245-5ffdce74fad2",
      sendTokenRequest(id, url, init) {
        world.ids.push(id);
        init.cache = "no-store";
        try {
          return world.fetch(url, init);
        } catch (error) {
          return Promise.reject(error);
        }
      },
      timers: () => true,
      unrefTimer: (handle) => world.unrefs.push(handle),
      waitUntil: (promise) => world.waited.push(promise),
      retryAfter: ({ headers }) => headers.get("retry-after") ?? undefined,
      async readBody(response, limit, signal) {
        world.readBodies.push({ limit, signal });
        const text = await response.text();
        return text.length > limit ? undefined : text;
      },
      tokenFault(id, error) {
        world.ids.push(id);
        world.faults.push(error);
        return faultOf(error);
      },
      makeError(id, fields, cause) {
        world.ids.push(id);
        return Object.assign(new Error(fields.message), { fields, cause });
      },
      emit(id, event) {
        world.ids.push(id);
        world.events.push(event);
        world.onEvent?.(event.type);
      },
    },

    /** Admits a client; by default with an id that no other has. */
    admit(id = 1_000 + globalThis.hosts.size) {
      globalThis.hosts.set(id, world.host);
      return id;
    },

    /** The constructor's argument; policies are exact, and backoff is short. */
    source({ policy, ...own } = {}) {
      const exact = { refreshJitterRatio: 0, backoffBaseMs: 1, ...policy };
      const required = {
        tokenUrl: "https://auth.example.com/token",
        clientId: "acme",
        clientSecret: world.secret,
      };
      return { options: { ...required, policy: exact, ...own } };
    },

    /** A call, as the facade prepares it. */
    call({ headers = {}, method = "GET", ...own } = {}) {
      const target = "https://api.example.com/things";
      const record = { generation: 0, sentAt: 0, method, repeatable: true, forceRefresh: false };
      return { target, init: { method, headers }, headers, ...record, ...own };
    },

    /** A wait for a token, without a call to the API. */
    wait: (own) => world.call({ target: undefined, ...own }),

    /** Sends a call with the token of this generation, or (0) one that can be used at once. */
    send(client, call, generation) {
      const wall = world.hand ? world.hand.wall : Date.now();
      call.sentAt ||= wall;
      call.generation = client.send(call, call, world.fetch, generation, wall);
      return call.generation === 0 ? undefined : call.sent;
    },

    /** The facade's loop (js/src/call/drive.ts), without signals, deadlines and redirects. */
    async lead(client, call) {
      let led;
      try {
        if (call.target === undefined) {
          led = client.begin(call, 0);
          return client.token(await world.next(led));
        }
        let sent = world.send(client, call, 0);
        for (;;) {
          while (!sent) {
            led ??= client.begin(call, call.sentAt);
            sent = world.send(client, call, await world.next(led));
          }
          let response;
          try {
            response = await sent;
          } catch (error) {
            sent = undefined;
            led ??= client.begin(call, call.sentAt);
            led.failed(faultOf(error), call.repeatable, error);
            continue;
          }
          sent = undefined;
          if (!led && client.settled(call.generation, response.status)) return response;
          led ??= client.begin(call, call.sentAt);
          const retryAfter = world.host.retryAfter(response);
          const challenge = response.headers.get("www-authenticate") ?? undefined;
          const { status } = response;
          if (led.responded(status, retryAfter, challenge, false, call.repeatable)) return response;
          await response.body?.cancel();
        }
      } finally {
        led?.free();
      }
    },

    /** The generation to send a call with, once there is one. */
    async next(led) {
      for (;;) {
        const ms = led.next();
        if (ms === undefined) return led.generation();
        await new Promise((resolve) => {
          const timer = real.setTimeout(resolve, ms);
          led.flight()?.then(() => {
            real.clearTimeout(timer);
            resolve();
          });
        });
      }
    },

    /** Adds a clock of the user's own, which moves when a test says so. */
    handClock() {
      const hand = { wall: 1_800_000_000_000, monotonic: 5_000, set: [], cleared: [] };
      world.hand = hand;
      return Object.assign(world.host, {
        wall(id) {
          world.ids.push(id);
          return hand.wall;
        },
        monotonic(id) {
          world.ids.push(id);
          return hand.monotonic;
        },
        startTimer(id, callback, delay) {
          world.ids.push(id);
          return hand.set.push({ callback, delay });
        },
        stopTimer(id, handle) {
          world.ids.push(id);
          hand.cleared.push(handle);
        },
      });
    },

    /** A JSON response. */
    json: (status, body, headers) => () => new Response(JSON.stringify(body), { status, headers }),

    /** A response with a new token; `more` is added to it. */
    tokenResponse(more) {
      named += 1;
      const access_token = `${crypto.randomUUID()}-${named}`;
      world.tokens.push(access_token);
      return world.json(200, { access_token, token_type: "Bearer", expires_in: 3600, ...more });
    },

    /** A response of the API whose body counts cancellations. */
    body(status, headers) {
      const cancel = () => {
        world.cancelled += 1;
      };
      return () => new Response(new ReadableStream({ cancel }), { status, headers });
    },

    /** A response that arrives when it is released. */
    held(respond) {
      let release;
      const gate = new Promise((resolve) => {
        release = resolve;
      });
      const held = (...args) => gate.then(() => respond(...args));
      return Object.assign(held, { release: () => release() });
    },

    /** Alarms: the timers that do not keep the process alive. */
    alarms: () => world.timers.filter(({ handle }) => world.unrefs.includes(handle)),

    /** Both clocks move on; timers do not fire. */
    skip(ms) {
      skew += ms;
    },

    /** Lets so many turns of the event loop pass, after which everything that needs no timer has happened. */
    async turns(count = 20) {
      for (let turn = 0; turn < count; turn += 1) {
        await new Promise((resolve) => setImmediate(resolve));
      }
    },

    /** How often a text occurs in a memory. The search runs here, outside of that memory. */
    found(memory, text) {
      const bytes = Buffer.from(memory.buffer);
      let count = 0;
      for (let at = bytes.indexOf(text); at !== -1; at = bytes.indexOf(text, at + 1)) count += 1;
      return count;
    },

    /** The forms in which the secret is sent. */
    secretForms() {
      const encoded = new URLSearchParams({ "": world.secret }).toString().slice(1);
      const basic = (secret) => Buffer.from(`acme:${secret}`).toString("base64").slice(0, -4);
      return [world.secret, encoded, basic(encoded), basic(world.secret)];
    },

    /** Evaluates an expression in the scope of this world's members; it may add some. */
    run: (code) => new Function("scope", `with (scope) { return (${code}); }`)(scope),

    see: (code) => JSON.stringify(world.run(code)) ?? "null",

    end() {
      for (const { handle } of world.timers) real.clearTimeout(handle);
      Object.assign(globalThis, { setTimeout: real.setTimeout, clearTimeout: real.clearTimeout });
      delete performance.now;
      Date.now = real.date;
    },
  };

  const scope = new Proxy(world, {
    has: (members, name) => name in members || !(name in globalThis),
    get(members, name) {
      if (name === Symbol.unscopables || name in members) return members[name];
      throw new ReferenceError(`this world has no ${String(name)}`);
    },
  });

  // The module's imports look it up here. A client of an earlier world may still have something on its way.
  const hosts = (globalThis.hosts ??= new Map());
  const byId = (name) => [name, (id, ...args) => hosts.get(id)[name](id, ...args)];
  const any = (name) => [name, (...args) => world.host[name](...args)];
  globalThis.host = Object.fromEntries([
    ...["forget", "sendTokenRequest", "wall", "monotonic", "startTimer", "stopTimer"].map(byId),
    ...["tokenFault", "makeError", "emit"].map(byId),
    ...["send", "timers", "unrefTimer", "waitUntil", "retryAfter", "readBody", "uuid"].map(any),
  ]);
  globalThis.setTimeout = (callback, delay, ...args) => {
    const timer = { callback, delay, cleared: false };
    timer.handle = real.setTimeout(callback, delay, ...args);
    world.timers.push(timer);
    return timer.handle;
  };
  globalThis.clearTimeout = (handle) => {
    for (const timer of world.timers) if (timer.handle === handle) timer.cleared = true;
    real.clearTimeout(handle);
  };
  performance.now = () => {
    world.readings += 1;
    return real.now() + skew;
  };
  Date.now = () => {
    world.readings += 1;
    return real.date() + skew;
  };
  return world;
})();
