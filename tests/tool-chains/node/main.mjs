import { OAuthClient } from "everbearer";
import { exercise } from "./exercise.mjs";

console.log(await exercise(OAuthClient, process.env));
