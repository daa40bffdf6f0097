// The route /node/things in Next's Node runtime. Next wants the runtime written out in this file.

export const runtime = "nodejs";
export { GET, POST } from "../../../things.js";
