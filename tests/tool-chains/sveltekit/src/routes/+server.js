// Owns the route that responds with the exercise's result.

import { OAuthClient } from "everbearer";
import { exercise } from "../../exercise.mjs";

export async function GET() {
  return new Response(await exercise(OAuthClient, process.env));
}
