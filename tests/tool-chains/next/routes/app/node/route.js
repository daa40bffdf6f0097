// A route handler of Next's node runtime, which calls at each request.

import { client } from "../../client.js";

export const runtime = "nodejs";
export const dynamic = "force-dynamic";

export async function GET() {
  const response = await client.fetch("things/7", { cache: "no-store" });
  return Response.json(await response.json());
}
