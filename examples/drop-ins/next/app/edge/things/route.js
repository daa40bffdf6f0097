// The route /edge/things in Next's edge runtime. Next wants the runtime written out in this file.

export const runtime = "edge";
export { GET, POST } from "../../../things.js";
