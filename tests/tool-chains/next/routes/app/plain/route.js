// A route handler whose call says nothing about being kept: what Next does then is its version's to say.

import { client } from "../../client.js";

export const runtime = "nodejs";
export const dynamic = "force-dynamic";

export async function GET() {
  const response = await client.fetch("things/7");
  return Response.json(await response.json());
}
