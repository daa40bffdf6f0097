// Owns the client in a process with a page's globals from jsdom, as in tests of components.

import "global-jsdom/register";
import { OAuthClient } from "everbearer";
import { exercise } from "./exercise.mjs";

console.log(await exercise(OAuthClient, process.env));
