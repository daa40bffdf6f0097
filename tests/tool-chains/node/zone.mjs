// Owns the client where zone.js has replaced promises and timers, as in Angular's server rendering.

import "zone.js/node";
import { OAuthClient } from "everbearer";
import { exercise } from "./exercise.mjs";

const zone = globalThis.Zone.current.fork({ name: "request" });
console.log(await zone.run(() => exercise(OAuthClient, process.env)));
