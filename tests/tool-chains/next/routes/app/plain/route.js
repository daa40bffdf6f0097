// A route handler whose call says nothing about caching: its version of Next decides.

import { client } from "../../client.js";

export const runtime = "nodejs";
export const dynamic = "force-dynamic";

export async function GET() {
  const response = await client.fetch("things/7");
  return Response.json(await response.json());
}
