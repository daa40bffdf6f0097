// A route handler of the edge runtime of Next, which is asked each time.

import { client } from "../../client.js";

export const runtime = "edge";
export const dynamic = "force-dynamic";

export async function GET() {
  const response = await client.fetch("things/7", { cache: "no-store" });
  return Response.json(await response.json());
}
