// The adapter for Cloudflare workers: one request for each behaviour.

import { AsyncLocalStorage } from "node:async_hooks";
import { env } from "cloudflare:workers";
import * as core from "everbearer";
import * as athena from "everbearer/athena";
import * as pool from "everbearer/pool";
import * as vagaro from "everbearer/vagaro";
import { suite } from "../suite.mjs";

const everbearer = { ...core, ...athena, ...pool, ...vagaro };
const run = suite({ everbearer, variables: env, inspect: JSON.stringify, AsyncLocalStorage });

export default {
  async fetch(request) {
    return Response.json(await run(new URL(request.url).searchParams.get("behaviour")));
  },
};
