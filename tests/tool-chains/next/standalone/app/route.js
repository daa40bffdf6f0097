// Owns the response to every request: the exercise's result, once the server has had its token.

import { OAuthClient } from "everbearer";
import { exercise } from "../exercise.mjs";

export const dynamic = "force-dynamic";

export async function GET() {
  if (globalThis.registered !== 1) throw new Error("instrumentation got no token");
  return new Response(await exercise(OAuthClient, process.env));
}
