// Owns the route that responds with the exercise's result.

import { OAuthClient } from "everbearer";
import { defineHandler } from "nitro";
import { exercise } from "../exercise.mjs";

export default defineHandler(() => exercise(OAuthClient, process.env));
