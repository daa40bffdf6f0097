// Replaces cloudflare:workers for the package: the same, with counts.

export { env } from "cloudflare:workers";
export { watchedWaitUntil as waitUntil } from "./watch.mjs";
