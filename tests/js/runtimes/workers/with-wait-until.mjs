// Stands for cloudflare:workers as the package sees it: the same, watched.

export { env } from "cloudflare:workers";
export { watchedWaitUntil as waitUntil } from "./watch.mjs";
