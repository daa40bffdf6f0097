// Owns the route /node/things in Next's Node runtime. Next requires the runtime as a literal in this file.

export const runtime = "nodejs";
export { GET, POST } from "../../../things.js";
