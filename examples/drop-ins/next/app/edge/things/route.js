// Owns the route /edge/things in Next's edge runtime. Next requires the runtime as a literal in this file.

export const runtime = "edge";
export { GET, POST } from "../../../things.js";
