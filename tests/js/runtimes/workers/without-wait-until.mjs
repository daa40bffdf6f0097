// Stands for cloudflare:workers of a version that has no waitUntil.

export { env } from "cloudflare:workers";
