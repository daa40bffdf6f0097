// Owns the route that answers with what the exercise gives.

import { OAuthClient } from "everbearer";
import { exercise } from "../../exercise.mjs";

export async function GET() {
  return new Response(await exercise(OAuthClient, process.env));
}
