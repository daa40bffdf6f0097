import { OAuthClient } from "everbearer";
import { defineEventHandler } from "h3";
import { exercise } from "../exercise.mjs";

export default defineEventHandler(() => exercise(OAuthClient, process.env));
