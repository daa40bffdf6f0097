// Replaces cloudflare:workers by a version without waitUntil.

export { env } from "cloudflare:workers";
