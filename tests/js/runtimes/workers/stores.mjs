// A worker with stores at module level, of each kind. A request to /do performs one operation of a store; the others
// look at what the stores have done.

import { env } from "cloudflare:workers";
import { durableObjectStore, kvStore, TokenStoreObject } from "everbearer/cloudflare";

/** The object, with a view of its storage. */
class Seen extends TokenStoreObject {
  async seen() {
    const keys = [...(await this.ctx.storage.list()).keys()];
    return { keys, alarmMs: await this.ctx.storage.getAlarm() };
  }
}

export class InSqlite extends Seen {}
export class InKeyValue extends Seen {}

/** Bindings as they were before `getByName`. */
const byId = (namespace) => ({
  idFromName: (name) => namespace.idFromName(name),
  get: (id) => namespace.get(id),
});

const stores = {
  object: durableObjectStore(() => env.TOKENS),
  "object by id": durableObjectStore(() => byId(env.TOKENS)),
  "object in key-value storage": durableObjectStore(() => env.OLD_TOKENS),
  "object without a binding": durableObjectStore(() => env.NO_TOKENS),
  kv: kvStore(() => env.KV),
};

let kept;

const ROUTES = {
  async do({ store, operation, args }) {
    return (await stores[store][operation](...args)) ?? null;
  },
  /** The same operation many times at once. */
  many: ({ store, operation, calls }) =>
    Promise.all(calls.map((args) => stores[store][operation](...args))),
  seen: ({ key }) => env.TOKENS.getByName(key).seen(),
  /** Does what the stores may not do: uses one request's stub in another. */
  keep() {
    kept = env.TOKENS.getByName("kept");
    return "kept";
  },
  use: () => kept.get("kept"),
  /** What KV has, and until when. */
  listed: async () => (await env.KV.list()).keys,
  put: ({ seconds }) => env.KV.put("direct", "1.a", { expirationTtl: seconds }),
};

export default {
  async fetch(request) {
    const { pathname } = new URL(request.url);
    try {
      return Response.json((await ROUTES[pathname.slice(1)](await request.json())) ?? null);
    } catch (error) {
      return new Response(`${error.code ?? error.name}: ${error.message}`, { status: 500 });
    }
  },
};
