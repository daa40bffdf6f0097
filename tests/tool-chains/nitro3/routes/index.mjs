// Owns the route that answers with what the exercise gives.

import { OAuthClient } from "everbearer";
import { defineHandler } from "nitro";
import { exercise } from "../exercise.mjs";

export default defineHandler(() => exercise(OAuthClient, process.env));
