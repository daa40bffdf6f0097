// Owns the client in a process that jsdom has given a page's globals, as tests of components do.

import "global-jsdom/register";
import { OAuthClient } from "everbearer";
import { exercise } from "./exercise.mjs";

console.log(await exercise(OAuthClient, process.env));
